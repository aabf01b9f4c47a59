package io.wabaprofile.testkit.fake;

import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadProgress;
import io.wabaprofile.port.UploadStatistics;
import io.wabaprofile.profile.MediaFile;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Counts the bytes of one upload and calls its observer. If the observer throws, the upload is cancelled. */
final class FakeProgress {
    private final MediaFile file;
    private final UploadObserver observer;
    private int sessions = 1;
    private long bytesSent;
    private long bytesResent;
    private long firstSessionStart;
    private long firstSessionEnd;

    FakeProgress(MediaFile file, UploadObserver observer) {
        this.file = file;
        this.observer = observer;
    }

    void call(Consumer<UploadObserver> event) {
        ask(listener -> {
            event.accept(listener);
            return true;
        });
    }

    private boolean ask(Function<UploadObserver, Boolean> question) {
        try {
            return question.apply(observer);
        } catch (RuntimeException e) {
            throw FakeUpload.cancelled("the observer failed (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** @throws Cancelled if the observer asks for it */
    void cancelIfRequested() {
        if (ask(UploadObserver::cancelled)) {
            throw FakeUpload.cancelled("stopped by the observer");
        }
    }

    /** Counts a session that replaces a forgotten one. It sends the bytes of the first session again. */
    void newSession() {
        sessions++;
        if (sessions > 2) {
            throw FakeFailures.rejected(Operation.SEND_UPLOAD, "The session does not exist");
        }
    }

    void sent(long start, long end) {
        bytesSent += end - start;
        if (sessions > 1) {
            bytesResent += Math.max(0, Math.min(firstSessionEnd, end) - Math.max(firstSessionStart, start));
        } else {
            firstSessionStart = firstSessionEnd == 0 ? start : firstSessionStart;
            firstSessionEnd = end;
        }
    }

    void progressed(long position) {
        call(listener -> listener.progressed(new UploadProgress(position, position, file.length())));
    }

    void finished(String sha256) {
        if (bytesSent == 0) {
            progressed(file.length());
        }
        call(listener ->
                listener.finished(new UploadStatistics(bytesSent, bytesResent, sessions, Optional.of(sha256))));
    }
}
