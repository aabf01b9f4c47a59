package io.wabaprofile.cli.fleet;

import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.FieldDifference;
import io.wabaprofile.fleet.FieldDifference.Comparison;
import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.RunReport;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A run that ended.
 *
 * @param calls the number of calls
 * @param took how long this process worked; a continued run was started earlier
 * @param stoppedByUser whether the user asked for a stop
 * @param maxFailures the run stops after more than this number of failed channels
 */
public record FinishedRun(
        RunReport report, Fleet fleet, long calls, Duration took, boolean stoppedByUser, int maxFailures) {
    private static final Set<ChannelState> NOT_READ = Set.of(ChannelState.FAILED, ChannelState.THROTTLED);

    /** The channels that a check could not read. */
    List<ChannelResult> notRead() {
        return report.results().stream()
                .filter(result -> NOT_READ.contains(result.state()))
                .toList();
    }

    /** The channels that an apply would write: they differ, or a value cannot be compared. */
    List<ChannelResult> toWrite() {
        return report.results().stream()
                .filter(result -> !NOT_READ.contains(result.state()))
                .filter(result -> !result.differences().isEmpty())
                .toList();
    }

    /** The channels that differ for certain. */
    List<ChannelResult> drifted() {
        return report.results().stream()
                .filter(result -> result.state() == ChannelState.DRIFTED)
                .toList();
    }

    /** The number of channels that the run did not skip. */
    int finished() {
        return (int) report.results().stream()
                .filter(result -> result.state() != ChannelState.SKIPPED)
                .count();
    }

    static boolean isCertain(FieldDifference difference) {
        return difference.comparison() == Comparison.DIFFERENT;
    }

    boolean hasTooManyFailures() {
        return report.counts().getOrDefault(ChannelState.FAILED, 0) > maxFailures;
    }

    private boolean wasStopped() {
        return stoppedByUser && report.stopped();
    }

    /** @param detailed whether channels to write have an exit code of their own */
    public ExitCode exitOfPlan(boolean detailed) {
        return exitOfCheck(detailed && !toWrite().isEmpty());
    }

    public ExitCode exitOfDrift() {
        return exitOfCheck(!drifted().isEmpty());
    }

    private ExitCode exitOfCheck(boolean differs) {
        if (wasStopped()) {
            return ExitCode.CANCELLED;
        }
        if (report.stopped() || !notRead().isEmpty()) {
            return ExitCode.NOT_AS_DESIRED;
        }
        return differs ? ExitCode.DIFFERENCES : ExitCode.OK;
    }

    public ExitCode exitOfApply() {
        if (wasStopped()) {
            return ExitCode.CANCELLED;
        }
        return report.isAsDesired() ? ExitCode.OK : ExitCode.NOT_AS_DESIRED;
    }
}
