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

    /** Opens the body. The stream throws an {@link AttemptFailure} if its content cannot be read. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /** Returns a body that contains the whole file. */
    public static StreamedBody of(MediaFile file) {
        return new StreamedBody(file.length(), () -> file.openAt(0));
    }
}
