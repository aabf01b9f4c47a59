package io.wabaprofile.upload;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.http.GraphNumber;
import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.port.MediaUploader;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Creates uploaders for the Resumable Upload API of 360dialog or of Meta's Graph API. Safe for use by several threads. Uploaders are cheap to create.
 *
 * <p>An interrupted upload resumes automatically from the server's offset. The time limit of an upload is 120 s, or the
 * time
 * that its bytes need at 50 kB/s if that is longer. Up to 4 uploads run at once per connection ({@code
 * ConcurrencySettings}
 * sets the number); other uploads wait within their time limit. Files of up to 8 MiB are read into memory first, so
 * they may
 * change during the upload. Larger files are streamed and must not change.
 *
 * @see <a href="https://docs.360dialog.com/docs/messaging-api/api-reference/media-uploads">360dialog: uploads</a>
 */
public final class UploadAdapter {
    /** 360dialog's host for uploads, the same as for Cloud numbers. */
    public static final URI HOST = URI.create("https://waba-v2.360dialog.io");

    private static final Pattern APP_ID = Pattern.compile("[1-9][0-9]{0,19}|app");

    private final ApiConnection connection;
    private final ApiClient<UploadApi> client;
    private final OffsetQuery query;
    private final UploadSettings settings;

    private UploadAdapter(
            ApiConnection connection, ApiClient<UploadApi> client, OffsetQuery query, UploadSettings settings) {
        this.connection = connection;
        this.client = client;
        this.query = query;
        this.settings = settings;
    }

    /**
     * Returns an adapter that uses the connection. The caller closes the connection. The Cloud adapter may share it.
     */
    public static UploadAdapter connect(ApiConnection connection) {
        ApiClient<UploadApi> client = connection.client(UploadApi.class);
        return new UploadAdapter(connection, client, new OffsetQuery(client), UploadSettings.DEFAULT);
    }

    /**
     * Returns an uploader for the 360dialog number that the key belongs to.
     *
     * @param credentials an {@link ApiKey}, or credentials that return one
     * @throws IllegalArgumentException if the connection is to the Graph API, or the credentials are of another kind
     */
    public MediaUploader uploader(Credentials credentials) {
        return uploader(UploadDestination.dialog360(connection.channel(ApiKey.class, credentials)));
    }

    /**
     * Returns an uploader for Meta's Graph API. The app owns the uploads; the handles work for each number that its
     * token may change. The number separates the limits of its uploads from those of other numbers.
     *
     * @param appId Meta's ID of the app that the token belongs to, 1 to 20 digits, or {@code app} for that app
     * @throws IllegalArgumentException if the ID has another form, or the connection is not to the Graph API
     * @see <a href="https://developers.facebook.com/docs/graph-api/guides/upload">Meta: resumable uploads</a>
     */
    public MediaUploader uploader(GraphNumber number, String appId) {
        if (!APP_ID.matcher(appId).matches()) {
            throw new IllegalArgumentException("appId must be Meta's ID of the app, 1 to 20 digits, or app");
        }
        return uploader(UploadDestination.graph(connection.channel(number), appId));
    }

    private MediaUploader uploader(UploadDestination destination) {
        return new UploadGateway(client, destination, query, settings);
    }

    /**
     * Returns the same adapter with another minimum speed, 50,000 bytes per second by default. The speed sets the time
     * limits: an attempt may take as long as its bytes need at this speed, but at least 10 s; an upload may take as long as
     * the file needs at this speed, but at least 120 s. {@link #uploadLimit} replaces the second limit. A slower upload
     * fails when a limit is over, not before.
     *
     * @throws IllegalArgumentException if the speed is under 1
     */
    public UploadAdapter minimumSpeed(long bytesPerSecond) {
        return with(settings.minimumSpeed(bytesPerSecond));
    }

    /**
     * Returns the same adapter with a fixed time limit for an upload of any size, including waits.
     *
     * @throws IllegalArgumentException if the limit is not positive
     */
    public UploadAdapter uploadLimit(Duration limit) {
        return with(settings.uploadLimit(limit));
    }

    /**
     * Returns the same adapter with another stall limit, 60 s by default. An attempt is stalled if, for this time, the
     * server
     * accepts no bytes or sends no response after the last byte. The upload then resumes from the server's offset.
     *
     * @throws IllegalArgumentException if the limit is not positive
     */
    public UploadAdapter stallLimit(Duration limit) {
        return with(settings.stallLimit(limit));
    }

    /**
     * Returns the same adapter with another maximum number of attempts without progress per upload, 10 by default.
     * After
     * three such attempts in a row, the upload restarts in a new session, once.
     *
     * @throws IllegalArgumentException if the number is under 1
     */
    public UploadAdapter maxAttempts(int attempts) {
        return with(settings.maxAttempts(attempts));
    }

    /**
     * Returns the same adapter without hashing of streamed files. Checkpoints then contain no hash, so a resumed file
     * is
     * compared by media type, length and modification time only. The statistics have no SHA-256.
     */
    public UploadAdapter withoutHashing() {
        return with(settings.withoutHashing());
    }

    private UploadAdapter with(UploadSettings changed) {
        return new UploadAdapter(connection, client, query, changed);
    }
}
