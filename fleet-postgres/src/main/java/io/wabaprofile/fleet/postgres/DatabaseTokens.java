package io.wabaprofile.fleet.postgres;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.fleet.internal.TokenSource;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The tokens of all machines, in one bucket per host. This machine reserves them in blocks of a twentieth of a second, one
 * block ahead, and waits until a block is due. It drops tokens that it did not use in a tenth of a second. So any second has
 * at most the tokens of 1.1 seconds and a full bucket, however many machines there are.
 */
final class DatabaseTokens implements TokenSource, AutoCloseable {
    private static final int BLOCKS_PER_SECOND = 20;
    private static final long USABLE_FOR = TimeUnit.MILLISECONDS.toNanos(100);

    private final ProxyManager<String> buckets;
    private final int perSecond;
    private final int blockSize;
    private final LongSupplier nanoTime;
    private final Map<ApiMode, Block> current = new EnumMap<>(ApiMode.class);
    private final Map<ApiMode, CompletableFuture<Block>> next = new EnumMap<>(ApiMode.class);
    private final ExecutorService reservations =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "waba-profile-fleet-tokens"));

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
        Block block = current.get(api);
        while (block == null || block.left == 0 || nanoTime.getAsLong() - block.due > USABLE_FOR) {
            block = nextBlock(api);
            current.put(api, block);
        }
        long wait = block.due - nanoTime.getAsLong();
        if (wait > 0) {
            return wait;
        }
        if (block.left == blockSize) {
            next.put(api, reserve(api));
        }
        block.left--;
        return 0;
    }

    /** Returns the block that was reserved while the last one was used. */
    private Block nextBlock(ApiMode api) {
        CompletableFuture<Block> reserved = next.remove(api);
        try {
            return (reserved == null ? reserve(api) : reserved).join();
        } catch (CompletionException failure) {
            throw RunStoreException.ofCause(failure);
        }
    }

    private CompletableFuture<Block> reserve(ApiMode api) {
        return CompletableFuture.supplyAsync(() -> reserved(api), reservations);
    }

    private Block reserved(ApiMode api) {
        String key = api.code() + "/" + perSecond;
        long wait = buckets.getProxy(key, this::configuration).consumeIgnoringRateLimits(blockSize);
        return new Block(blockSize, nanoTime.getAsLong() + wait);
    }

    private BucketConfiguration configuration() {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(blockSize).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    /** Call it when no thread takes tokens any more. */
    @Override
    public void close() {
        reservations.shutdown();
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
