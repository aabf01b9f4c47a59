package io.wabaprofile.testkit;

import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadProgress;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.port.UploadStatistics;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;

/** Uploads into an account, piece by piece as a real one does. */
final class FakeUploader implements MediaUploader {
    private static final int PIECE = 64 * 1024;

    private final SimulatedAccount account;
    private final Consumer<Operation> admission;

    /** @param admission throws what every call meets first */
    FakeUploader(SimulatedAccount account, Consumer<Operation> admission) {
        this.account = account;
        this.admission = admission;
    }

    @Override
    public MediaHandle upload(MediaFile file, UploadObserver observer) {
        admission.accept(Operation.OPEN_UPLOAD);
        if (!IncomingFile.MEDIA_TYPES.contains(file.mediaType())) {
            throw FakeAdapter.rejected(Operation.OPEN_UPLOAD, IncomingFile.complaintAbout(file.mediaType()));
        }
        IncomingFile incoming = new IncomingFile(file.name(), file.mediaType(), file.length());
        observer.started(file);
        try (InputStream content = file.openAt(0)) {
            receive(content, incoming, observer);
        } catch (IOException e) {
            stopIfInterrupted();
            UploadMismatch unreadable = new UploadMismatch(Operation.SEND_UPLOAD, "the file can no longer be read");
            unreadable.addSuppressed(e);
            throw unreadable;
        }
        MediaHandle handle = MediaHandle.of(account.receive(incoming));
        observer.finished(new UploadStatistics(file.length(), 0, 1, Optional.empty()));
        return handle;
    }

    @Override
    public MediaHandle resume(UploadSession session, MediaFile file, UploadObserver observer) {
        return upload(file, observer);
    }

    private void receive(InputStream content, IncomingFile incoming, UploadObserver observer) throws IOException {
        byte[] piece = new byte[PIECE];
        stopIfAsked(observer);
        for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
            if (!incoming.hasRoomFor(count)) {
                throw new UploadMismatch(
                        Operation.SEND_UPLOAD, "the file gave more than its " + incoming.length() + " bytes");
            }
            stopIfInterrupted();
            incoming.append(piece, count);
            observer.progressed(new UploadProgress(incoming.received(), incoming.received(), incoming.length()));
            stopIfAsked(observer);
        }
        if (incoming.received() < incoming.length()) {
            throw new UploadMismatch(
                    Operation.SEND_UPLOAD,
                    "the file gave " + incoming.received() + " of its " + incoming.length() + " bytes");
        }
    }

    private static void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new Cancelled(Operation.SEND_UPLOAD, Outcome.NOT_APPLIED, "interrupted");
        }
    }

    private static void stopIfAsked(UploadObserver observer) {
        if (observer.cancelled()) {
            throw new Cancelled(Operation.SEND_UPLOAD, Outcome.NOT_APPLIED, "stopped by the observer");
        }
    }
}
