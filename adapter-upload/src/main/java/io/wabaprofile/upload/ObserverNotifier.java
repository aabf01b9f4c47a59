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

/**
 * Calls the observer of one upload: one call at a time, with limited progress events. A failing observer cancels the
 * upload.
 */
final class ObserverNotifier {
    private static final Duration BETWEEN_PROGRESS = Duration.ofMillis(100);

    private final UploadObserver observer;
    private final ApiClient<?> client;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Deadline nextProgress;

    ObserverNotifier(UploadObserver observer, ApiClient<?> client) {
        this.observer = observer;
        this.client = client;
    }

    /** Cancels the request when the observer requests it. */
    RequestSpec cancelling(RequestSpec request) {
        return observer == UploadObserver.NONE ? request : request.cancelledBy(this::isCancelled);
    }

    /** @throws AttemptFailure if the observer fails */
    void notify(Consumer<UploadObserver> event) {
        lock.lock();
        try {
            event.accept(observer);
        } catch (RuntimeException e) {
            throw failed(e);
        } finally {
            lock.unlock();
        }
    }

    /** @throws AttemptFailure if the observer fails */
    void notify(UploadProgress progress) {
        notify(to -> {
            if (progress.sent() == progress.length() || nextProgress == null || nextProgress.isOver()) {
                nextProgress = client.deadline(BETWEEN_PROGRESS);
                to.progressed(progress);
            }
        });
    }

    /** @throws AttemptFailure if the observer cancels the upload or fails */
    void throwIfCancelled() {
        notify(asked -> {
            if (asked.cancelled()) {
                throw AttemptFailure.cancelledByObserver();
            }
        });
    }

    /** Whether the observer cancels the upload. Returns false if another thread is calling the observer. */
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
