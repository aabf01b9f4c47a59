package io.wabaprofile.cli.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Throttled;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Prints a failure: as text on the error stream, or as one JSON object on the output. */
public record FailurePrinter(Terminal terminal, boolean asJson, boolean withStackTrace) {
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    /** @return the exit code */
    public int print(RuntimeException failure, List<String> advice) {
        if (asJson) {
            terminal.json(json(failure, advice));
        } else {
            printLines(failure);
            advice.stream().map(DisplayText::printable).forEach(terminal::error);
        }
        if (withStackTrace) {
            terminal.stackTrace(failure);
        }
        return ExitCode.of(failure).number();
    }

    private static ObjectNode json(RuntimeException failure, List<String> advice) {
        ObjectNode json = FailureJson.of(failure);
        if (!advice.isEmpty()) {
            ArrayNode lines = json.putArray("advice");
            advice.forEach(lines::add);
        }
        return json;
    }

    /** The message of a failure on one line. */
    static String message(RuntimeException failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), "(no message)");
        boolean expected = ExitCode.of(failure) != ExitCode.UNEXPECTED;
        return DisplayText.printable(expected ? message : failure.getClass().getName() + ": " + message);
    }

    private void printLines(RuntimeException failure) {
        if (failure instanceof InputException input) {
            input.reasons().stream().map(DisplayText::printable).forEach(terminal::failure);
            return;
        }
        terminal.failure(message(failure));
        if (failure instanceof GatewayException remote) {
            advice(remote).forEach(terminal::error);
        } else if (ExitCode.of(failure) == ExitCode.UNEXPECTED) {
            terminal.error("This is a bug in this program. Run it again with --debug to see where.");
        }
    }

    private static List<String> advice(GatewayException failure) {
        List<String> advice = new ArrayList<>();
        if (failure.outcome() == Outcome.UNKNOWN) {
            advice.add("The change may have been applied. Run 'show' to read the current profile.");
        }
        if (failure.remoteError()
                .filter(error -> error.status() == PROXY_AUTHENTICATION_REQUIRED)
                .isPresent()) {
            advice.add("The proxy rejected the credentials. Set a user name and a password that it accepts.");
        } else if (failure.isTransient() && !(failure instanceof Throttled)) {
            advice.add("This may be temporary. Try again later.");
        }
        return advice;
    }
}
