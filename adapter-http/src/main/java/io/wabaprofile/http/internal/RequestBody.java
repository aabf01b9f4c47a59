package io.wabaprofile.http.internal;

import io.wabaprofile.profile.MediaFile;
import java.io.IOException;
import java.io.InputStream;

/**
 * A request body that is streamed.
 *
 * @param length in bytes, 0 for none
 * @param content opened once per attempt, on the thread that calls
 */
public record RequestBody(long length, Content content) {

    /** Opens the bytes to send. A stream whose content cannot be read throws an {@link AttemptFailure}. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /** The whole file. */
    public static RequestBody of(MediaFile file) {
        return new RequestBody(file.length(), () -> file.openAt(0));
    }

    public InputStream open() throws IOException {
        return content.open();
    }
}
