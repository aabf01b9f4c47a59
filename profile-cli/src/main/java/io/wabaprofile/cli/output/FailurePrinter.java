package io.wabaprofile.cli.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Prints a failure: as text on the error stream, or as one JSON object on the output. */
public record FailurePrinter(Terminal terminal, boolean asJson, boolean withStackTrace) {

    /** @return the exit code */
    public int print(RuntimeException failure, List<String> advice) {
        if (asJson) {
            terminal.json(json(failure, advice));
        } else {
            FailureText.lines(failure).forEach(terminal::error);
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
}
