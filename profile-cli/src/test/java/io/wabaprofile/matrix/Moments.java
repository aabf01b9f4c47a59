package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadSession;
import java.util.concurrent.atomic.AtomicReference;

/** Lets something happen, once, just before a request; and keeps what an upload can be resumed with. */
final class Moments implements UploadObserver {
    private static final Runnable NOTHING = () -> {};

    private final AtomicReference<Runnable> beforeBytes = new AtomicReference<>(NOTHING);
    private final AtomicReference<Runnable> beforeRepeat = new AtomicReference<>(NOTHING);
    private volatile UploadSession latest;

    void justBefore(Step step, Runnable event) {
        switch (step) {
            case SEND -> beforeBytes.set(event);
            case ASK -> beforeRepeat.set(event);
            default -> event.run();
        }
    }

    /** The sending that was cut is to be gone on with: the next request is the question for the offset. */
    void repeats() {
        beforeRepeat.getAndSet(NOTHING).run();
    }

    @Override
    public void checkpoint(UploadSession session) {
        latest = session;
        beforeBytes.getAndSet(NOTHING).run();
    }

    /** As another process would find it. */
    UploadSession kept() {
        assertThat(latest).as("a checkpoint").isNotNull();
        return UploadSession.of(latest.token());
    }
}
