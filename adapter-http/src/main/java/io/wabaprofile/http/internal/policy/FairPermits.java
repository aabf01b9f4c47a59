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
 * A limited number of permits for all channels together. Waiting channels get permits in turn, first the channels
 * without
 * a permit. The last quarter of the permits is reserved for channels without a permit. So a few channels whose calls
 * hang
 * do not delay the others. Thread-safe.
 */
final class FairPermits {
    private final int size;
    private final int reserve;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ChannelPolicy, Integer> permits = new HashMap<>();
    /** In the order in which the channels get permits. */
    private final Map<ChannelPolicy, Queue<Waiter>> waiting = new LinkedHashMap<>();

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

    boolean tryAcquire(ChannelPolicy channel) {
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

    /** @throws AttemptFailure if no permit was available in time, or the thread was interrupted */
    void acquire(ChannelPolicy channel, Duration timeout) {
        Waiter waiter = new Waiter();
        lock.lock();
        try {
            waiting.computeIfAbsent(channel, key -> new ArrayDeque<>()).add(waiter);
            grantToWaiting();
        } finally {
            lock.unlock();
        }
        try {
            if (!waiter.signal.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)
                    && !isGrantedAtEnd(channel, waiter)) {
                throw AttemptFailure.of(FailureKind.BUSY);
            }
        } catch (InterruptedException e) {
            if (isGrantedAtEnd(channel, waiter)) {
                release(channel);
            }
            Thread.currentThread().interrupt();
            throw AttemptFailure.interrupted();
        }
    }

    void release(ChannelPolicy channel) {
        lock.lock();
        try {
            permits.computeIfPresent(channel, (key, count) -> count == 1 ? null : count - 1);
            free++;
            grantToWaiting();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the number of permits in use. */
    int inUse() {
        lock.lock();
        try {
            return size - free;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Removes a waiter whose wait ended from the queue, unless it was granted a permit. Returns whether it was granted
     * one.
     */
    private boolean isGrantedAtEnd(ChannelPolicy channel, Waiter waiter) {
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

    private boolean isGrantable(ChannelPolicy channel) {
        return free > (permits.containsKey(channel) ? reserve : 0);
    }

    private void take(ChannelPolicy channel) {
        free--;
        permits.merge(channel, 1, Integer::sum);
    }

    private void grantToWaiting() {
        for (ChannelPolicy next = next(); next != null; next = next()) {
            Queue<Waiter> queue = waiting.remove(next);
            Waiter waiter = queue.remove();
            if (!queue.isEmpty()) {
                waiting.put(next, queue);
            }
            take(next);
            waiter.granted = true;
            waiter.signal.release();
        }
    }

    /**
     * Returns the channel that gets the next permit. Checks at most one channel more than the number of channels with
     * permits.
     */
    private @Nullable ChannelPolicy next() {
        ChannelPolicy first = null;
        for (ChannelPolicy channel : waiting.keySet()) {
            if (!permits.containsKey(channel)) {
                return free > 0 ? channel : null;
            }
            first = first == null ? channel : first;
        }
        return free > reserve ? first : null;
    }
}
