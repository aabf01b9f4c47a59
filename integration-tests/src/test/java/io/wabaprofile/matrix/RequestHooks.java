package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadSession;
import java.util.concurrent.atomic.AtomicReference;

/** Runs an action once, just before a request, and keeps the last checkpoint of an upload. */
final class RequestHooks implements UploadObserver {
    private static final Runnable NOTHING = () -> {};

    private final AtomicReference<Runnable> beforeBytes = new AtomicReference<>(NOTHING);
    private final AtomicReference<Runnable> beforeOffsetQuery = new AtomicReference<>(NOTHING);
    private volatile UploadSession last;

    void justBefore(RequestKind kind, Runnable action) {
        switch (kind) {
            case SEND_BYTES -> beforeBytes.set(action);
            case ASK_OFFSET -> beforeOffsetQuery.set(action);
            default -> action.run();
        }
    }

    /** The request with bytes was cut, so the next one asks for the offset. */
    void beforeRetry() {
        beforeOffsetQuery.getAndSet(NOTHING).run();
    }

    @Override
    public void checkpoint(UploadSession session) {
        last = session;
        beforeBytes.getAndSet(NOTHING).run();
    }

    /** From its token, as another process reads it. */
    UploadSession lastCheckpoint() {
        assertThat(last).as("a checkpoint").isNotNull();
        return UploadSession.of(last.token());
    }
}
