package io.wabaprofile.http.internal.request;

import io.wabaprofile.profile.MediaFile;
import java.io.IOException;
import java.io.InputStream;

/**
 * A request body that is streamed.
 *
 * @param length in bytes, 0 for no body
 * @param content opened once per attempt, on the calling thread
 */
public record StreamedBody(long length, Content content) {

    /** Opens the body. A stream whose content cannot be read throws an {@link AttemptFailure}. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /** A body that contains the whole file. */
    public static StreamedBody of(MediaFile file) {
        return new StreamedBody(file.length(), () -> file.openAt(0));
    }
}
