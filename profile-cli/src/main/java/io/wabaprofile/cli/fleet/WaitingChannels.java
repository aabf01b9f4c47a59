package io.wabaprofile.cli.fleet;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The channels that wait for another attempt. Not thread-safe. */
final class WaitingChannels {
    private static final long BETWEEN_LINES = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanoTime;
    private final Map<String, Long> due = new HashMap<>();
    private Optional<Long> lastLine = Optional.empty();

    WaitingChannels(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Returns a line about all waiting channels, at most one per 10 seconds. */
    Optional<String> postponed(String channel, Duration wait) {
        long now = nanoTime.getAsLong();
        due.put(channel, now + wait.toNanos());
        if (lastLine.filter(last -> now - last < BETWEEN_LINES).isPresent()) {
            return Optional.empty();
        }
        lastLine = Optional.of(now);
        long next = due.values().stream().mapToLong(time -> time - now).min().orElse(0);
        String count = due.size() == 1 ? "1 channel is" : String.format(Locale.ROOT, "%,d channels are", due.size());
        return Optional.of(count + " throttled or not reachable. Next attempt in "
                + RunText.duration(Duration.ofNanos(Math.max(0, next))) + ".");
    }

    void finished(String channel) {
        due.remove(channel);
    }

    int count() {
        return due.size();
    }
}
