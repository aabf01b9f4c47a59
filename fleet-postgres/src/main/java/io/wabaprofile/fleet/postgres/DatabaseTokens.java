package io.wabaprofile.fleet.postgres;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.fleet.internal.TokenSource;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The tokens of all machines, in one bucket per host. This machine reserves them in blocks of a twentieth of a second, and
 * waits until its block is due. It drops tokens that it did not use within a second.
 */
final class DatabaseTokens implements TokenSource {
    private static final int BLOCKS_PER_SECOND = 20;
    private static final long USABLE_FOR = TimeUnit.SECONDS.toNanos(1);

    private final ProxyManager<String> buckets;
    private final int perSecond;
    private final int blockSize;
    private final LongSupplier nanoTime;
    private final Map<ApiMode, Block> blocks = new EnumMap<>(ApiMode.class);

    DatabaseTokens(Database database, int perSecond, DatabaseClock clock, LongSupplier nanoTime) {
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database.source())
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("waba_fleet_rate")
                .clientClock(clock)
                .build();
        this.perSecond = perSecond;
        this.blockSize = Math.max(1, perSecond / BLOCKS_PER_SECOND);
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized long take(ApiMode api) {
        Block block = blocks.get(api);
        long now = nanoTime.getAsLong();
        if (block == null || block.left == 0 || now - block.due > USABLE_FOR) {
            long wait = reserve(api);
            now = nanoTime.getAsLong();
            block = new Block(blockSize, now + wait);
            blocks.put(api, block);
        }
        if (block.due - now > 0) {
            return block.due - now;
        }
        block.left--;
        return 0;
    }

    /** Returns the nanoseconds until the block is due. */
    private long reserve(ApiMode api) {
        String key = api.name().toLowerCase(Locale.ROOT) + "/" + perSecond;
        try {
            Bucket bucket = buckets.getProxy(key, this::configuration);
            return bucket.consumeIgnoringRateLimits(blockSize);
        } catch (RuntimeException failure) {
            throw new RunStoreException("Cannot reserve requests in the database of the fleet", failure);
        }
    }

    private BucketConfiguration configuration() {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(blockSize).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    /** Tokens that are due at a time of the monotonic clock. */
    private static final class Block {
        private final long due;
        private int left;

        Block(int left, long due) {
            this.left = left;
            this.due = due;
        }
    }
}
