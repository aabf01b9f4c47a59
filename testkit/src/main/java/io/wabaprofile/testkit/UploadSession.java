package io.wabaprofile.testkit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way. The latest transfer owns the session: bytes of an earlier one that still trickle in are dropped, so
 * a client that lost its connection need not wait for the server to notice.
 */
final class UploadSession {
    private final SimulatedAccount owner;
    private final IncomingFile file;
    private int transfers;
    private @Nullable String handle;

    UploadSession(SimulatedAccount owner, IncomingFile file) {
        this.owner = owner;
        this.file = file;
    }

    boolean belongsTo(SimulatedAccount account) {
        return owner == account;
    }

    /** How many bytes have arrived. */
    synchronized long offset() {
        return file.received();
    }

    /** Empty unless the offset is exactly where the file stands. */
    synchronized Optional<Transfer> transferFrom(long offset) {
        if (offset != file.received()) {
            return Optional.empty();
        }
        transfers++;
        return Optional.of(new Transfer(transfers, file.mark()));
    }

    /** How one piece of a transfer was taken. */
    enum Taken {
        KEPT,
        /** The transfer went over the file's length; nothing of it was kept. */
        TOO_LONG,
        /** A later transfer owns the session. */
        OVERTAKEN
    }

    final class Transfer {
        private final int number;
        private final IncomingFile.Mark start;

        private Transfer(int number, IncomingFile.Mark start) {
            this.number = number;
            this.start = start;
        }

        Taken take(byte[] piece, int count) {
            synchronized (UploadSession.this) {
                if (number != transfers) {
                    return Taken.OVERTAKEN;
                }
                if (!file.hasRoomFor(count)) {
                    file.backTo(start);
                    return Taken.TOO_LONG;
                }
                file.append(piece, count);
                return Taken.KEPT;
            }
        }

        boolean wouldFit(long count) {
            return count <= file.length() - start.received();
        }

        /** The handle, once the file is whole. */
        Optional<String> end() {
            synchronized (UploadSession.this) {
                if (handle == null && file.received() == file.length()) {
                    handle = owner.receive(file);
                }
                return Optional.ofNullable(handle);
            }
        }
    }
}
