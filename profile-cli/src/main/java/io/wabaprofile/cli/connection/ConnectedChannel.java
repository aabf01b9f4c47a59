package io.wabaprofile.cli.connection;

import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.http.GraphNumber;
import io.wabaprofile.onpremise.OnPremiseAdapter;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.NumberFacts;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.PhotoReader;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.upload.UploadAdapter;
import java.util.Optional;
import java.util.function.Function;

/**
 * The gateways of one number: a connection to the host, an adapter on the connection, and a gateway per port for the
 * key of
 * the number. Code that uses a gateway does not depend on the API mode.
 *
 * <p>A program with many numbers shares the connection and the adapters between them. Gateways are cheap to create.
 *
 * @param photoGateway makes the photo gateway; the observer is called if the photo is uploaded
 * @param closing closes the connection
 */
public record ConnectedChannel(
        ProfileGateway profile,
        Function<UploadObserver, PhotoGateway> photoGateway,
        PhotoReader photoReader,
        Runnable closing)
        implements AutoCloseable {

    /** The channel closes the connection. */
    public static ConnectedChannel over(ApiConnection connection, NumberAccess access) {
        return switch (access.mode()) {
            case ON_PREMISE -> onPremise(connection, access.credentials());
            case CLOUD -> cloud(connection, access);
            case GRAPH -> graph(connection, access);
        };
    }

    private static ConnectedChannel onPremise(ApiConnection connection, Credentials key) {
        OnPremiseAdapter adapter = OnPremiseAdapter.connect(connection);
        PhotoGateway photo = adapter.photo(key);
        return new ConnectedChannel(
                adapter.profile(key), observer -> photo, adapter.photoReader(key), connection::close);
    }

    /** The Cloud API takes an uploaded photo by its handle, so the photo gateway needs an uploader. */
    private static ConnectedChannel cloud(ApiConnection connection, NumberAccess access) {
        CloudAdapter adapter = CloudAdapter.connect(connection);
        MediaUploader uploader = uploader(connection, access);
        Credentials key = access.credentials();
        return new ConnectedChannel(
                adapter.profile(key),
                observer -> adapter.photo(key, uploader, observer),
                adapter.photoReader(key),
                connection::close);
    }

    /** The same adapter as for the Cloud API at 360dialog, with the number in place of its key. */
    private static ConnectedChannel graph(ApiConnection connection, NumberAccess access) {
        CloudAdapter adapter = CloudAdapter.connect(connection);
        MediaUploader uploader = uploader(connection, access);
        GraphNumber number = access.graphNumber();
        return new ConnectedChannel(
                adapter.profile(number),
                observer -> adapter.photo(number, uploader, observer),
                adapter.photoReader(number),
                connection::close);
    }

    /** Makes the uploader of a number in the Cloud API or the Graph API. */
    public static MediaUploader uploader(ApiConnection connection, NumberAccess access) {
        UploadAdapter adapter = UploadAdapter.connect(connection);
        return access.mode() == Mode.GRAPH
                ? adapter.uploader(access.graphNumber(), access.appId())
                : adapter.uploader(access.credentials());
    }

    /** Makes the gateway for facts about a number; empty if the API offers none. */
    public static Optional<NumberFacts> facts(ApiConnection connection, NumberAccess access) {
        return switch (access.mode()) {
            case ON_PREMISE -> Optional.empty();
            case CLOUD -> Optional.of(CloudAdapter.connect(connection).facts(access.credentials()));
            case GRAPH -> Optional.of(CloudAdapter.connect(connection).facts(access.graphNumber()));
        };
    }

    public PhotoGateway photo() {
        return photo(UploadObserver.NONE);
    }

    public PhotoGateway photo(UploadObserver observer) {
        return photoGateway.apply(observer);
    }

    @Override
    public void close() {
        closing.run();
    }
}
