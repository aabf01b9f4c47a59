package io.wabaprofile.cli;

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
 * One number, wired for its API mode: a connection to the host, an adapter on the connection, and a gateway per port for
 * the number's key. From there on no code knows the mode any more.
 *
 * <p>A program with many numbers shares the connection and the adapters between them; the gateways cost next to nothing.
 *
 * @param watchedPhoto the photo's gateway, with somebody watching where there is an upload to watch
 */
record ConnectedChannel(ProfileGateway profile, Function<UploadObserver, PhotoGateway> watchedPhoto, Runnable hangUp)
        implements AutoCloseable {

    /** Over a connection that the channel closes in the end. */
    static ConnectedChannel over(ApiConnection connection, Mode mode, Credentials credentials) {
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

    /** In the Cloud a photo is uploaded before the profile names it, so its gateway needs an uploader. */
    private static ConnectedChannel cloud(ApiConnection connection, Credentials credentials) {
        CloudAdapter adapter = CloudAdapter.connect(connection);
        MediaUploader uploader = UploadAdapter.connect(connection).uploader(credentials);
        return new ConnectedChannel(
                adapter.profile(credentials),
                observer -> adapter.photo(credentials, uploader, observer),
                connection::close);
    }

    PhotoGateway photo() {
        return photo(UploadObserver.SILENT);
    }

    PhotoGateway photo(UploadObserver observer) {
        return watchedPhoto.apply(observer);
    }

    @Override
    public void close() {
        hangUp.run();
    }
}
