package io.wabaprofile.http.internal.transport;

import io.wabaprofile.http.internal.AttemptFailure;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks the exchanges of a transport every 10 ms and its idle connections every second. Its thread starts with the first
 * exchange and sleeps while there is nothing to check.
 */
final class ExchangeMonitor implements AutoCloseable {
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanoTime;
    private final BooleanSupplier evictIdle;
    private final Set<Exchange> exchanges = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile @Nullable Thread thread;
    private volatile boolean asleep;
    private volatile boolean closed;

    /** @param evictIdle closes idle connections that are of no more use; whether others are left */
    ExchangeMonitor(LongSupplier nanoTime, BooleanSupplier evictIdle) {
        this.nanoTime = nanoTime;
        this.evictIdle = evictIdle;
    }

    void add(Exchange exchange) {
        exchanges.add(exchange);
        if (!started.get() && started.compareAndSet(false, true)) {
            Thread created = new Thread(this::run, "waba-profile-http-monitor");
            created.setDaemon(true);
            thread = created;
            created.start();
        } else if (asleep) {
            LockSupport.unpark(thread);
        }
    }

    void remove(Exchange exchange) {
        exchanges.remove(exchange);
    }

    void abortAll(AttemptFailure why) {
        exchanges.forEach(exchange -> exchange.abort(why));
    }

    private void run() {
        long activeAt = nanoTime.getAsLong();
        long evictedAt = activeAt;
        boolean idleConnections = true;
        while (!closed) {
            long now = nanoTime.getAsLong();
            for (Exchange exchange : exchanges) {
                exchange.check(now);
                activeAt = now;
            }
            if (now - evictedAt >= SECOND) {
                idleConnections = evictIdle.getAsBoolean();
                evictedAt = now;
            }
            if (now - activeAt < SECOND) {
                LockSupport.parkNanos(this, TICK);
            } else if (sleep(idleConnections)) {
                activeAt = nanoTime.getAsLong();
                idleConnections = true;
            }
        }
    }

    /** Sleeps until there is an exchange, or for a second if connections are idle. Returns whether there is one. */
    private boolean sleep(boolean idleConnections) {
        asleep = true;
        try {
            if (exchanges.isEmpty() && !closed) {
                if (idleConnections) {
                    LockSupport.parkNanos(this, SECOND);
                } else {
                    LockSupport.park(this);
                }
            }
            return !exchanges.isEmpty();
        } finally {
            asleep = false;
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
