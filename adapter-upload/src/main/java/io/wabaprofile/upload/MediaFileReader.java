package io.wabaprofile.upload;

import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.profile.ContentChangedException;
import io.wabaprofile.profile.MediaFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;

/** Reads the content of a file outside of a request, and creates the failures of unreadable content. */
final class MediaFileReader {
    private MediaFileReader() {}

    /** Returns a copy of the file in memory. */
    static MediaFile snapshot(MediaFile file) {
        byte[] bytes = read(file, 0, (int) file.length() + 1);
        if (bytes.length < file.length()) {
            throw endedAt(bytes.length, file);
        }
        if (bytes.length > file.length()) {
            throw tooLong(file);
        }
        return MediaFile.of(bytes, file.mediaType()).named(file.name());
    }

    /** Returns {@code count} bytes from the offset, or fewer at the end of the content. */
    static byte[] read(MediaFile file, long offset, int count) {
        try {
            InputStream content = file.openAt(offset);
            try {
                return content.readNBytes(count);
            } finally {
                closeQuietly(content);
            }
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    static AttemptFailure endedAt(long position, MediaFile file) {
        return AttemptFailure.sourceChanged("the file ended after " + position + " of " + file.length() + " bytes");
    }

    static AttemptFailure tooLong(MediaFile file) {
        return AttemptFailure.sourceChanged("the file has more than " + file.length() + " bytes");
    }

    static AttemptFailure unreadable(Exception e) {
        if (e instanceof ClosedByInterruptException) {
            return AttemptFailure.cancelled("interrupted");
        }
        return AttemptFailure.sourceChanged(
                e instanceof ContentChangedException
                        ? "the file has changed"
                        : "the file could not be read (" + e.getClass().getSimpleName() + ")");
    }

    static void closeQuietly(InputStream content) {
        try {
            content.close();
        } catch (IOException | RuntimeException e) {
            // The bytes were read, so a failure to close the source does not matter.
        }
    }
}
