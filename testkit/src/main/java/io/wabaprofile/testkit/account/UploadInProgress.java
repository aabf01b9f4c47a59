package io.wabaprofile.testkit.account;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way. The latest transfer owns the session: bytes of an earlier one that still trickle in are dropped, so
 * a client that lost its connection need not wait for the server to notice.
 */
public final class UploadInProgress {
    /** What arrived stays, to the byte, however a transfer ends. */
    public static final long EVERY_BYTE = 1;

    private final AccountState owner;
    private final String id;
    private final IncomingFile file;
    private final Instant openedAt;
    private IncomingFile.Mark committed;
    private int transfers;
    private long bytesReceived;
    private boolean forgotten;
    private @Nullable String handle;

    /** @param id with its signature */
    public UploadInProgress(AccountState owner, String id, IncomingFile file, Instant openedAt) {
        this.owner = owner;
        this.id = id;
        this.file = file;
        this.openedAt = openedAt;
        this.committed = file.mark();
    }

    /** With its signature. */
    public String id() {
        return id;
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** How many of the file's first bytes stay whatever happens. */
    public synchronized long offset() {
        return committed.received();
    }

    /** There once the file is whole. */
    public synchronized Optional<String> handle() {
        return Optional.ofNullable(handle);
    }

    public void forgetInItsChannel() {
        owner.sessions().forget(this);
    }

    /** Ends what is under way as well. */
    public synchronized void forget() {
        forgotten = true;
    }

    /** Empty once the file is whole. */
    public synchronized Optional<ReceivedUpload> unfinished() {
        return handle == null ? Optional.of(file.at(committed, bytesReceived)) : Optional.empty();
    }

    /**
     * Empty unless the offset is exactly where the file stands.
     *
     * @param page of what arrives, whole pages stay even if the transfer breaks
     */
    public synchronized Optional<Transfer> transferFrom(long offset, long page) {
        if (offset != committed.received()) {
            return Optional.empty();
        }
        file.backTo(committed);
        transfers++;
        return Optional.of(new Transfer(transfers, committed, page));
    }

    /** How one piece of a transfer, or its end, was taken. */
    public enum Taken {
        KEPT,
        /** The transfer went over the file's length; nothing of it was kept. */
        TOO_LONG,
        /** A later transfer owns the session. */
        OVERTAKEN,
        /** There is no such session any more. */
        FORGOTTEN
    }

    public final class Transfer {
        private final int number;
        private final IncomingFile.Mark start;
        private final long page;

        private Transfer(int number, IncomingFile.Mark start, long page) {
            this.number = number;
            this.start = start;
            this.page = page;
        }

        public Taken take(byte[] piece, int count) {
            synchronized (UploadInProgress.this) {
                bytesReceived += count;
                Taken before = standing();
                if (before != Taken.KEPT) {
                    return before;
                }
                if (!file.hasRoomFor(count)) {
                    file.backTo(start);
                    committed = start;
                    return Taken.TOO_LONG;
                }
                append(piece, count);
                return Taken.KEPT;
            }
        }

        private Taken standing() {
            if (forgotten) {
                return Taken.FORGOTTEN;
            }
            return number == transfers ? Taken.KEPT : Taken.OVERTAKEN;
        }

        private void append(byte[] piece, int count) {
            int beforePageEnds = (int) Math.max(0, count - (file.received() + count) % page);
            file.append(piece, 0, beforePageEnds);
            if (beforePageEnds > 0) {
                committed = file.mark();
            }
            file.append(piece, beforePageEnds, count - beforePageEnds);
        }

        public boolean wouldFit(long count) {
            return count <= file.length() - start.received();
        }

        /** How many of so many bytes the file has room for. */
        public int roomFor(int count) {
            synchronized (UploadInProgress.this) {
                return (int) Math.min(count, file.length() - file.received());
            }
        }

        /**
         * Everything came; all of it stays.
         *
         * @param form of the handle, if the file is whole
         */
        public Taken end(HandleFormat form) {
            synchronized (UploadInProgress.this) {
                Taken standing = standing();
                if (standing == Taken.KEPT) {
                    committed = file.mark();
                    if (handle == null && file.received() == file.length()) {
                        handle = owner.receive(file.at(committed, bytesReceived), form);
                        file.discardContent();
                    }
                }
                return standing;
            }
        }
    }
}
