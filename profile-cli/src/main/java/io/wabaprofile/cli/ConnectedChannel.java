package io.wabaprofile.cli;

import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.onpremise.OnPremiseAdapter;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.upload.UploadAdapter;
import java.net.URI;

/**
 * One number, wired for its API mode: a connection to the host, an adapter on the connection, and a gateway per port for
 * the number's key. From there on no code knows the mode any more.
 *
 * <p>A program with many numbers shares the connection and the adapters between them; the gateways cost next to nothing.
 */
record ConnectedChannel(ProfileGateway profile, PhotoGateway photo, Runnable hangUp) implements AutoCloseable {

    /** With production's time limits and retries. Plain HTTP is for the loopback interface only, where the simulator is. */
    static ConnectedChannel open(Mode mode, URI host, Credentials credentials) {
        return over(ApiConnection.to(host).allowPlainHttpOnLoopback().build(), mode, credentials);
    }

    /** Over a connection that the channel closes in the end. */
    static ConnectedChannel over(ApiConnection connection, Mode mode, Credentials credentials) {
        return switch (mode) {
            case ON_PREMISE -> onPremise(connection, credentials);
            case CLOUD -> cloud(connection, credentials);
        };
    }

    private static ConnectedChannel onPremise(ApiConnection connection, Credentials credentials) {
        OnPremiseAdapter adapter = OnPremiseAdapter.connect(connection);
        return new ConnectedChannel(adapter.profile(credentials), adapter.photo(credentials), connection::close);
    }

    /** In the Cloud a photo is uploaded before the profile names it, so its gateway needs an uploader. */
    private static ConnectedChannel cloud(ApiConnection connection, Credentials credentials) {
        CloudAdapter adapter = CloudAdapter.connect(connection);
        MediaUploader uploader = UploadAdapter.connect(connection).uploader(credentials);
        return new ConnectedChannel(
                adapter.profile(credentials), adapter.photo(credentials, uploader), connection::close);
    }

    @Override
    public void close() {
        hangUp.run();
    }
}
