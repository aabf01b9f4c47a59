package io.wabaprofile.testkit;

import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadProgress;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.port.UploadStatistics;
import io.wabaprofile.profile.ContentChangedException;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.testkit.Upload.Taken;
import io.wabaprofile.testkit.Upload.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** One call of an uploader. Uses a second session if the first is forgotten, but no third. */
final class FakeUpload {
    private static final int PIECE = 64 * 1024;
    private static final long BETWEEN_CHECKPOINTS = 1024 * 1024;

    private final SimulatedAccount account;
    private final Consumer<Operation> admission;
    private final MediaFile file;
    private final UploadObserver observer;
    private final Instant begun;
    private int sessions = 1;
    private final SentBytes sent = new SentBytes();

    FakeUpload(
            SimulatedAccount account,
            Consumer<Operation> admission,
            MediaFile file,
            UploadObserver observer,
            Instant begun) {
        this.account = account;
        this.admission = admission;
        this.file = file;
        this.observer = observer;
        this.begun = begun;
    }

    MediaHandle begin() {
        Upload upload = open();
        observer.started(file);
        return send(upload, opened(upload));
    }

    MediaHandle goOn(UploadSession session) {
        verify(session);
        admission.accept(Operation.FETCH_OFFSET);
        observer.started(file);
        Optional<Upload> known = account.sessions().with(new String(session.id(), StandardCharsets.US_ASCII));
        if (known.isEmpty()) {
            return startOver();
        }
        Upload upload = known.get();
        observer.checkpoint(session);
        observer.resumed(upload.offset(), UploadInterruption.EARLIER_UPLOAD);
        return send(upload, session);
    }

    private Upload open() {
        admission.accept(Operation.OPEN_UPLOAD);
        if (!IncomingFile.MEDIA_TYPES.contains(file.mediaType())) {
            throw FakeAdapter.rejected(Operation.OPEN_UPLOAD, IncomingFile.complaintAbout(file.mediaType()));
        }
        IncomingFile incoming = new IncomingFile(file.name(), file.mediaType(), file.length());
        return account.sessions().open(SessionIds.signedFor(incoming), incoming, begun);
    }

    private UploadSession opened(Upload upload) {
        byte[] id = upload.id().getBytes(StandardCharsets.US_ASCII);
        UploadSession session = UploadSession.opened(id, file, upload.openedAt());
        observer.checkpoint(session);
        return session;
    }

    private MediaHandle startOver() {
        sessions++;
        if (sessions > 2) {
            throw FakeAdapter.rejected(Operation.SEND_UPLOAD, "The session does not exist");
        }
        Upload upload = open();
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
            byte[] piece = new byte[PIECE];
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

    private MediaHandle send(Upload upload, UploadSession session) {
        long offset = upload.offset();
        Transfer transfer = upload.transferFrom(offset, Upload.EVERY_BYTE).orElseThrow(FakeUpload::overtaken);
        MessageDigest digest = Digests.sha256();
        Taken taken;
        try (InputStream content = file.openAt(0)) {
            taken = transmit(content, digest, transfer, offset, session);
        } catch (IOException e) {
            throw unreadable(e);
        }
        return switch (taken) {
            case KEPT -> finish(upload, Digests.hex(digest.digest()));
            case FORGOTTEN -> startOver();
            case OVERTAKEN, TOO_LONG -> throw overtaken();
        };
    }

    /** Reads from the start, for the sake of the digest, and hands over what lies behind the offset. */
    private Taken transmit(
            InputStream content, MessageDigest digest, Transfer transfer, long offset, UploadSession session)
            throws IOException {
        byte[] piece = new byte[PIECE];
        long position = 0;
        stopIfAsked();
        while (true) {
            long wanted = position < offset ? offset - position : piece.length;
            int count = content.read(piece, 0, (int) Math.min(piece.length, wanted));
            if (count < 0) {
                break;
            }
            if (count > file.length() - position) {
                throw mismatch("the file gave more than its " + file.length() + " bytes");
            }
            digest.update(piece, 0, count);
            position += count;
            if (position <= offset) {
                continue;
            }
            admission.accept(Operation.SEND_UPLOAD);
            Taken taken = transfer.take(piece, count);
            if (taken != Taken.KEPT) {
                return taken;
            }
            sent.add(position - count, count);
            tellWhereWeAre(position, count, digest, session);
        }
        if (position < file.length()) {
            throw mismatch("the file gave " + position + " of its " + file.length() + " bytes");
        }
        admission.accept(Operation.SEND_UPLOAD);
        return transfer.end(HandleForm.USUAL);
    }

    private void tellWhereWeAre(long position, int count, MessageDigest digest, UploadSession session) {
        boolean due = position / BETWEEN_CHECKPOINTS > (position - count) / BETWEEN_CHECKPOINTS;
        if (due && position > session.checkpoint()) {
            observer.checkpoint(
                    session.checkpointAt(position, Digests.copyOf(digest).digest()));
        }
        observer.progressed(new UploadProgress(position, position, file.length()));
        stopIfAsked();
    }

    private MediaHandle finish(Upload upload, String sha256) {
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

    private void stopIfAsked() {
        if (observer.cancelled()) {
            throw new Cancelled(Operation.SEND_UPLOAD, Outcome.NOT_APPLIED, "stopped by the observer");
        }
    }

    private static UploadMismatch unreadable(IOException e) {
        stopIfInterrupted();
        UploadMismatch unreadable = mismatch(
                e instanceof ContentChangedException ? "the file has changed" : "the file can no longer be read");
        unreadable.addSuppressed(e);
        return unreadable;
    }

    private static UploadMismatch mismatch(String how) {
        return new UploadMismatch(Operation.SEND_UPLOAD, how);
    }

    private static RuntimeException overtaken() {
        return FakeAdapter.rejected(Operation.SEND_UPLOAD, "Another call goes on with the same upload");
    }
}
