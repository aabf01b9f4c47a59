package io.wabaprofile.cloud;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.UploadObserver;
import java.net.URI;

/**
 * Numbers registered in the Cloud API. Safe for use by several threads; a gateway per channel costs next to nothing.
 *
 * @see <a href="https://docs.360dialog.com/docs/messaging-api/api-reference/profile">360dialog: profile</a>
 */
public final class CloudAdapter {
    /** 360dialog's host for Cloud numbers, uploads included. */
    public static final URI HOST = URI.create("https://waba-v2.360dialog.io");

    private final ApiConnection connection;
    private final ApiClient<CloudApi> client;

    private CloudAdapter(ApiConnection connection) {
        this.connection = connection;
        this.client = connection.client(CloudApi.class);
    }

    /** Uses the connection, which stays the caller's to close. */
    public static CloudAdapter connect(ApiConnection connection) {
        return new CloudAdapter(connection);
    }

    /** The profile of the number that the key belongs to. An update is one request: all of it is applied, or nothing. */
    public ProfileGateway profile(Credentials credentials) {
        return new CloudProfileGateway(client, connection.channel(credentials));
    }

    /**
     * The photo of the number that the key belongs to. A photo is uploaded first and then named in the profile, so this
     * needs an uploader: {@code adapter-upload} has one.
     */
    public PhotoGateway photo(Credentials credentials, MediaUploader uploader) {
        return photo(credentials, uploader, UploadObserver.SILENT);
    }

    /** As {@link #photo(Credentials, MediaUploader)}, with somebody watching every upload. */
    public PhotoGateway photo(Credentials credentials, MediaUploader uploader, UploadObserver observer) {
        return new CloudPhotoGateway(client, connection.channel(credentials), uploader, observer);
    }
}
