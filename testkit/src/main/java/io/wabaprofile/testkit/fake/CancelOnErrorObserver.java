package io.wabaprofile.testkit.fake;

import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadProgress;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.port.UploadStatistics;
import io.wabaprofile.profile.MediaFile;
import java.util.function.BooleanSupplier;

/** An observer that fails has stopped the upload, whatever it meant to do. */
final class CancelOnErrorObserver implements UploadObserver {
    private final UploadObserver observer;

    CancelOnErrorObserver(UploadObserver observer) {
        this.observer = observer;
    }

    @Override
    public void started(MediaFile file) {
        tell(() -> observer.started(file));
    }

    @Override
    public void checkpoint(UploadSession session) {
        tell(() -> observer.checkpoint(session));
    }

    @Override
    public void progressed(UploadProgress progress) {
        tell(() -> observer.progressed(progress));
    }

    @Override
    public void resumed(long offset, UploadInterruption why) {
        tell(() -> observer.resumed(offset, why));
    }

    @Override
    public void finished(UploadStatistics statistics) {
        tell(() -> observer.finished(statistics));
    }

    @Override
    public boolean cancelled() {
        return ask(observer::cancelled);
    }

    private static void tell(Runnable news) {
        ask(() -> {
            news.run();
            return true;
        });
    }

    private static boolean ask(BooleanSupplier question) {
        try {
            return question.getAsBoolean();
        } catch (RuntimeException e) {
            throw new Cancelled(
                    Operation.SEND_UPLOAD,
                    Outcome.NOT_APPLIED,
                    "the observer failed (" + e.getClass().getSimpleName() + ")");
        }
    }
}
