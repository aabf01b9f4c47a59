package io.wabaprofile.upload;

import io.wabaprofile.profile.MediaFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The content of a file from an offset to its end, as the body of one request. Opens the file at the first read. If the
 * file
 * is shorter or longer than expected, fails before it returns the last bytes. Read by one thread; any thread may close
 * it.
 */
final class FileContent extends InputStream {
    private final MediaFile file;
    private final TransferProgress sent;
    private final ObserverNotifier observer;
    private final long offset;
    private long position;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable InputStream source;
    private volatile boolean closed;

    FileContent(MediaFile file, long offset, TransferProgress sent, ObserverNotifier observer) {
        this.file = file;
        this.offset = offset;
        this.position = offset;
        this.sent = sent;
        this.observer = observer;
    }

    long offset() {
        return offset;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (closed) {
            throw new IOException("The body is closed");
        }
        observer.throwIfCancelled();
        if (position == file.length()) {
            return -1;
        }
        int count = readSource(into, from, (int) Math.min(length, file.length() - position));
        sent.record(position, into, from, count);
        position += count;
        return count;
    }

    /** Returns the last bytes only if the source ends after them, so that a changed file is not uploaded completely. */
    private int readSource(byte[] into, int from, int length) {
        int count;
        int next = -1;
        try {
            InputStream open = opened();
            count = open.read(into, from, length);
            if (count > 0 && position + count == file.length()) {
                next = open.read();
            }
        } catch (IOException | RuntimeException e) {
            throw MediaFileReader.unreadable(e);
        }
        if (count < 0) {
            throw MediaFileReader.endedAt(position, file);
        }
        if (next >= 0) {
            throw MediaFileReader.tooLong(file);
        }
        return count;
    }

    /** Opens the source once. If {@link #close} was called meanwhile, closes the source and fails. */
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
        throw new IOException("The body is closed");
    }

    /** Closes the source. Any thread may call this method, also during a read. */
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
            MediaFileReader.closeQuietly(open);
        }
    }
}
