package io.wabaprofile.upload;

import io.wabaprofile.http.internal.AttemptFailure;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.profile.MediaFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
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
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable InputStream source;
    private boolean closed;

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
        if (watched(observer::cancelled)) {
            throw new IOException(AttemptFailure.cancelled("stopped by the observer"));
        }
        if (position == file.length()) {
            return -1;
        }
        int count = readSource(into, from, (int) Math.min(length, file.length() - position));
        position += count;
        return watched(() -> {
            observer.progressed(position);
            return count;
        });
    }

    /** An observer that fails has stopped the upload, whatever it meant to do. */
    private static <T> T watched(Supplier<T> observing) throws IOException {
        try {
            return observing.get();
        } catch (RuntimeException e) {
            throw new IOException(AttemptFailure.cancelled(
                    "the observer failed (" + e.getClass().getSimpleName() + ")"));
        }
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
        } catch (IOException | RuntimeException e) {
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

    /** Opens the source once. One that opens only after the upload has ended is closed again here. */
    private InputStream opened() throws IOException {
        InputStream present = source;
        if (present != null) {
            return present;
        }
        InputStream opened = Objects.requireNonNull(file.openAt(offset), "content");
        lock.lock();
        try {
            if (!closed) {
                source = opened;
                return opened;
            }
        } finally {
            lock.unlock();
        }
        opened.close();
        throw new IOException("The upload has ended");
    }

    private static IOException mismatch(String how) {
        return new IOException(AttemptFailure.sourceChanged(how));
    }

    /** Safe at any time and on any thread. */
    @Override
    public void close() {
        InputStream open;
        lock.lock();
        try {
            closed = true;
            open = source;
        } finally {
            lock.unlock();
        }
        if (open != null) {
            closeQuietly(open);
        }
    }

    private static void closeQuietly(InputStream open) {
        try {
            open.close();
        } catch (IOException | RuntimeException e) {
            // what was read has been read: a source that closes badly changes nothing of the upload's end
        }
    }
}
