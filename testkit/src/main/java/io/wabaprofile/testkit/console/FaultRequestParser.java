package io.wabaprofile.testkit.console;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.fault.FaultTarget;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Parses a fault of the control API and adds it to a {@link FaultPlan}. */
final class FaultRequestParser {
    private static final int MAX_REQUESTS = 1_000_000;
    private static final int MAX_PAUSE = 60_000;
    private static final int MAX_RETRY_AFTER = 86_400;
    private static final String FAULTS =
            "one of responseLost, html, truncatedJson, stall, drip, throttle, error, cutAfter,"
                    + " forgetSession, wrongOffset, chaos";

    /** Adds a parsed fault to a plan. */
    private interface Addition {
        FaultPlan to(FaultPlan plan);
    }

    private final RequestMembers members;
    private final IntFunction<Optional<SimulatedAccount>> channels;

    private FaultRequestParser(RequestMembers members, IntFunction<Optional<SimulatedAccount>> channels) {
        this.members = members;
        this.channels = channels;
    }

    /** Adds the fault to the plan. If a member is invalid, the plan does not change. */
    static void plan(RequestMembers members, FaultPlan plan, IntFunction<Optional<SimulatedAccount>> channels)
            throws ErrorResponseException {
        Addition addition = new FaultRequestParser(members, channels).read();
        members.rejectUnknown();
        try {
            addition.to(plan);
        } catch (IllegalArgumentException e) {
            throw ControlRequest.error(400, String.valueOf(e.getMessage()));
        }
    }

    private Addition read() throws ErrorResponseException {
        String fault = members.requiredText("fault");
        return switch (fault) {
            case "responseLost" -> onTarget(FaultTarget::responseLost);
            case "html" -> onTarget(FaultTarget::html);
            case "truncatedJson" -> onTarget(FaultTarget::truncatedJson);
            case "stall" -> onTarget(FaultTarget::stall);
            case "drip" -> drip();
            case "throttle" -> throttle();
            case "error" -> error();
            case "cutAfter" -> cutAfter();
            case "forgetSession" -> onTarget(FaultTarget::forgetSession);
            case "wrongOffset" -> wrongOffset();
            case "chaos" -> chaos();
            default -> throw ControlRequest.error(400, "fault must be " + FAULTS);
        };
    }

    private Addition drip() throws ErrorResponseException {
        OptionalLong pause = members.wholeNumber("pauseMillis", 0, MAX_PAUSE);
        return onTarget(
                target -> pause.isPresent() ? target.drip(Duration.ofMillis(pause.getAsLong())) : target.drip());
    }

    private Addition throttle() throws ErrorResponseException {
        OptionalLong after = members.wholeNumber("after", 0, MAX_REQUESTS);
        OptionalLong retryAfter = members.wholeNumber("retryAfterSeconds", 1, MAX_RETRY_AFTER);
        if (retryAfter.isEmpty()) {
            if (after.isPresent()) {
                throw ControlRequest.error(400, "after needs retryAfterSeconds, the length of the throttling");
            }
            return onTarget(FaultTarget::throttle);
        }
        Function<FaultPlan, FaultTarget> target = target();
        return plan -> target.apply(plan).throttle((int) after.orElse(0), Duration.ofSeconds(retryAfter.getAsLong()));
    }

    private Addition error() throws ErrorResponseException {
        PlatformError error = members.requiredConstant("error", PlatformError.class);
        return onTarget(target -> target.error(error));
    }

    private Addition cutAfter() throws ErrorResponseException {
        long bytes = members.requiredWholeNumber("bytes", 0, Long.MAX_VALUE);
        return onTarget(target -> target.cutAfter(bytes));
    }

    private Addition wrongOffset() throws ErrorResponseException {
        long offset = members.requiredWholeNumber("offset", Long.MIN_VALUE, Long.MAX_VALUE);
        return onTarget(target -> target.wrongOffset(offset));
    }

    private Addition chaos() throws ErrorResponseException {
        double probability = members.requiredProbability("probability");
        OptionalLong seed = members.wholeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE);
        return plan -> seed.isPresent() ? plan.chaos(seed.getAsLong(), probability) : plan.chaos(probability);
    }

    private Addition onTarget(Function<FaultTarget, FaultPlan> fault) throws ErrorResponseException {
        Function<FaultPlan, FaultTarget> target = target();
        OptionalLong request = members.wholeNumber("request", 1, MAX_REQUESTS);
        boolean every = members.bool("every").orElse(false);
        if (every && request.isPresent()) {
            throw ControlRequest.error(400, "request and every exclude each other");
        }
        return plan -> {
            FaultTarget all = target.apply(plan);
            return fault.apply(every ? all.every() : all.nth((int) request.orElse(1)));
        };
    }

    private Function<FaultPlan, FaultTarget> target() throws ErrorResponseException {
        List<Operation> operations = members.constants("operations", Operation.class);
        Optional<SimulatedAccount> channel = channel();
        return plan -> {
            FaultTarget all = operations.isEmpty()
                    ? plan.onAnyRequest()
                    : plan.on(operations.get(0), operations.toArray(Operation[]::new));
            return channel.map(all::of).orElse(all);
        };
    }

    private Optional<SimulatedAccount> channel() throws ErrorResponseException {
        OptionalLong number = members.wholeNumber("channel", 1, Integer.MAX_VALUE);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(channels.apply((int) number.getAsLong())
                .orElseThrow(() -> ControlRequest.error(400, "channel must be the number of an existing channel")));
    }
}
