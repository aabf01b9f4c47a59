package io.wabaprofile.http.internal;

import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Outcome;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Where calls wait for their channel: a few at once, and writes one after the other, each settled before the next. So no
 * repeat of a write is ever late, and one channel cannot fill the host's queue.
 */
public final class ChannelGate {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Duration callLimit;
    private final LongSupplier nanoTime;
    private final ChannelStates states;

    public ChannelGate(Duration callLimit, LongSupplier nanoTime) {
        this.callLimit = callLimit;
        this.nanoTime = nanoTime;
        this.states = new ChannelStates(nanoTime);
    }

    Deadline deadline() {
        return Deadline.in(callLimit, nanoTime);
    }

    /** @throws GatewayException if the channel has no place within the deadline, or the work fails */
    <T> T through(Call call, Function<Turn, T> work) {
        Deadline deadline = deadline(call);
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

    private Deadline deadline(Call call) {
        if (call.deadline != null) {
            return call.deadline;
        }
        return call.callLimit == null ? deadline() : Deadline.in(call.callLimit, nanoTime);
    }

    private static <T> T inTurn(Call call, Turn turn, Function<Turn, T> work) {
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
