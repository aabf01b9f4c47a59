package io.wabaprofile.upload;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.port.MediaUploader;
import java.net.URI;

/**
 * The Resumable Upload API. Safe for use by several threads; an uploader per channel costs next to nothing.
 *
 * <p>An upload may take 120 s, or as long as its bytes need at 50 kB/s if that is longer. The bytes are sent once: an
 * upload that breaks has failed and must be started anew.
 *
 * @see <a href="https://docs.360dialog.com/docs/messaging-api/api-reference/media-uploads">360dialog: uploads</a>
 */
public final class UploadAdapter {
    /** 360dialog's host for uploads, the same as for Cloud numbers. */
    public static final URI HOST = URI.create("https://waba-v2.360dialog.io");

    private final ApiConnection connection;
    private final ApiClient<UploadApi> client;

    private UploadAdapter(ApiConnection connection) {
        this.connection = connection;
        this.client = connection.client(UploadApi.class);
    }

    /** Uses the connection, which stays the caller's to close and may be the one of the Cloud adapter. */
    public static UploadAdapter connect(ApiConnection connection) {
        return new UploadAdapter(connection);
    }

    /** Uploads on behalf of the number that the key belongs to. */
    public MediaUploader uploader(Credentials credentials) {
        return new UploadGateway(client, connection.channel(credentials));
    }
}
