package io.wabaprofile.fleet;

import io.wabaprofile.port.ApiUsage;
import io.wabaprofile.port.ApiUsageObserver;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Lowers the rate of a run before Meta throttles it. Set it as the usage observer of the connection to the Graph API, and
 * in the builder of the engine. Thread-safe.
 *
 * <p>Up to 75 percent usage, the rate is not changed. From there to 100 percent, it falls to a twentieth. A usage that was
 * reported more than a minute ago is ignored.
 */
public final class UsageFeedback implements ApiUsageObserver {
    private static final int UNCHANGED_UP_TO = 75;
    private static final double LOWEST = 0.05;
    private static final Duration VALID_FOR = Duration.ofMinutes(1);

    private final InstantSource clock;
    private volatile @Nullable Report last;

    /** Uses the system clock. */
    public UsageFeedback() {
        this(InstantSource.system());
    }

    /** Uses another clock. For tests. */
    public UsageFeedback(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void observe(ApiUsage usage) {
        Duration blocked = usage.businesses().stream()
                .map(ApiUsage.BusinessUsage::blockedFor)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        int percentage = blocked.isZero() ? usage.highestPercentage() : 100;
        Duration validFor = blocked.compareTo(VALID_FOR) > 0 ? blocked : VALID_FOR;
        last = new Report(percentage, clock.instant().plus(validFor).toEpochMilli());
    }

    /** The share of the configured rate to use, over 0 and up to 1. */
    public double share() {
        Report report = last;
        if (report == null || report.percentage() <= UNCHANGED_UP_TO || clock.millis() > report.validUntilMillis()) {
            return 1;
        }
        double left = (100.0 - report.percentage()) / (100 - UNCHANGED_UP_TO);
        return Math.max(LOWEST, left);
    }

    private record Report(int percentage, long validUntilMillis) {}
}
