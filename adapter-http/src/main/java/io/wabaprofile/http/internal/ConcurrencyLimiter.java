package io.wabaprofile.http.internal;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Limits what runs at once: a few calls per channel, one write per channel until it is settled, a few long transfers per
 * connection. So no retry of a write is late, and one channel cannot fill the host's queue.
 */
final class ConcurrencyLimiter {
    private static final int TRANSFERS_AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ChannelStates states;
    private final Permits transfers = new Permits(TRANSFERS_AT_ONCE);

    ConcurrencyLimiter(LongSupplier nanoTime) {
        this.states = new ChannelStates(nanoTime);
    }

    /** Runs work that keeps a connection busy for long. Waits for its place until the deadline. */
    <T> Supplier<T> transferring(Deadline deadline, Supplier<T> work) {
        return () -> {
            transfers.acquire(deadline.remaining());
            try {
                return work.get();
            } finally {
                transfers.release();
            }
        };
    }

    /** Runs a call once its channel has a place for it, and the write lock if it is a write. */
    <T> Supplier<T> limiting(Call call, Deadline deadline, Function<Permit, T> next) {
        return () -> {
            HeaderCredential credential = call.channel.credential();
            try (ChannelStates.Use use = states.use(credential, call.channel.path())) {
                Permit permit = new Permit(use.state(), deadline, credential);
                return switch (call.kind.safety()) {
                    case APPEND -> next.apply(permit);
                    case READ, HARMLESS_CREATION -> counted(permit, next);
                    case IDEMPOTENT_WRITE, WRITE_REPEATED_ONCE -> locked(permit, next);
                };
            }
        };
    }

    private static <T> T locked(Permit permit, Function<Permit, T> next) {
        Permits writeLock = permit.channel().writeLock;
        writeLock.acquire(permit.deadline().remaining());
        try {
            return counted(permit, next);
        } finally {
            writeLock.release();
        }
    }

    private static <T> T counted(Permit permit, Function<Permit, T> next) {
        Permits calls = permit.channel().calls;
        calls.acquire(permit.deadline().remainingAtMost(PATIENCE));
        try {
            return next.apply(permit);
        } finally {
            calls.release();
        }
    }
}
