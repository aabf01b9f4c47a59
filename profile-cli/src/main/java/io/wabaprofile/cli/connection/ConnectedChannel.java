package io.wabaprofile.cli.connection;

import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.onpremise.OnPremiseAdapter;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.upload.UploadAdapter;
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
        ProfileGateway profile, Function<UploadObserver, PhotoGateway> photoGateway, Runnable closing)
        implements AutoCloseable {

    /** The channel closes the connection. */
    public static ConnectedChannel over(ApiConnection connection, Mode mode, Credentials credentials) {
        return switch (mode) {
            case ON_PREMISE -> onPremise(connection, credentials);
            case CLOUD -> cloud(connection, credentials);
        };
    }

    private static ConnectedChannel onPremise(ApiConnection connection, Credentials credentials) {
        OnPremiseAdapter adapter = OnPremiseAdapter.connect(connection);
        PhotoGateway photo = adapter.photo(credentials);
        return new ConnectedChannel(adapter.profile(credentials), observer -> photo, connection::close);
    }

    /** The Cloud API takes an uploaded photo by its handle, so the photo gateway needs an uploader. */
    private static ConnectedChannel cloud(ApiConnection connection, Credentials credentials) {
        CloudAdapter adapter = CloudAdapter.connect(connection);
        MediaUploader uploader = UploadAdapter.connect(connection).uploader(credentials);
        return new ConnectedChannel(
                adapter.profile(credentials),
                observer -> adapter.photo(credentials, uploader, observer),
                connection::close);
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
