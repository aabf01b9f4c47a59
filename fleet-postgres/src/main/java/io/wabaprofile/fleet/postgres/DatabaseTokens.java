package io.wabaprofile.fleet.postgres;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.fleet.internal.TokenSource;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of all machines, in one bucket per host. This machine reserves them in blocks of a twentieth of a second, one
 * block ahead, and waits until a block is due. It drops a block that it did not use within a tenth of a second after it was due.
 * So any second has at most the tokens of 1.1 seconds and a full bucket, which is the limit plus 15 percent, however many
 * machines there are. Thread-safe.
 */
final class DatabaseTokens implements TokenSource, AutoCloseable {
    private static final int BLOCKS_PER_SECOND = 20;
    private static final int STOP_CHECK_SECONDS = 1;
    private static final long USABLE_FOR = TimeUnit.MILLISECONDS.toNanos(100);

    private final ProxyManager<String> buckets;
    private final int perSecond;
    private final int blockSize;
    private final LongSupplier nanoTime;
    private final BooleanSupplier isStopping;
    private final Map<ApiMode, Host> hosts = new EnumMap<>(ApiMode.class);
    private final ExecutorService reservations =
            Executors.newCachedThreadPool(task -> new Thread(task, "waba-profile-fleet-tokens"));

    DatabaseTokens(
            Database database, int perSecond, DatabaseClock clock, LongSupplier nanoTime, BooleanSupplier isStopping) {
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database.source())
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("waba_fleet_rate")
                .clientClock(clock)
                .build();
        this.perSecond = perSecond;
        this.blockSize = Math.max(1, perSecond / BLOCKS_PER_SECOND);
        this.nanoTime = nanoTime;
        this.isStopping = isStopping;
        for (ApiMode api : ApiMode.values()) {
            hosts.put(api, new Host(api.code() + "/" + perSecond));
        }
    }

    /** @throws Cancelled if this machine stops, or the thread is interrupted, while the database does not answer */
    @Override
    public long take(ApiMode api) {
        Host host = hosts.get(api);
        if (host == null) {
            throw new IllegalArgumentException("No host for " + api);
        }
        return host.take();
    }

    private Block reserved(String key) {
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

    /** The tokens of one host. A thread that waits for the database holds up the threads of this host only. */
    private final class Host {
        private final String key;
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable Block current;
        private @Nullable CompletableFuture<Block> next;

        Host(String key) {
            this.key = key;
        }

        long take() {
            try {
                lock.lockInterruptibly();
                try {
                    return takeLocked();
                } finally {
                    lock.unlock();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw cancelled("interrupted");
            } catch (ExecutionException failure) {
                throw RunStoreException.ofCause(failure);
            }
        }

        private long takeLocked() throws InterruptedException, ExecutionException {
            Block block = current;
            while (block == null || block.left == 0 || nanoTime.getAsLong() - block.due > USABLE_FOR) {
                block = nextBlock();
                current = block;
            }
            long wait = block.due - nanoTime.getAsLong();
            if (wait > 0) {
                return wait;
            }
            if (block.left == blockSize) {
                next = reserve();
            }
            block.left--;
            return 0;
        }

        /** Returns the block that was reserved while the last one was used. */
        private Block nextBlock() throws InterruptedException, ExecutionException {
            CompletableFuture<Block> reserved = next == null ? reserve() : next;
            next = reserved;
            while (true) {
                try {
                    Block block = reserved.get(STOP_CHECK_SECONDS, TimeUnit.SECONDS);
                    next = null;
                    return block;
                } catch (ExecutionException failure) {
                    next = null;
                    throw failure;
                } catch (TimeoutException slow) {
                    if (isStopping.getAsBoolean()) {
                        throw cancelled("the run stops");
                    }
                }
            }
        }

        private CompletableFuture<Block> reserve() {
            return CompletableFuture.supplyAsync(() -> reserved(key), reservations);
        }

        private Cancelled cancelled(String by) {
            return new Cancelled(Operation.FETCH_PROFILE, Outcome.NOT_APPLIED, by);
        }
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
