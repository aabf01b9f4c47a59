package io.wabaprofile.spring;

import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.profile.ProfileField;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads the about of each channel in the background, at most once per time to live, when a probe asks. A probe gets the
 * last results at once and does not wait for a call. The context closes it. Thread-safe.
 */
final class ChannelHealthCheck implements AutoCloseable {
    private static final String UP = "UP";
    private static final String UNKNOWN = "UNKNOWN";

    private final ProfileChannels channels;
    private final Duration timeToLive;
    private final InstantSource clock;
    private final ExecutorService executor;
    private final Map<String, String> states = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> expires = new AtomicReference<>(Instant.MIN);
    private final AtomicBoolean running = new AtomicBoolean();

    ChannelHealthCheck(ProfileChannels channels, Duration timeToLive, InstantSource clock, ExecutorService executor) {
        this.channels = channels;
        this.timeToLive = timeToLive;
        this.clock = clock;
        this.executor = executor;
    }

    /** Returns the last results. Starts a check if they are older than the time to live. */
    HealthReport current() {
        Map<String, String> shown = new LinkedHashMap<>();
        channels.names().forEach(name -> shown.put(name, states.getOrDefault(name, UNKNOWN)));
        if (!clock.instant().isBefore(expires.get()) && running.compareAndSet(false, true)) {
            executor.execute(this::refresh);
        }
        return new HealthReport(status(shown), shown);
    }

    private static String status(Map<String, String> states) {
        if (states.values().stream().allMatch(UP::equals)) {
            return UP;
        }
        return states.values().stream().allMatch(state -> state.equals(UP) || isUnknown(state)) ? UNKNOWN : "DOWN";
    }

    /** A throttled call says nothing about the channel. */
    private static boolean isUnknown(String state) {
        return state.equals(UNKNOWN) || state.equals(Throttled.class.getSimpleName());
    }

    private void refresh() {
        try {
            channels.names().forEach(name -> states.put(name, read(name)));
            expires.set(clock.instant().plus(timeToLive));
        } finally {
            running.set(false);
        }
    }

    private String read(String channel) {
        try {
            channels.profile(channel).fetch(Set.of(ProfileField.ABOUT));
            return UP;
        } catch (GatewayException failure) {
            return failure.getClass().getSimpleName();
        }
    }

    /** Interrupts a running call. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
