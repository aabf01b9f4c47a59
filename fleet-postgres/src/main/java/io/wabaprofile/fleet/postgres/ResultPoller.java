package io.wabaprofile.fleet.postgres;

import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.RunObserver;
import io.wabaprofile.fleet.postgres.ChannelTable.Recorded;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the observer about the results of all machines. Not thread-safe. */
final class ResultPoller {
    /** A result with an earlier time may become visible later, if its transaction took longer. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private final ChannelTable channels;
    private final RunObserver observer;
    private final BitSet seen = new BitSet();
    private @Nullable OffsetDateTime last;
    private int failures;

    ResultPoller(ChannelTable channels, RunObserver observer) {
        this.channels = channels;
        this.observer = observer;
    }

    /** Reads the results that exist before this machine begins, and does not tell the observer. */
    void skipExisting() {
        for (Recorded recorded : newlyRecorded()) {
            seen.set(recorded.position());
            failures += recorded.state() == ChannelState.FAILED ? 1 : 0;
        }
    }

    void poll() {
        tell(newlyRecorded());
    }

    /** Also tells about results whose transactions took longer than the overlap. */
    void pollAll() {
        last = null;
        poll();
    }

    private void tell(List<Recorded> recorded) {
        if (recorded.isEmpty()) {
            return;
        }
        List<ChannelResult> results =
                channels.results(recorded.stream().map(Recorded::channel).toList());
        for (Recorded channel : recorded) {
            seen.set(channel.position());
            failures += channel.state() == ChannelState.FAILED ? 1 : 0;
        }
        results.forEach(observer::finished);
    }

    private List<Recorded> newlyRecorded() {
        List<Recorded> unseen = new ArrayList<>();
        for (Recorded recorded : channels.recordedAfter(last == null ? null : last.minus(OVERLAP))) {
            last = last == null || recorded.time().isAfter(last) ? recorded.time() : last;
            if (!seen.get(recorded.position())) {
                unseen.add(recorded);
            }
        }
        return unseen;
    }

    /** The number of channels that have a result. */
    int finished() {
        return seen.cardinality();
    }

    int failures() {
        return failures;
    }
}
