package io.wabaprofile.upload;

import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.profile.ContentChangedException;
import io.wabaprofile.profile.MediaFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;

/** Reads a file's content outside of a request, and says what is wrong with content that does not hold. */
final class MediaFileReader {
    private MediaFileReader() {}

    /** A file of the same bytes that nothing can change any more. */
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

    /** What stands at an offset; fewer bytes than asked for if the content ends before. */
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
        return AttemptFailure.sourceChanged("the file has more than its " + file.length() + " bytes");
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
            // what was read has been read: a source that closes badly changes nothing of the upload's end
        }
    }
}
