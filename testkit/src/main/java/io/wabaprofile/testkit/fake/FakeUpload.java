package io.wabaprofile.testkit.fake;

import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unavailable.Reason;
import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.ContentChangedException;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.profile.Sha256;
import io.wabaprofile.testkit.account.HandleFormat;
import io.wabaprofile.testkit.account.IncomingFile;
import io.wabaprofile.testkit.account.SessionIds;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.UploadInProgress;
import io.wabaprofile.testkit.account.UploadInProgress.Transfer;
import io.wabaprofile.testkit.account.UploadInProgress.TransferStatus;
import io.wabaprofile.testkit.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One call of the fake's uploader. Resumes after a cut, at most nine times, and starts over once after a lost session.
 */
final class FakeUpload {
    private static final int MAX_CUTS = 10;
    private static final int PIECE_SIZE = 64 * 1024;
    private static final long CHECKPOINT_INTERVAL = 1024 * 1024;

    private final SimulatedAccount account;
    private final FakeRequestChecks checks;
    private final MediaFile file;
    private final FakeProgress progress;
    private int cuts;

    FakeUpload(SimulatedAccount account, FakeRequestChecks checks, MediaFile file, UploadObserver observer) {
        this.account = account;
        this.checks = checks;
        this.file = file;
        this.progress = new FakeProgress(file, observer);
    }

    MediaHandle start() {
        UploadInProgress upload = open();
        progress.call(listener -> listener.started(file));
        return send(upload, newSession(upload));
    }

    MediaHandle resume(UploadSession session) {
        checkPrefix(session);
        String id = new String(session.id(), StandardCharsets.US_ASCII);
        return resume(account.state().sessions().byId(id), session, UploadInterruption.EARLIER_UPLOAD);
    }

    private MediaHandle resume(Optional<UploadInProgress> known, UploadSession session, UploadInterruption reason) {
        boolean earlier = reason == UploadInterruption.EARLIER_UPLOAD;
        Optional<Fault> fault = checks.before(Operation.FETCH_OFFSET);
        if (earlier) {
            progress.call(listener -> listener.started(file));
        }
        if (known.isEmpty() || isForgotten(known.get(), fault)) {
            return startOver();
        }
        long offset = known.get().offset();
        checkReportedOffset(offset, fault);
        checks.after(Operation.FETCH_OFFSET, fault);
        if (earlier) {
            progress.call(listener -> listener.checkpoint(session));
        }
        progress.call(listener -> listener.resumed(offset, reason));
        return send(known.get(), session);
    }

    private static boolean isForgotten(UploadInProgress upload, Optional<Fault> fault) {
        boolean forgotten = fault.orElse(null) instanceof Fault.ForgetSession;
        if (forgotten) {
            upload.forget();
        }
        return forgotten;
    }

    /** A reported offset that is too low needs no check: the platform refuses bytes that it has. */
    private static void checkReportedOffset(long offset, Optional<Fault> fault) {
        if (fault.orElse(null) instanceof Fault.WrongOffset lie) {
            long reported = lie.offset().applyAsLong(offset);
            if (reported > offset || reported < 0) {
                throw mismatch("the server claims to hold " + reported + " bytes");
            }
        }
    }

    private UploadInProgress open() {
        Optional<Fault> fault = checks.before(Operation.OPEN_UPLOAD);
        if (!IncomingFile.MEDIA_TYPES.contains(file.mediaType())) {
            throw FakeFailures.rejected(Operation.OPEN_UPLOAD, IncomingFile.unsupportedTypeMessage(file.mediaType()));
        }
        IncomingFile incoming = new IncomingFile(file.name(), file.mediaType(), file.length());
        UploadInProgress upload =
                account.state().sessions().open(SessionIds.signedFor(incoming), incoming, checks.instant());
        checks.after(Operation.OPEN_UPLOAD, fault);
        return upload;
    }

    private UploadSession newSession(UploadInProgress upload) {
        byte[] id = upload.id().getBytes(StandardCharsets.US_ASCII);
        UploadSession session = UploadSession.opened(id, file, upload.openedAt());
        progress.call(listener -> listener.checkpoint(session));
        return session;
    }

    private MediaHandle startOver() {
        progress.newSession();
        UploadInProgress upload = open();
        UploadSession session = newSession(upload);
        progress.call(listener -> listener.resumed(0, UploadInterruption.SESSION_FORGOTTEN));
        return send(upload, session);
    }

