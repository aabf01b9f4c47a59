package io.wabaprofile.fleet.internal;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.wabaprofile.channel.ApiMode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The tokens of one machine. After a pause, a twentieth of a second's tokens may be taken at once. */
public final class LocalTokens implements TokenSource {
    private final Map<ApiMode, Bucket> buckets = new ConcurrentHashMap<>();
    private final int perSecond;
    private final LongSupplier nanoTime;

    public LocalTokens(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    @Override
    public long take(ApiMode api) {
        return buckets.computeIfAbsent(api, added -> bucket())
                .tryConsumeAndReturnRemaining(1)
                .getNanosToWaitForRefill();
    }

    private Bucket bucket() {
        int atOnce = Math.max(1, perSecond / 20);
        return Bucket.builder()
                .withCustomTimePrecision(new NanoTime(nanoTime))
                .addLimit(limit -> limit.capacity(atOnce).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    /** The clock of a bucket. */
    private record NanoTime(LongSupplier source) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return source.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
