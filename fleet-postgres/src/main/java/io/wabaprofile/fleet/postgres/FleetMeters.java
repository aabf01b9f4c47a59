package io.wabaprofile.fleet.postgres;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.internal.RequestLimiter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** The meters of one run on this machine. */
final class FleetMeters implements AutoCloseable {
    private final MeterRegistry registry;
    private final AtomicInteger remaining = new AtomicInteger();
    private final Gauge gauge;

    FleetMeters(MeterRegistry registry) {
        this.registry = registry;
        this.gauge = Gauge.builder("waba.profile.fleet.remaining", remaining, AtomicInteger::get)
                .description("Channels of the run without a result")
                .register(registry);
    }

    void remaining(int channels) {
        remaining.set(channels);
    }

    void finished(ChannelState state) {
        registry.counter("waba.profile.fleet.channels", "state", state.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** Measures the waits for this limiter. */
    RequestLimiter timed(RequestLimiter limiter) {
        return new TimedLimiter(limiter, registry);
    }

    /** Removes the number of remaining channels. */
    @Override
    public void close() {
        registry.remove(gauge);
        gauge.close();
    }

    private record TimedLimiter(RequestLimiter limiter, MeterRegistry registry) implements RequestLimiter {
        @Override
        public void acquire(ApiMode api, int requests) throws InterruptedException {
            Timer.Sample wait = Timer.start(registry);
            try {
                limiter.acquire(api, requests);
            } finally {
                wait.stop(registry.timer("waba.profile.fleet.permit.wait", "api", api.code()));
            }
        }

        @Override
        public void finished(ApiMode api, boolean throttled) {
            limiter.finished(api, throttled);
        }
    }
}
