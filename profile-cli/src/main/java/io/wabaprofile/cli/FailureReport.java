package io.wabaprofile.cli;

/** Tells of a failure: to people on the error stream, to machines as one object on the output. */
record FailureReport(Terminal terminal, boolean asJson, boolean withStackTrace) {

    /** @return the code to end with */
    int of(RuntimeException failure) {
        if (asJson) {
            terminal.line(FailureJson.of(failure).toString());
        } else {
            FailureText.lines(failure).forEach(terminal::complaint);
        }
        if (withStackTrace) {
            terminal.stackTrace(failure);
        }
        return ExitCode.of(failure).number();
    }
}
