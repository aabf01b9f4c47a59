package io.wabaprofile.upload;

import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.port.UploadProgress;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.port.UploadStatistics;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.upload.OffsetQuery.Known;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The progress of one upload: its position, its hash and its checkpoints. Used by the thread that uploads, except
 * {@link
 * #total()}.
 */
final class TransferProgress {
    private static final long BETWEEN_CHECKPOINTS = 16L * 1024 * 1024;
    private static final int BLOCK = 64 * 1024;

    private final MediaFile file;
    private final ObserverNotifier observer;
    private final @Nullable PrefixDigest digest;
    private final ByteRanges before = new ByteRanges();
    private @Nullable UploadSession session;
    private int sessions;
    private long position;
    private long furthest;
    private long confirmed;
    private final AtomicLong total = new AtomicLong();
    private long resent;
    private long nextCheckpoint;

    TransferProgress(MediaFile file, ObserverNotifier observer, boolean hashing) {
        this.file = file;
        this.observer = observer;
        this.digest = hashing ? new PrefixDigest() : null;
    }

    /** Starts a new session. */
    void begin(UploadSession opened) {
        sessions++;
        furthest = 0;
        session = opened;
        checkpoint();
    }

    /** Continues the session of an earlier upload, which may have sent the whole file. */
    void resume(UploadSession saved) {
        sessions++;
        furthest = file.length();
        session = saved;
        observer.notify(to -> to.checkpoint(saved));
    }

    /**
     * Returns the content from the server's offset to the end. The offset may be beyond the bytes that this upload has
     * sent,
     * if an earlier upload sent them; they are hashed here.
     */
    FileContent contentFrom(long offset) {
        hashUpTo(offset);
        before.add(confirmed, position);
        position = offset;
        confirmed = offset;
        return new FileContent(file, offset, this, observer);
    }

    /** @throws UploadMismatch if the offset is beyond the file or the bytes that were sent in the session */
    long validated(Known known) {
        long offset = known.offset();
        if (offset < 0 || offset > file.length()) {
            throw new UploadMismatch(
                    Operation.FETCH_OFFSET,
                    "the server reports an offset of " + offset + " in a file of " + file.length() + " bytes");
        }
        if (offset > furthest) {
            throw new UploadMismatch(
                    Operation.FETCH_OFFSET,
                    "the server reports an offset of " + offset + ", but at most " + furthest + " bytes were sent");
        }
        return offset;
    }

    /** The number of bytes read for sending in all attempts. Safe for use by several threads. */
    long total() {
        return total.get();
    }

    int sessions() {
        return sessions;
    }

    /** Records that a block of the file is being sent. */
    void record(long start, byte[] block, int from, int count) {
        position = start + count;
        total.addAndGet(count);
        resent += before.overlap(start, position);
        furthest = Math.max(furthest, position);
        if (digest != null) {
            digest.add(start, block, from, count);
            if (digest.covered() >= nextCheckpoint && digest.covered() < file.length()) {
                checkpoint();
            }
        }
        observer.notify(new UploadProgress(position, confirmed, file.length()));
    }

    private void checkpoint() {
        UploadSession known = session;
        if (known == null) {
            throw new IllegalStateException("There is no session yet");
        }
        if (digest != null) {
            known = known.checkpointAt(digest.covered(), digest.value());
            nextCheckpoint = digest.covered() + BETWEEN_CHECKPOINTS;
            session = known;
        }
        UploadSession current = known;
        observer.notify(to -> to.checkpoint(current));
    }

    /** Whether the leading bytes of the file match the checkpoint. Reads these bytes. */
    boolean matches(UploadSession saved) {
        PrefixDigest prefix = digest == null ? new PrefixDigest() : digest;
        read(prefix, saved.checkpoint());
        return MessageDigest.isEqual(prefix.value(), saved.prefixSha256());
    }

    void hashUpTo(long offset) {
        if (digest != null) {
            read(digest, offset);
        }
    }

    private void read(PrefixDigest into, long end) {
        if (into.covered() >= end) {
            return;
        }
        try {
            InputStream content = file.openAt(into.covered());
            try {
                read(content, into, end);
            } finally {
                MediaFileReader.closeQuietly(content);
            }
        } catch (IOException e) {
            throw MediaFileReader.unreadable(e);
        }
    }

    private void read(InputStream content, PrefixDigest into, long end) throws IOException {
        byte[] block = new byte[BLOCK];
        while (into.covered() < end) {
            if (Thread.currentThread().isInterrupted()) {
                throw AttemptFailure.cancelled("interrupted");
            }
            observer.throwIfCancelled();
            int count = content.read(block, 0, (int) Math.min(block.length, end - into.covered()));
            if (count < 0) {
                throw MediaFileReader.endedAt(into.covered(), file);
            }
            into.add(into.covered(), block, 0, count);
        }
    }

    UploadStatistics statistics() {
        return new UploadStatistics(
                total.get(),
                resent,
                sessions,
                Optional.ofNullable(digest).map(whole -> HexFormat.of().formatHex(whole.value())));
    }

    /** The number of bytes that this call sent again. */
    long resent() {
        return resent;
    }
}
