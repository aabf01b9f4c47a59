package io.wabaprofile.upload;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.port.MediaUploader;
import java.net.URI;
import java.time.Duration;

/**
 * The Resumable Upload API. Safe for use by several threads; an uploader per channel costs next to nothing.
 *
 * <p>An upload that breaks goes on by itself from where the server is. It may take 120 s, or as long as its bytes need at
 * 50 kB/s if that is longer; up to 4 run at once per connection, the others wait within that time. {@code ConcurrencySettings} sets that number. Files of up
 * to 8 MiB are read into memory first, so that they may change or vanish meanwhile; larger ones are streamed and must
 * stay as they are.
 *
 * @see <a href="https://docs.360dialog.com/docs/messaging-api/api-reference/media-uploads">360dialog: uploads</a>
 */
public final class UploadAdapter {
    /** 360dialog's host for uploads, the same as for Cloud numbers. */
    public static final URI HOST = URI.create("https://waba-v2.360dialog.io");

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

    /** Uses the connection, which stays the caller's to close and may be the one of the Cloud adapter. */
    public static UploadAdapter connect(ApiConnection connection) {
        ApiClient<UploadApi> client = connection.client(UploadApi.class);
        return new UploadAdapter(connection, client, new OffsetQuery(client), UploadSettings.DEFAULT);
    }

    /** Uploads on behalf of the number that the key belongs to. */
    public MediaUploader uploader(Credentials credentials) {
        return new UploadGateway(client, connection.channel(credentials), query, settings);
    }

    /**
     * The same adapter for a slower or faster network: one attempt may take as long as its bytes need at this speed (10 s at
     * least), a whole upload as well (120 s at least). 50,000 by default.
     *
     * @throws IllegalArgumentException if the speed is under 1
     */
    public UploadAdapter minimumSpeed(long bytesPerSecond) {
        return with(settings.minimumSpeed(bytesPerSecond));
    }

    /**
     * The same adapter with a fixed limit for a whole upload of any size, waiting included.
     *
     * @throws IllegalArgumentException if the limit is not longer than nothing
     */
    public UploadAdapter uploadLimit(Duration limit) {
        return with(settings.uploadLimit(limit));
    }

    /**
     * The same adapter with another limit to how long an attempt may stand still, with no byte taken or no answer after the
     * last one, before the upload goes on from where the server is; 60 s by default.
     *
     * @throws IllegalArgumentException if the limit is not longer than nothing
     */
    public UploadAdapter stallLimit(Duration limit) {
        return with(settings.stallLimit(limit));
    }

    /**
     * The same adapter with another limit to the attempts of one upload that make no progress; 10 by default. Attempts that
     * make progress do not count. After three attempts without progress in a row, the upload starts again in a new session.
     *
     * @throws IllegalArgumentException if it is under 1
     */
    public UploadAdapter maxAttempts(int attempts) {
        return with(settings.maxAttempts(attempts));
    }

    /**
     * The same adapter without hashing what it streams: checkpoints then hold no hash, so that a file to resume is known by
     * length and time of the last change only, and statistics have no SHA-256.
     */
    public UploadAdapter withoutHashing() {
        return with(settings.withoutHashing());
    }

    private UploadAdapter with(UploadSettings changed) {
        return new UploadAdapter(connection, client, query, changed);
    }
}
