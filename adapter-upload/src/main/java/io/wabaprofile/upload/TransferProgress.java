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
 * What one upload has sent so far: its position, its hash and the checkpoints that are due. Belongs to the thread that
 * uploads, except for {@link #total()}.
 */
final class TransferProgress {
    private static final long BETWEEN_CHECKPOINTS = 16L * 1024 * 1024;
    private static final int PIECE = 64 * 1024;

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
    private long again;
    private long nextCheckpoint;

    TransferProgress(MediaFile file, ObserverNotifier observer, boolean hashing) {
        this.file = file;
        this.observer = observer;
        this.digest = hashing ? new PrefixDigest() : null;
    }

    /** A session with nothing in it. */
    void begin(UploadSession opened) {
        sessions++;
        furthest = 0;
        session = opened;
        checkpoint();
    }

    /** A session of an earlier upload, which may have sent everything. */
    void goOnWith(UploadSession saved) {
        sessions++;
        furthest = file.length();
        session = saved;
        observer.notify(to -> to.checkpoint(saved));
    }

    /**
     * The file's content from where the server is known to be. That may be further than this upload has sent, if an earlier
     * one's bytes have arrived since; they are hashed then.
     */
    FileContent contentFrom(long offset) {
        hashUpTo(offset);
        before.add(confirmed, position);
        position = offset;
        confirmed = offset;
        return new FileContent(file, offset, this, observer);
    }

    /** @throws UploadMismatch if the server cannot hold that much of the current session */
    long checked(Known held) {
        long offset = held.offset();
        if (offset < 0 || offset > file.length()) {
            throw new UploadMismatch(
                    Operation.FETCH_OFFSET,
                    "the server claims to hold " + offset + " bytes of a file of " + file.length());
        }
        if (offset > furthest) {
            throw new UploadMismatch(
                    Operation.FETCH_OFFSET,
                    "the server claims to hold " + offset + " bytes where at most " + furthest + " were sent");
        }
        return offset;
    }

    /** Bytes read for sending so far, in all attempts. Any thread may ask. */
    long total() {
        return total.get();
    }

    int sessions() {
        return sessions;
    }

    /** Records that a piece of the file is being sent. */
    void handedOver(long start, byte[] piece, int from, int count) {
        position = start + count;
        total.addAndGet(count);
        again += before.overlap(start, position);
        furthest = Math.max(furthest, position);
        if (digest != null) {
            digest.cover(start, piece, from, count);
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

    /** Whether the file starts with the bytes that the checkpoint speaks of. Reads them. */
    boolean startsAs(UploadSession saved) {
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
        byte[] piece = new byte[PIECE];
        while (into.covered() < end) {
            stopIfInterrupted();
            observer.throwIfCancelled();
            int count = content.read(piece, 0, (int) Math.min(piece.length, end - into.covered()));
            if (count < 0) {
                throw MediaFileReader.endedAt(into.covered(), file);
            }
            into.cover(into.covered(), piece, 0, count);
        }
    }

    private static void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw AttemptFailure.cancelled("interrupted");
        }
    }

    UploadStatistics statistics() {
        return new UploadStatistics(
                total.get(),
                resent(),
                sessions,
                Optional.ofNullable(digest).map(whole -> HexFormat.of().formatHex(whole.value())));
    }

    /** Bytes that an earlier attempt of this call had handed over already. */
    long resent() {
        return again;
    }
}
