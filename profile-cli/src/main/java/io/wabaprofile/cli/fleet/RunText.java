package io.wabaprofile.cli.fleet;

import io.wabaprofile.channel.KeyReference;
import io.wabaprofile.cli.output.DisplayText;
import io.wabaprofile.fleet.ChannelFailure;
import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.FieldDifference;
import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.port.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The result of a run as text within 80 columns. */
public final class RunText {
    private static final int LISTED = 20;
    private static final int STATE = 13;
    private static final String INDENT = "  ";

    private RunText() {}

    /** What an apply would write. */
    public static List<String> plan(FinishedRun run, FleetOptions options, EngineOptions engine) {
        return check(run, options.differences(run, engine), run.toWrite(), difference -> true, "would be changed");
    }

    /** What differs for certain. */
    public static List<String> drift(FinishedRun run, FleetOptions options, EngineOptions engine) {
        return check(
                run,
                options.differences(run, engine),
                run.drifted(),
                FinishedRun::isCertain,
                run.drifted().size() == 1 ? "differs" : "differ");
    }

    private static List<String> check(
            FinishedRun run,
            DifferenceText text,
            List<ChannelResult> differing,
            Predicate<FieldDifference> shown,
            String verb) {
        List<String> lines = new ArrayList<>();
        differing.forEach(result -> lines.addAll(text.of(result, shown)));
        List<ChannelResult> notRead = run.notRead();
        addList(lines, "Not read:", notRead, run.fleet());
        if (!lines.isEmpty()) {
            lines.add("");
        }
        int same = run.finished() - differing.size() - notRead.size();
        String unread = notRead.isEmpty() ? "" : String.format(Locale.ROOT, ", %,d could not be read", notRead.size());
        lines.addAll(wrapped(String.format(
                Locale.ROOT, "%s %s, %,d as desired%s.", channels(differing.size()), verb, same, unread)));
        lines.add(duration(run));
        lines.addAll(incomplete(run, "Run the command again."));
        return lines;
    }

    /** The states of the channels, and the channels that are not as desired. */
    public static List<String> apply(FinishedRun run) {
        List<String> lines = new ArrayList<>();
        run.report().counts().forEach((state, count) -> {
            if (count > 0) {
                lines.add(String.format(Locale.ROOT, "  %s%,8d", DisplayText.padded(name(state), STATE), count));
            }
        });
        addList(
                lines,
                "Not as desired:",
                run.report().results().stream()
                        .filter(result -> !result.state().isAsDesired())
                        .filter(result -> result.state() != ChannelState.SKIPPED)
                        .toList(),
                run.fleet());
        lines.add("");
        lines.addAll(wrapped(channels(run.finished()) + " finished. " + duration(run)));
        lines.addAll(incomplete(run, "Run the same command again to continue."));
        return lines;
    }

    private static List<String> incomplete(FinishedRun run, String next) {
        if (!run.report().stopped()) {
            return List.of();
        }
        return wrapped(String.format(
                Locale.ROOT,
                "%s: %,d of %,d channels are finished. %s",
                why(run),
                run.finished(),
                run.fleet().size(),
                next));
    }

    private static String why(FinishedRun run) {
        if (run.stoppedByUser()) {
            return "Stopped";
        }
        return run.hasTooManyFailures() ? "Stopped after too many failures" : "Stopped before the end";
    }

    private static void addList(List<String> lines, String title, List<ChannelResult> results, Fleet fleet) {
        if (results.isEmpty()) {
            return;
        }
        lines.add(title);
        results.stream().limit(LISTED).forEach(result -> {
            String indent = INDENT;
            FleetChannel channel = fleet.channel(result.channel()).orElseThrow();
            String text = DisplayText.printable(result.channel() + ": " + reason(result, channel));
            for (String part : DisplayText.wrapped(text, DifferenceText.WIDTH - 2 * INDENT.length())) {
                lines.add(indent + part);
                indent = INDENT + INDENT;
            }
        });
        if (results.size() > LISTED) {
            lines.addAll(wrapped(
                    String.format(Locale.ROOT, "  and %,d more; --json or a report has all", results.size() - LISTED)));
        }
    }

    /** Why a channel is not as desired. */
    private static String reason(ChannelResult result, FleetChannel channel) {
        String fields = result.differences().stream()
                .map(difference -> difference.field().label())
                .collect(Collectors.joining(", "));
        return switch (result.state()) {
            case DRIFTED -> "drifted; it still differs after the write: " + fields;
            case STALE ->
                "stale; it changed after the plan was made and was not written: " + fields + ". Make a new plan";
            default ->
                name(result.state())
                        + result.failure()
                                .map(failure -> ": " + reason(failure, channel.key()))
                                .orElse("");
        };
    }

    /** Names the place of a rejected key. */
    static String reason(ChannelFailure failure, KeyReference key) {
        String trace = failure.traceId()
                .filter(id -> !failure.message().contains(id))
                .map(id -> " [trace " + id + "]")
                .orElse("");
        String effect = failure.outcome() == Outcome.NOT_APPLIED ? "" : ". The profile may have been changed";
        String next = failure.kind().equals("unauthorized") ? ". Check " + key : "";
        return failure.message() + trace + effect + next;
    }

    /** The name in reports, in lower case. */
    static String name(ChannelState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String channels(int count) {
        return count == 1 ? "1 channel" : String.format(Locale.ROOT, "%,d channels", count);
    }

    private static String duration(FinishedRun run) {
        double seconds = Math.max(run.took().toMillis(), 1) / 1e3;
        return String.format(
                Locale.ROOT,
                "%,d %s in %s, %.1f per second.",
                run.calls(),
                run.calls() == 1 ? "call" : "calls",
                duration(run.took()),
                run.calls() / seconds);
    }

    /** Such as {@code 1.4 s}, {@code 2 min 5 s} or {@code 3 h 10 min}. */
    static String duration(Duration time) {
        if (time.toMinutes() == 0) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
        }
        return time.toHours() == 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toHours() + " h " + time.toMinutesPart() + " min";
    }

    static List<String> wrapped(String text) {
        return DisplayText.wrapped(text, DifferenceText.WIDTH);
    }
}
