package io.wabaprofile.testkit.fake;

import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadProgress;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.testkit.account.Digests;
import io.wabaprofile.testkit.account.HandleFormat;
import io.wabaprofile.testkit.account.UploadInProgress.Transfer;
import io.wabaprofile.testkit.account.UploadInProgress.TransferStatus;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;

/** What one request of a fake's upload brings. */
final class FakeTransfer {
    static final int PIECE = 64 * 1024;

    private static final long BETWEEN_CHECKPOINTS = 1024 * 1024;

    private final FakeRequestChecks gate;
    private final MediaFile file;
    private final UploadObserver observer;
    private final SentByteCounter sent;
    private final UploadSession session;
    private final MessageDigest digest = Digests.sha256();

    FakeTransfer(
            FakeRequestChecks gate,
            MediaFile file,
            UploadObserver observer,
            SentByteCounter sent,
            UploadSession session) {
        this.gate = gate;
        this.file = file;
        this.observer = observer;
        this.sent = sent;
        this.session = session;
    }

    /** Of all that was read, in lower-case hexadecimal. */
    String sha256() {
        return Digests.hex(Digests.copyOf(digest).digest());
    }

    /**
     * Reads from the start, for the sake of the digest, and hands over what lies behind the offset.
     *
     * @param end where the connection breaks
     * @return empty if it broke
     */
    Optional<TransferStatus> send(InputStream content, Transfer transfer, long offset, long end) throws IOException {
        byte[] piece = new byte[PIECE];
        long position = 0;
        stopIfAsked();
        while (position < end) {
            long wanted = position < offset ? offset - position : end - position;
            int count = content.read(piece, 0, (int) Math.min(piece.length, wanted));
            if (count < 0) {
                break;
            }
            if (count > file.length() - position) {
                throw FakeUpload.mismatch("the file gave more than its " + file.length() + " bytes");
            }
            digest.update(piece, 0, count);
            position += count;
            if (position <= offset) {
                continue;
            }
            gate.pass(Operation.SEND_UPLOAD);
            TransferStatus taken = transfer.append(piece, count);
            if (taken != TransferStatus.ACCEPTED) {
                return Optional.of(taken);
            }
            sent.add(position - count, count);
            tellWhereWeAre(position, count);
        }
        if (position == end) {
            return Optional.empty();
        }
        if (position < file.length()) {
            throw FakeUpload.mismatch("the file gave " + position + " of its " + file.length() + " bytes");
        }
        gate.pass(Operation.SEND_UPLOAD);
        return Optional.of(transfer.finish(HandleFormat.DEFAULT));
    }

    private void tellWhereWeAre(long position, int count) {
        boolean due = position / BETWEEN_CHECKPOINTS > (position - count) / BETWEEN_CHECKPOINTS;
        if (due && position > session.checkpoint()) {
            observer.checkpoint(
                    session.checkpointAt(position, Digests.copyOf(digest).digest()));
        }
        observer.progressed(new UploadProgress(position, position, file.length()));
        stopIfAsked();
    }

    private void stopIfAsked() {
        if (observer.cancelled()) {
            throw new Cancelled(Operation.SEND_UPLOAD, Outcome.NOT_APPLIED, "stopped by the observer");
        }
    }
}
