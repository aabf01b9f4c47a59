package io.wabaprofile.upload;

import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.port.UploadStatistics;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the latest checkpoint as another process would find it, and wants to stop once it is told to. */
final class StoppableObserver implements UploadObserver {
    private final boolean throwing;
    private boolean stopping;
    private byte @Nullable [] token;
    private @Nullable UploadStatistics statistics;

    StoppableObserver(boolean throwing) {
        this.throwing = throwing;
    }

    void stop() {
        stopping = true;
    }

    /** As read from its token. */
    Optional<UploadSession> latest() {
        return Optional.ofNullable(token).map(UploadSession::of);
    }

    @Nullable
    UploadStatistics statistics() {
        return statistics;
    }

    @Override
    public void checkpoint(UploadSession session) {
        token = session.token();
    }

    @Override
    public void finished(UploadStatistics what) {
        statistics = what;
    }

    @Override
    public boolean cancelled() {
        if (stopping && throwing) {
            throw new IllegalStateException("the window was closed");
        }
        return stopping;
    }
}
