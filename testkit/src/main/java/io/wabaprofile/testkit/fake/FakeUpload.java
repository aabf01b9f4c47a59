package io.wabaprofile.testkit.fake;

import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unavailable.Reason;
import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadProgress;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.port.UploadStatistics;
import io.wabaprofile.profile.ContentChangedException;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.testkit.account.Digests;
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
import java.util.Optional;

/** One call of an uploader. Uses a second session if the first is forgotten, but no third, and goes on where it was cut. */
final class FakeUpload {
    private static final int MOST_CUTS = 10;

    private final SimulatedAccount account;
    private final FakeRequestChecks gate;
    private final MediaFile file;
    private final UploadObserver observer;
    private int sessions = 1;
    private int cuts;
    private final SentByteCounter sent = new SentByteCounter();

    FakeUpload(SimulatedAccount account, FakeRequestChecks gate, MediaFile file, UploadObserver observer) {
        this.account = account;
        this.gate = gate;
        this.file = file;
        this.observer = observer;
    }

    MediaHandle begin() {
        UploadInProgress upload = open();
        observer.started(file);
        return send(upload, opened(upload));
    }

    MediaHandle goOn(UploadSession session) {
        verify(session);
        Optional<UploadInProgress> known =
                account.state().sessions().byId(new String(session.id(), StandardCharsets.US_ASCII));
        Optional<Fault> fault = gate.enter(Operation.FETCH_OFFSET);
        observer.started(file);
        if (known.isEmpty() || isForgotten(known.get(), fault)) {
            return startOver();
        }
        demandTruth(known.get().offset(), fault);
        gate.leave(Operation.FETCH_OFFSET, fault);
        observer.checkpoint(session);
        observer.resumed(known.get().offset(), UploadInterruption.EARLIER_UPLOAD);
        return send(known.get(), session);
    }

    private static boolean isForgotten(UploadInProgress upload, Optional<Fault> fault) {
        boolean forgotten = fault.filter(Fault.ForgetSession.class::isInstance).isPresent();
        if (forgotten) {
            upload.forget();
        }
        return forgotten;
    }

    /** A claim to hold less is found out by the platform itself; a claim to hold more would lose bytes. */
    private void demandTruth(long offset, Optional<Fault> fault) {
        if (fault.orElse(null) instanceof Fault.WrongOffset lie) {
            long claimed = lie.offset().applyAsLong(offset);
            if (claimed > offset || claimed < 0) {
                throw mismatch("the server claims to hold " + claimed + " bytes");
            }
        }
    }

    private UploadInProgress open() {
        Optional<Fault> fault = gate.enter(Operation.OPEN_UPLOAD);
        if (!IncomingFile.MEDIA_TYPES.contains(file.mediaType())) {
            throw FakeFailures.rejected(Operation.OPEN_UPLOAD, IncomingFile.unsupportedTypeMessage(file.mediaType()));
        }
        IncomingFile incoming = new IncomingFile(file.name(), file.mediaType(), file.length());
        UploadInProgress upload =
                account.state().sessions().open(SessionIds.signedFor(incoming), incoming, gate.instant());
        gate.leave(Operation.OPEN_UPLOAD, fault);
        return upload;
    }

    private UploadSession opened(UploadInProgress upload) {
        byte[] id = upload.id().getBytes(StandardCharsets.US_ASCII);
        UploadSession session = UploadSession.opened(id, file, upload.openedAt());
        observer.checkpoint(session);
        return session;
    }

    private MediaHandle startOver() {
        sessions++;
        if (sessions > 2) {
            throw FakeFailures.rejected(Operation.SEND_UPLOAD, "The session does not exist");
        }
        UploadInProgress upload = open();
        UploadSession session = opened(upload);
        observer.resumed(0, UploadInterruption.SESSION_FORGOTTEN);
        return send(upload, session);
    }

