package io.wabaprofile.cli;

import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unauthorized;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A failure as people read it: what happened, and what they can do. */
final class FailureText {
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private FailureText() {}

    /** On one line. */
    static String message(RuntimeException failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), "(no message)");
        boolean announced = ExitCode.of(failure) != ExitCode.UNEXPECTED;
        return DisplayText.printable(announced ? message : failure.getClass().getName() + ": " + message);
    }

    static List<String> lines(RuntimeException failure) {
        if (failure instanceof Refusal refusal) {
            return refusal.reasons().stream().map(DisplayText::printable).toList();
        }
        List<String> lines = new ArrayList<>();
        lines.add(message(failure));
        if (failure instanceof GatewayException remote) {
            lines.addAll(advice(remote));
        } else if (ExitCode.of(failure) == ExitCode.UNEXPECTED) {
            lines.add("This is a bug in this program. Run it again with --debug to see where.");
        }
        return lines;
    }

    private static List<String> advice(GatewayException failure) {
        if (failure instanceof Unauthorized) {
            return List.of("A key belongs to one number in one API mode: check the key, --mode and --base-url.");
        }
        List<String> advice = new ArrayList<>();
        if (failure.outcome() == Outcome.UNKNOWN) {
            advice.add("Run show to see what the profile holds now.");
        }
        if (failure.remoteError()
                .filter(said -> said.status() == PROXY_AUTHENTICATION_REQUIRED)
                .isPresent()) {
            advice.add("Give a user name and a password that the proxy accepts.");
        } else if (failure.isTransient() && !(failure instanceof Throttled)) {
            advice.add("This may pass: try again later.");
        }
        return advice;
    }
}
