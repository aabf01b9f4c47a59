package io.wabaprofile.upload;

import io.wabaprofile.http.internal.AttemptFailure;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.profile.MediaFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;

/**
 * A file from an offset to its end, as the body of one request: piece by piece, exactly as long as it was announced, or
 * not at all. Opened when the first piece is wanted, on the thread that sends.
 */
final class FileContent extends InputStream {
    private final MediaFile file;
    private final UploadObserver observer;
    private final long offset;
    private long position;
    private volatile @Nullable InputStream source;

    FileContent(MediaFile file, long offset, UploadObserver observer) {
        this.file = file;
        this.offset = offset;
        this.position = offset;
        this.observer = observer;
    }

    BodyPublisher publisher() {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> this), file.length() - offset);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (observer.cancelled()) {
            throw new IOException(AttemptFailure.cancelled("stopped by the observer"));
        }
        if (position == file.length()) {
            return -1;
        }
        int count = readSource(into, from, (int) Math.min(length, file.length() - position));
        position += count;
        observer.progressed(position);
        return count;
    }

    /** The last piece is handed out only when the source has nothing behind it, so that no wrong file arrives whole. */
    private int readSource(byte[] into, int from, int length) throws IOException {
        int count;
        int behind = -1;
        try {
            InputStream open = opened();
            count = open.read(into, from, length);
            if (count > 0 && position + count == file.length()) {
                behind = open.read();
            }
        } catch (IOException e) {
            throw mismatch("the file could not be read (" + e.getClass().getSimpleName() + ")");
        }
        if (count < 0) {
            throw mismatch("the file ended after " + position + " of " + file.length() + " bytes");
        }
        if (behind >= 0) {
            throw mismatch("the file has more than its " + file.length() + " bytes");
        }
        return count;
    }

    private InputStream opened() throws IOException {
        InputStream open = source;
        if (open == null) {
            open = file.openAt(offset);
            source = open;
        }
        return open;
    }

    private static IOException mismatch(String how) {
        return new IOException(AttemptFailure.sourceChanged(how));
    }

    @Override
    public void close() {
        InputStream open = source;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException("The file could not be closed", e);
            }
        }
    }
}
