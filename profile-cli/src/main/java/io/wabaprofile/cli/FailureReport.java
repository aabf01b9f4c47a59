package io.wabaprofile.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Tells of a failure: to people on the error stream, to machines as one object on the output. */
record FailureReport(Terminal terminal, boolean asJson, boolean withStackTrace) {

    /** @return the code to end with */
    int of(RuntimeException failure, List<String> advice) {
        if (asJson) {
            terminal.json(json(failure, advice));
        } else {
            FailureText.lines(failure).forEach(terminal::complaint);
            advice.stream().map(DisplayText::printable).forEach(terminal::complaint);
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
