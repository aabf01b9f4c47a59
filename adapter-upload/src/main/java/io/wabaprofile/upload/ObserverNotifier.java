package io.wabaprofile.upload;

import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.Deadline;
import io.wabaprofile.http.internal.request.RequestSpec;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadProgress;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An observer of one upload: called by one thread at a time, not too often, and stopping the upload if it fails. */
final class ObserverNotifier {
    private static final Duration BETWEEN_PROGRESS = Duration.ofMillis(100);

    private final UploadObserver observer;
    private final ApiClient<?> client;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Deadline quiet;

    ObserverNotifier(UploadObserver observer, ApiClient<?> client) {
        this.observer = observer;
        this.client = client;
    }

    /** Makes the call end soon after the observer says so. */
    RequestSpec cancelling(RequestSpec request) {
        return observer == UploadObserver.NONE ? request : request.cancelledBy(this::isCancelled);
    }

    /** @throws AttemptFailure if the observer fails, which stops the upload */
    void notify(Consumer<UploadObserver> what) {
        lock.lock();
        try {
            what.accept(observer);
        } catch (RuntimeException e) {
            throw failed(e);
        } finally {
            lock.unlock();
        }
    }

    /** @throws AttemptFailure if the observer fails, which stops the upload */
    void notify(UploadProgress progress) {
        notify(to -> {
            if (progress.sent() == progress.length() || quiet == null || quiet.isOver()) {
                quiet = client.deadline(BETWEEN_PROGRESS);
                to.progressed(progress);
            }
        });
    }

    /** @throws AttemptFailure if the observer wants the upload to stop, or fails */
    void throwIfCancelled() {
        notify(asked -> {
            if (asked.cancelled()) {
                throw AttemptFailure.cancelledByObserver();
            }
        });
    }

    /** Whether to stop, as far as can be said without waiting for the observer. */
    private boolean isCancelled() {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            return observer.cancelled();
        } catch (RuntimeException e) {
            throw failed(e);
        } finally {
            lock.unlock();
        }
    }

    private static AttemptFailure failed(RuntimeException e) {
        return e instanceof AttemptFailure ours
                ? ours
                : AttemptFailure.cancelled(
                        "the observer failed (" + e.getClass().getSimpleName() + ")");
    }
}