    private void checkPrefix(UploadSession session) {
        cancelIfInterrupted();
        if (!session.matches(file)) {
            throw mismatch("it is not the same file: its length, its type or its last change differs");
        }
        MessageDigest digest = Sha256.newDigest();
        try (InputStream content = file.openAt(0)) {
            byte[] piece = new byte[PIECE_SIZE];
            long remaining = session.checkpoint();
            for (int count = 0; remaining > 0 && count >= 0; remaining -= count) {
                count = content.read(piece, 0, (int) Math.min(piece.length, remaining));
                digest.update(piece, 0, Math.max(0, count));
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        if (!MessageDigest.isEqual(digest.digest(), session.prefixSha256())) {
            throw mismatch("it is not the same file: its first " + session.checkpoint() + " bytes differ");
        }
    }

    private MediaHandle send(UploadInProgress upload, UploadSession session) {
        Optional<Fault> fault = checks.before(Operation.SEND_UPLOAD);
        if (isForgotten(upload, fault)) {
            return startOver();
        }
        long offset = upload.offset();
        MessageDigest digest = Sha256.newDigest();
        Optional<TransferStatus> result;
        try (InputStream content = file.openAt(0)) {
            Transfer transfer =
                    upload.startTransfer(offset, UploadInProgress.EVERY_BYTE).orElseThrow(FakeUpload::overtaken);
            result = send(content, digest, transfer, session, offset, cutPosition(offset, fault));
        } catch (IOException e) {
            throw unreadable(e);
        }
        boolean responseLost = fault.orElse(null) instanceof Fault.ResponseLost;
        if (result.isEmpty() || (responseLost && result.get() == TransferStatus.ACCEPTED)) {
            return resumeAfterCut(upload, session);
        }
        return switch (result.get()) {
            case ACCEPTED -> {
                checks.after(Operation.SEND_UPLOAD, fault.filter(planned -> !(planned instanceof Fault.CutAfter)));
                yield finish(upload, HexFormat.of().formatHex(digest.digest()));
            }
            case FORGOTTEN -> startOver();
            case SUPERSEDED, TOO_LONG -> throw overtaken();
        };
    }

    /** The position in the file at which the connection breaks. */
    private long cutPosition(long offset, Optional<Fault> fault) {
        if (!(fault.orElse(null) instanceof Fault.CutAfter cut)) {
            return Long.MAX_VALUE;
        }
        long length = file.length() - offset;
        if (cut.bytes() > length && !cut.atMost()) {
            checks.notApplicable(cut, "the body had only " + length + " bytes");
            return Long.MAX_VALUE;
        }
        return offset + Math.min(cut.bytes(), length);
    }

    /**
     * Digests the file from its start, and sends the bytes from the offset on. Returns empty if the connection breaks.
     */
    private Optional<TransferStatus> send(
            InputStream content, MessageDigest digest, Transfer transfer, UploadSession session, long offset, long cut)
            throws IOException {
        byte[] piece = new byte[PIECE_SIZE];
        long position = 0;
        progress.cancelIfRequested();
        while (position < cut) {
            long wanted = position < offset ? offset - position : cut - position;
            int count = content.read(piece, 0, (int) Math.min(piece.length, wanted));
            if (count < 0) {
                break;
            }
            if (count > file.length() - position) {
                throw mismatch("the file gave more than its " + file.length() + " bytes");
            }
            digest.update(piece, 0, count);
            position += count;
            if (position > offset) {
                checks.during(Operation.SEND_UPLOAD);
                TransferStatus taken = transfer.append(piece, count);
                if (taken != TransferStatus.ACCEPTED) {
                    return Optional.of(taken);
                }
                progress.sent(position - count, position);
                report(position, count, session, digest);
            }
        }
        if (position == cut) {
            return Optional.empty();
        }
        if (position < file.length()) {
            throw mismatch("the file gave " + position + " of its " + file.length() + " bytes");
        }
        checks.during(Operation.SEND_UPLOAD);
        return Optional.of(transfer.finish(HandleFormat.DEFAULT));
    }

    private void report(long position, int count, UploadSession session, MessageDigest digest) {
        boolean due = position / CHECKPOINT_INTERVAL > (position - count) / CHECKPOINT_INTERVAL;
        if (due && position > session.checkpoint()) {
            byte[] prefix = Sha256.copyOf(digest).digest();
            progress.call(listener -> listener.checkpoint(session.checkpointAt(position, prefix)));
        }
        progress.progressed(position);
        progress.cancelIfRequested();
    }

    private MediaHandle resumeAfterCut(UploadInProgress upload, UploadSession session) {
        cuts++;
        if (cuts >= MAX_CUTS) {
            throw new Unavailable(Operation.SEND_UPLOAD, Outcome.NOT_APPLIED, Reason.CONNECTION_LOST, null, null);
        }
        return resume(Optional.of(upload), session, UploadInterruption.CONNECTION_LOST);
    }

    private MediaHandle finish(UploadInProgress upload, String sha256) {
        MediaHandle handle = MediaHandle.of(upload.handle().orElseThrow());
        progress.finished(sha256);
        return handle;
    }

    private static void cancelIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw cancelled("interrupted");
        }
    }

    static Cancelled cancelled(String reason) {
        return new Cancelled(Operation.SEND_UPLOAD, Outcome.NOT_APPLIED, reason);
    }

    private static UploadMismatch unreadable(IOException e) {
        cancelIfInterrupted();
        UploadMismatch unreadable = mismatch(
                e instanceof ContentChangedException ? "the file has changed" : "the file can no longer be read");
        unreadable.addSuppressed(e);
        return unreadable;
    }

    private static UploadMismatch mismatch(String reason) {
        return new UploadMismatch(Operation.SEND_UPLOAD, reason);
    }

    private static RuntimeException overtaken() {
        return FakeFailures.rejected(Operation.SEND_UPLOAD, "Another call resumed the same upload session");
    }
}
