package io.wabaprofile.fleet.internal;

import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Sleeper;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Takes a token per request, and more while the platform throttles. Requests wait in their order, one host
 * independently of the others.
 */
public final class AdaptiveRequestLimiter implements RequestLimiter {
    private final TokenSource tokens;
    private final Sleeper sleeper;
    private final BooleanSupplier stopped;
    private final Map<ApiMode, Host> hosts = new EnumMap<>(ApiMode.class);

    /**
     * @param graphShare the share of the rate that Meta's usage headers leave, over 0 and up to 1
     * @param stopped whether the run is stopping; calls that wait are then cancelled
     */
    public AdaptiveRequestLimiter(
            TokenSource tokens,
            Sleeper sleeper,
            LongSupplier nanoTime,
            DoubleSupplier graphShare,
            BooleanSupplier stopped) {
        this.tokens = tokens;
        this.stopped = stopped;
        this.sleeper = sleeper;
        for (ApiMode api : ApiMode.values()) {
            DoubleSupplier share = api == ApiMode.GRAPH ? graphShare : () -> 1;
            hosts.put(api, new Host(new AdaptiveShare(nanoTime), share));
        }
    }

    @Override
    public void acquire(ApiMode api, int requests) throws InterruptedException {
        Host host = host(api);
        host.turn.lockInterruptibly();
        try {
            for (long needed = host.tokensFor(requests); needed > 0; needed--) {
                takeOne(api);
            }
        } finally {
            host.turn.unlock();
        }
    }

    private void takeOne(ApiMode api) throws InterruptedException {
        requireRunning();
        for (long wait = tokens.take(api); wait > 0; wait = tokens.take(api)) {
            sleeper.sleep(Duration.ofNanos(wait));
            requireRunning();
        }
    }

    private void requireRunning() {
        if (stopped.getAsBoolean()) {
            throw new Cancelled(Operation.FETCH_PROFILE, Outcome.NOT_APPLIED, "the run is stopping");
        }
    }

    @Override
    public void finished(ApiMode api, boolean throttled) {
        host(api).adaptive.record(throttled);
    }

    private Host host(ApiMode api) {
        Host host = hosts.get(api);
        if (host == null) {
            throw new IllegalArgumentException("No host for " + api);
        }
        return host;
    }

    /** One host. The lock is fair. */
    private static final class Host {
        final ReentrantLock turn = new ReentrantLock(true);
        final AdaptiveShare adaptive;
        private final DoubleSupplier usage;
        private double owed;

        Host(AdaptiveShare adaptive, DoubleSupplier usage) {
            this.adaptive = adaptive;
            this.usage = usage;
        }

        /** At half of the rate, a request costs two tokens. */
        long tokensFor(int requests) {
            owed += requests / Math.min(adaptive.current(), usage.getAsDouble());
            long whole = (long) owed;
            owed -= whole;
            return whole;
        }
    }
}
