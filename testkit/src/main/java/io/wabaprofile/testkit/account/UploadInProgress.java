package io.wabaprofile.testkit.account;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An upload session. Only the latest transfer changes the session: bytes of an earlier transfer are dropped. A client
 * that
 * lost its connection can resume before the server detects the loss.
 */
public final class UploadInProgress {
    /** The page size of a server that keeps each byte of an interrupted transfer. */
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

    UploadInProgress(AccountState owner, String id, IncomingFile file, Instant openedAt) {
        this.owner = owner;
        this.id = id;
        this.file = file;
        this.openedAt = openedAt;
        this.committed = file.mark();
    }

    /** The session id with its signature. */
    public String id() {
        return id;
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** The number of the file's first bytes that are committed. */
    public synchronized long offset() {
        return committed.received();
    }

    /** The handle; present if the file is complete. */
    public synchronized Optional<String> handle() {
        return Optional.ofNullable(handle);
    }

    /** Forgets the session. A running transfer ends with {@link TransferStatus#FORGOTTEN}. */
    public void forget() {
        owner.sessions().forget(this);
    }

    synchronized void markForgotten() {
        forgotten = true;
    }

    /** The incomplete file; empty if the file is complete. */
    synchronized Optional<ReceivedUpload> unfinished() {
        return handle == null ? Optional.of(file.at(committed, bytesReceived)) : Optional.empty();
    }

    /**
     * Starts a transfer.
     *
     * @param pageSize if the transfer is interrupted, only complete pages of this size are committed
     * @return empty if the offset is not the session's offset
     */
    public synchronized Optional<Transfer> startTransfer(long offset, long pageSize) {
        if (offset != committed.received()) {
            return Optional.empty();
        }
        file.resetTo(committed);
        transfers++;
        return Optional.of(new Transfer(transfers, committed, pageSize));
    }

    /** Whether the session accepted bytes of a transfer, or the end of the transfer. */
    public enum TransferStatus {
        ACCEPTED,
        /** The transfer exceeds the file's length. All its bytes are dropped. */
        TOO_LONG,
        /** A later transfer of the same session has started. */
        SUPERSEDED,
        /** The session is forgotten. */
        FORGOTTEN
    }

    /** The bytes of one request. */
    public final class Transfer {
        private final int number;
        private final IncomingFile.Mark start;
        private final long pageSize;

        private Transfer(int number, IncomingFile.Mark start, long pageSize) {
            this.number = number;
            this.start = start;
            this.pageSize = pageSize;
        }

        /** Appends the first {@code count} bytes of the buffer. */
        public TransferStatus append(byte[] buffer, int count) {
            synchronized (UploadInProgress.this) {
                bytesReceived += count;
                TransferStatus status = status();
                if (status != TransferStatus.ACCEPTED) {
                    return status;
                }
                if (count > file.length() - file.received()) {
                    file.resetTo(start);
                    committed = start;
                    return TransferStatus.TOO_LONG;
                }
                int untilPageEnd = (int) Math.max(0, count - (file.received() + count) % pageSize);
                file.append(buffer, 0, untilPageEnd);
                if (untilPageEnd > 0) {
                    committed = file.mark();
                }
                file.append(buffer, untilPageEnd, count - untilPageEnd);
                return TransferStatus.ACCEPTED;
            }
        }

        private TransferStatus status() {
            if (forgotten) {
                return TransferStatus.FORGOTTEN;
            }
            return number == transfers ? TransferStatus.ACCEPTED : TransferStatus.SUPERSEDED;
        }

        /** Returns whether a body of this length fits into the file. */
        public boolean fits(long count) {
            return count <= file.length() - start.received();
        }

        /** Returns how many of {@code count} bytes fit into the file. */
        public int remaining(int count) {
            synchronized (UploadInProgress.this) {
                return (int) Math.min(count, file.length() - file.received());
            }
        }

        /**
         * Commits all bytes of the transfer. If the file is complete, creates its handle.
         *
         * @param format of the handle
         */
        public TransferStatus finish(HandleFormat format) {
            synchronized (UploadInProgress.this) {
                TransferStatus status = status();
                if (status == TransferStatus.ACCEPTED) {
                    committed = file.mark();
                    if (handle == null && file.received() == file.length()) {
                        handle = owner.addUpload(file.at(committed, bytesReceived), format);
                        file.discardContent();
                    }
                }
                return status;
            }
        }
    }
}
