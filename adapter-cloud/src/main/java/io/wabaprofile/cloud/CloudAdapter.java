package io.wabaprofile.cloud;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.UploadObserver;
import java.net.URI;
import java.time.Duration;

/**
 * Creates gateways for numbers that are registered in the Cloud API. Safe for use by several threads. Gateways are
 * cheap to
 * create.
 *
 * @see <a href="https://docs.360dialog.com/docs/messaging-api/api-reference/profile">360dialog: profile</a>
 */
public final class CloudAdapter {
    /** 360dialog's host for Cloud numbers and uploads. */
    public static final URI HOST = URI.create("https://waba-v2.360dialog.io");

    private final ApiConnection connection;
    private final ApiClient<CloudApi> client;

    private CloudAdapter(ApiConnection connection, ApiClient<CloudApi> client) {
        this.connection = connection;
        this.client = client;
    }

    /** Returns an adapter that uses the connection. The caller closes the connection. */
    public static CloudAdapter connect(ApiConnection connection) {
        return new CloudAdapter(connection, connection.client(CloudApi.class));
    }

    /**
     * Returns the same adapter with another time limit per call: of {@code fetch}, of {@code apply}, and of setting an
     * uploaded photo. The limit replaces {@link ApiConnection.Builder#callLimit} for the gateways of the returned adapter,
     * and may be longer. It shares the connections and the limits of each number with this adapter, and is cheap to
     * create, for example once per call. The upload of a photo has the limits of its uploader.
     *
     * @throws IllegalArgumentException if the limit is not from 1 ns to 1 day
     */
    public CloudAdapter callLimit(Duration limit) {
        return new CloudAdapter(connection, client.withCallLimit(limit));
    }

    /** Returns the profile gateway of the number to which the credentials belong. An update is one request. */
    public ProfileGateway profile(Credentials credentials) {
        return new CloudProfileGateway(client, connection.channel(credentials));
    }

    /**
     * Returns the photo gateway of the number to which the credentials belong. A photo is uploaded first, so this
     * method needs an uploader,
     * such as that of {@code adapter-upload}.
     */
    public PhotoGateway photo(Credentials credentials, MediaUploader uploader) {
        return photo(credentials, uploader, UploadObserver.NONE);
    }

    /** As {@link #photo(Credentials, MediaUploader)}, with an observer for the uploads. */
    public PhotoGateway photo(Credentials credentials, MediaUploader uploader, UploadObserver observer) {
        return new CloudPhotoGateway(client, connection.channel(credentials), uploader, observer);
    }
}
