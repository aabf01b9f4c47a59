package io.wabaprofile.testkit.console;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fault.CallFaults;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.fault.UploadFaults;
import io.wabaprofile.testkit.simulator.http.RequestRefusedException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

/** One fault as a caller of the control API asks for it, put into a {@link FaultPlan}. */
final class FaultRequestParser {
    private static final int MOST_CALLS = 1_000_000;
    private static final int LONGEST_PAUSE = 60_000;
    private static final int LONGEST_HINT = 86_400;
    private static final Set<Operation> SEND = EnumSet.of(Operation.SEND_UPLOAD);
    private static final Set<Operation> QUERY = EnumSet.of(Operation.FETCH_OFFSET);
    private static final Set<Operation> EITHER = EnumSet.of(Operation.SEND_UPLOAD, Operation.FETCH_OFFSET);
    private static final String KNOWN =
            "one of answerLost, html, truncatedJson, stall, drip, throttle, error, cutAfter,"
                    + " forgetSession, lieAboutOffset, chaos";

    /** What is left to do when everything was read and found right. */
    private interface Planning {
        FaultPlan into(FaultPlan plan);
    }

    private final RequestMembers given;
    private final IntFunction<Optional<SimulatedAccount>> channels;

    private FaultRequestParser(RequestMembers given, IntFunction<Optional<SimulatedAccount>> channels) {
        this.given = given;
        this.channels = channels;
    }

    /** Plans nothing unless every member is right. */
    static void plan(RequestMembers given, FaultPlan plan, IntFunction<Optional<SimulatedAccount>> channels)
            throws RequestRefusedException {
        Planning planning = new FaultRequestParser(given, channels).read();
        given.andNothingElse();
        planning.into(plan);
    }

    private Planning read() throws RequestRefusedException {
        String fault = given.neededText("fault");
        return switch (fault) {
            case "answerLost" -> onCalls(CallFaults::answerLost);
            case "html" -> onCalls(CallFaults::html);
            case "truncatedJson" -> onCalls(CallFaults::truncatedJson);
            case "stall" -> onCalls(CallFaults::stall);
            case "drip" -> drip();
            case "throttle" -> throttle();
            case "error" -> error();
            case "cutAfter" -> cutAfter();
            case "forgetSession" -> onUploads(fault, EITHER, UploadFaults::forgetSession);
            case "lieAboutOffset" -> lieAboutOffset();
            case "chaos" -> chaos();
            default -> throw ControlRequest.refused(400, "fault is " + KNOWN);
        };
    }

    private Planning drip() throws RequestRefusedException {
        OptionalLong pause = given.wholeNumber("pauseMillis", 0, LONGEST_PAUSE);
        return onCalls(calls -> pause.isPresent() ? calls.drip(Duration.ofMillis(pause.getAsLong())) : calls.drip());
    }

    private Planning throttle() throws RequestRefusedException {
        OptionalLong after = given.wholeNumber("after", 0, MOST_CALLS);
        OptionalLong hint = given.wholeNumber("retryAfterSeconds", 1, LONGEST_HINT);
        if (hint.isEmpty()) {
            if (after.isPresent()) {
                throw ControlRequest.refused(400, "after needs retryAfterSeconds, which says when the throttling ends");
            }
            return onCalls(CallFaults::throttle);
        }
        Function<FaultPlan, CallFaults> calls = matching();
        return plan -> calls.apply(plan).throttle((int) after.orElse(0), Duration.ofSeconds(hint.getAsLong()));
    }

    private Planning error() throws RequestRefusedException {
        PlatformError error = given.neededName("error", PlatformError.class);
        return onCalls(calls -> calls.error(error));
    }

    private Planning cutAfter() throws RequestRefusedException {
        long bytes = given.neededWholeNumber("bytes", 0, Long.MAX_VALUE);
        return onUploads("cutAfter", SEND, uploads -> uploads.cutAfter(bytes));
    }

    private Planning lieAboutOffset() throws RequestRefusedException {
        long offset = given.neededWholeNumber("offset", Long.MIN_VALUE, Long.MAX_VALUE);
        return onUploads("lieAboutOffset", QUERY, uploads -> uploads.lieAboutOffset(offset));
    }

    private Planning chaos() throws RequestRefusedException {
        double probability = given.neededProbability("probability");
        OptionalLong seed = given.wholeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE);
        return plan -> seed.isPresent() ? plan.chaos(seed.getAsLong(), probability) : plan.chaos(probability);
    }

    private Planning onCalls(Function<CallFaults, FaultPlan> fault) throws RequestRefusedException {
        Function<FaultPlan, CallFaults> matching = matching();
        OptionalLong call = call();
        boolean every = every(call);
        return plan -> {
            CallFaults calls = matching.apply(plan);
            return fault.apply(every ? calls.every() : calls.nth((int) call.orElse(1)));
        };
    }

    private Planning onUploads(String name, Set<Operation> possible, Function<UploadFaults, FaultPlan> fault)
            throws RequestRefusedException {
        List<Operation> operations = given.names("operations", Operation.class);
        if (!operations.isEmpty() && !possible.equals(Set.copyOf(operations))) {
            throw ControlRequest.refused(400, "operations of " + name + " are " + possible + ", and may be left out");
        }
        Optional<SimulatedAccount> channel = channel();
        OptionalLong call = call();
        boolean every = every(call);
        return plan -> {
            UploadFaults all = plan.uploads();
            UploadFaults uploads = channel.map(all::of).orElse(all);
            return fault.apply(every ? uploads.every() : uploads.nth((int) call.orElse(1)));
        };
    }

    private Function<FaultPlan, CallFaults> matching() throws RequestRefusedException {
        List<Operation> operations = given.names("operations", Operation.class);
        Optional<SimulatedAccount> channel = channel();
        return plan -> {
            CallFaults all = operations.isEmpty()
                    ? plan.onAnyCall()
                    : plan.on(operations.get(0), operations.toArray(Operation[]::new));
            return channel.map(all::of).orElse(all);
        };
    }

    private Optional<SimulatedAccount> channel() throws RequestRefusedException {
        OptionalLong number = given.wholeNumber("channel", 1, Integer.MAX_VALUE);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(channels.apply((int) number.getAsLong())
                .orElseThrow(() -> ControlRequest.refused(400, "channel is the number of one that is served")));
    }

    private OptionalLong call() throws RequestRefusedException {
        return given.wholeNumber("call", 1, MOST_CALLS);
    }

    private boolean every(OptionalLong call) throws RequestRefusedException {
        boolean every = given.truth("every").orElse(false);
        if (every && call.isPresent()) {
            throw ControlRequest.refused(400, "call and every exclude each other");
        }
        return every;
    }
}