    private void verify(UploadSession session) {
        stopIfInterrupted();
        if (!session.fits(file)) {
            throw mismatch("it is not the same file: its length, its type or its last change differs");
        }
        MessageDigest digest = Digests.sha256();
        try (InputStream content = file.openAt(0)) {
            byte[] piece = new byte[FakeTransfer.PIECE];
            long left = session.checkpoint();
            for (int count = 0; left > 0 && count >= 0; left -= count) {
                count = content.read(piece, 0, (int) Math.min(piece.length, left));
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
        Optional<Fault> fault = gate.enter(Operation.SEND_UPLOAD);
        if (isForgotten(upload, fault)) {
            return startOver();
        }
        long offset = upload.offset();
        Transfer transfer =
                upload.startTransfer(offset, UploadInProgress.EVERY_BYTE).orElseThrow(FakeUpload::overtaken);
        FakeTransfer body = new FakeTransfer(gate, file, observer, sent, session);
        Optional<TransferStatus> taken;
        try (InputStream content = file.openAt(0)) {
            taken = body.send(content, transfer, offset, end(offset, fault));
        } catch (IOException e) {
            throw unreadable(e);
        }
        boolean answerLost = fault.filter(Fault.ResponseLost.class::isInstance).isPresent();
        if (taken.isEmpty() || (answerLost && taken.get() == TransferStatus.ACCEPTED)) {
            return goOnAfterCut(upload, session);
        }
        return switch (taken.get()) {
            case ACCEPTED -> {
                gate.leave(Operation.SEND_UPLOAD, fault.filter(one -> !(one instanceof Fault.CutAfter)));
                yield finish(upload, body.sha256());
            }
            case FORGOTTEN -> startOver();
            case SUPERSEDED, TOO_LONG -> throw overtaken();
        };
    }

    /** Up to where in the file one body gets. */
    private long end(long offset, Optional<Fault> fault) {
        if (!(fault.orElse(null) instanceof Fault.CutAfter cut)) {
            return Long.MAX_VALUE;
        }
        long rest = file.length() - offset;
        if (cut.bytes() > rest && !cut.atMost()) {
            gate.notApplicable(cut, "the body had only " + rest + " bytes");
            return Long.MAX_VALUE;
        }
        return offset + Math.min(cut.bytes(), rest);
    }

    private MediaHandle goOnAfterCut(UploadInProgress upload, UploadSession session) {
        cuts++;
        if (cuts >= MOST_CUTS) {
            throw new Unavailable(Operation.SEND_UPLOAD, Outcome.NOT_APPLIED, Reason.CONNECTION_LOST, null, null);
        }
        Optional<Fault> fault = gate.enter(Operation.FETCH_OFFSET);
        if (isForgotten(upload, fault)) {
            return startOver();
        }
        demandTruth(upload.offset(), fault);
        gate.leave(Operation.FETCH_OFFSET, fault);
        observer.resumed(upload.offset(), UploadInterruption.CONNECTION_LOST);
        return send(upload, session);
    }

    private MediaHandle finish(UploadInProgress upload, String sha256) {
        if (sent.count() == 0) {
            observer.progressed(new UploadProgress(file.length(), file.length(), file.length()));
        }
        MediaHandle handle = MediaHandle.of(upload.handle().orElseThrow());
        observer.finished(new UploadStatistics(sent.count(), sent.again(), sessions, Optional.of(sha256)));
        return handle;
    }

    private static void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new Cancelled(Operation.SEND_UPLOAD, Outcome.NOT_APPLIED, "interrupted");
        }
    }

    private static UploadMismatch unreadable(IOException e) {
        stopIfInterrupted();
        UploadMismatch unreadable = mismatch(
                e instanceof ContentChangedException ? "the file has changed" : "the file can no longer be read");
        unreadable.addSuppressed(e);
        return unreadable;
    }

    static UploadMismatch mismatch(String how) {
        return new UploadMismatch(Operation.SEND_UPLOAD, how);
    }

    private static RuntimeException overtaken() {
        return FakeFailures.rejected(Operation.SEND_UPLOAD, "Another call goes on with the same upload");
    }
}
