package io.wabaprofile.http.internal.policy;

import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.FailureKind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A limit on how much runs at once for all channels together. Waiting channels are served in turn; a channel that holds no
 * permit is served first. The last quarter of the permits is kept for channels that hold none, so that a few channels
 * whose calls hang do not delay the others. Thread-safe.
 */
final class FairPermits {
    private final int size;
    private final int reserve;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ChannelState, Integer> held = new HashMap<>();
    /** In the order in which the channels are served. */
    private final Map<ChannelState, Queue<Waiter>> waiting = new LinkedHashMap<>();

    private int free;

    FairPermits(int size) {
        this.size = size;
        this.reserve = size / 4;
        this.free = size;
    }

    private static final class Waiter {
        private final Semaphore signal = new Semaphore(0);
        private boolean granted;
    }

    boolean tryAcquire(ChannelState channel) {
        lock.lock();
        try {
            if (!isGrantable(channel)) {
                return false;
            }
            take(channel);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** @throws AttemptFailure if there was no permit in time, or the thread was interrupted */
    void acquire(ChannelState channel, Duration timeout) {
        Waiter waiter = new Waiter();
        lock.lock();
        try {
            waiting.computeIfAbsent(channel, first -> new ArrayDeque<>()).add(waiter);
            serveWaiting();
        } finally {
            lock.unlock();
        }
        try {
            if (!waiter.signal.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)
                    && !isGrantedAfterAll(channel, waiter)) {
                throw AttemptFailure.of(FailureKind.BUSY);
            }
        } catch (InterruptedException e) {
            if (isGrantedAfterAll(channel, waiter)) {
                release(channel);
            }
            Thread.currentThread().interrupt();
            throw AttemptFailure.interrupted();
        }
    }

    void release(ChannelState channel) {
        lock.lock();
        try {
            held.computeIfPresent(channel, (key, count) -> count == 1 ? null : count - 1);
            free++;
            serveWaiting();
        } finally {
            lock.unlock();
        }
    }

    /** How many permits are held. */
    int inUse() {
        lock.lock();
        try {
            return size - free;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a waiter that stopped waiting was granted a permit at the last moment; if not, it leaves the queue. */
    private boolean isGrantedAfterAll(ChannelState channel, Waiter waiter) {
        lock.lock();
        try {
            if (!waiter.granted) {
                waiting.computeIfPresent(channel, (key, queue) -> {
                    queue.remove(waiter);
                    return queue.isEmpty() ? null : queue;
                });
            }
            return waiter.granted;
        } finally {
            lock.unlock();
        }
    }

    private boolean isGrantable(ChannelState channel) {
        return free > (held.containsKey(channel) ? reserve : 0);
    }

    private void take(ChannelState channel) {
        free--;
        held.merge(channel, 1, Integer::sum);
    }

    private void serveWaiting() {
        for (ChannelState next = next(); next != null; next = next()) {
            Queue<Waiter> queue = waiting.remove(next);
            Waiter served = queue.remove();
            if (!queue.isEmpty()) {
                waiting.put(next, queue);
            }
            take(next);
            served.granted = true;
            served.signal.release();
        }
    }

    /** Looks at as many channels as hold permits, and one more at most. */
    private @Nullable ChannelState next() {
        ChannelState first = null;
        for (ChannelState channel : waiting.keySet()) {
            if (!held.containsKey(channel)) {
                return free > 0 ? channel : null;
            }
            first = first == null ? channel : first;
        }
        return free > reserve ? first : null;
    }
}
