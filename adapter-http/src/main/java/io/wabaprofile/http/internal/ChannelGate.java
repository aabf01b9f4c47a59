package io.wabaprofile.http.internal;

import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Where calls wait for their channel: a few at once, and writes one after the other, each settled before the next. So no
 * repeat of a write is ever late, and one channel cannot fill the host's queue. Long transfers have places of their own.
 */
public final class ChannelGate {
    private static final int TRANSFERS_AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Duration callLimit;
    private final LongSupplier nanoTime;
    private final ChannelStates states;
    private final Semaphore transfers = new Semaphore(TRANSFERS_AT_ONCE, true);

    public ChannelGate(Duration callLimit, LongSupplier nanoTime) {
        this.callLimit = callLimit;
        this.nanoTime = nanoTime;
        this.states = new ChannelStates(nanoTime);
    }

    Deadline deadline() {
        return deadline(callLimit);
    }

    Deadline deadline(Duration limit) {
        return Deadline.in(limit, nanoTime);
    }

    /** Work that keeps a connection busy for long: few at once, the others wait, within their deadlines. */
    <T> T transfer(Operation operation, Deadline deadline, Supplier<T> work) {
        try {
            await(() -> transfers.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS));
        } catch (AttemptFailure failure) {
            throw Translation.of(failure, operation, Outcome.NOT_APPLIED, null, new TextCleaner(List.of()));
        }
        try {
            return work.get();
        } finally {
            transfers.release();
        }
    }

    /** @throws GatewayException if the channel has no place within the deadline, or the work fails */
    <T> T through(Call call, Function<Turn, T> work) {
        Deadline deadline = call.deadline == null ? deadline(callLimit) : call.deadline;
        try {
            HeaderCredential first = call.channel.credential();
            try (ChannelStates.Use use = states.use(first)) {
                return inTurn(call, new Turn(use.state(), deadline, first), work);
            }
        } catch (AttemptFailure failure) {
            throw Translation.of(
                    failure, call.kind.operation(), Outcome.NOT_APPLIED, null, new TextCleaner(call.secrets));
        }
    }

    private static <T> T inTurn(Call call, Turn turn, Function<Turn, T> work) {
        if (call.kind.safety() == Safety.APPEND) {
            return work.apply(turn);
        }
        ChannelState channel = turn.channel();
        if (!call.kind.safety().isWrite()) {
            return inPlace(turn, work);
        }
        await(() -> channel.takeTurn(turn.deadline().remaining()));
        try {
            return inPlace(turn, work);
        } finally {
            channel.passTurn();
        }
    }

    private static <T> T inPlace(Turn turn, Function<Turn, T> work) {
        await(() -> turn.channel().enter(turn.deadline().remainingAtMost(PATIENCE)));
        try {
            return work.apply(turn);
        } finally {
            turn.channel().leave();
        }
    }

    private interface Wait {
        boolean succeeds() throws InterruptedException;
    }

    private static void await(Wait wait) {
        try {
            if (!wait.succeeds()) {
                throw AttemptFailure.of(FailureClass.BUSY, "");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AttemptFailure.of(FailureClass.CLOSED, "interrupted");
        }
    }
}
