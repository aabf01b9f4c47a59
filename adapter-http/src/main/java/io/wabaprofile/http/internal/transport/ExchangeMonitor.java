package io.wabaprofile.http.internal.transport;

import io.wabaprofile.http.internal.request.AttemptFailure;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;

/**
 * Checks the exchanges of a transport every 10 ms and its idle connections every second. Stops while there are none.
 * Thread-safe.
 */
final class ExchangeMonitor implements AutoCloseable {
    private static final long EVICTION_INTERVAL = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanoTime;
    private final BooleanSupplier evictIdle;
    private final Set<HttpExchange> exchanges = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(
            1, new DefaultThreadFactory("waba-profile-http-monitor", true), new ThreadPoolExecutor.DiscardPolicy());
    private long evictedAt;

    /** @param evictIdle closes idle connections that must not be reused; returns whether idle connections are left */
    ExchangeMonitor(LongSupplier nanoTime, BooleanSupplier evictIdle) {
        this.nanoTime = nanoTime;
        this.evictIdle = evictIdle;
        this.evictedAt = nanoTime.getAsLong();
    }

    void add(HttpExchange exchange) {
        exchanges.add(exchange);
        scheduleCheck();
    }

    void remove(HttpExchange exchange) {
        exchanges.remove(exchange);
    }

    void abortAll(AttemptFailure reason) {
        exchanges.forEach(exchange -> exchange.abort(reason));
    }

    private void scheduleCheck() {
        if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
            ScheduledFuture<?> unused = scheduler.schedule(this::check, 10, TimeUnit.MILLISECONDS);
        }
    }

    private void check() {
        boolean idleConnections = true;
        try {
            long now = nanoTime.getAsLong();
            exchanges.forEach(exchange -> exchange.check(now));
            if (now - evictedAt >= EVICTION_INTERVAL) {
                evictedAt = now;
                idleConnections = evictIdle.getAsBoolean();
            }
        } finally {
            scheduled.set(false);
            if (idleConnections || !exchanges.isEmpty()) {
                scheduleCheck();
            }
        }
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
