package io.wabaprofile.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/** Where a command writes. Every line is out at once, also when somebody reads it through a pipe. */
final class Terminal {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean styled;

    Terminal(CommandLine commandLine) {
        out = commandLine.getOut();
        err = commandLine.getErr();
        styled = commandLine.getColorScheme().ansi().enabled();
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** One document on one line. */
    void json(JsonNode document) {
        line(PrintableJson.of(document));
    }

    void lines(List<String> texts) {
        texts.forEach(this::line);
    }

    void headline(String text) {
        line(styled ? "\u001B[1m" + text + "\u001B[0m" : text);
    }

    /** On the error stream, so that it does not mix with the result. */
    void warning(String text) {
        complaint("Warning: " + DisplayText.printable(text));
    }

    void complaint(String text) {
        err.println(text);
        err.flush();
    }

    /** Beside the answer, and at once; ends the line only where the text does. */
    void progress(String text) {
        err.print(text);
        err.flush();
    }

    void stackTrace(Throwable failure) {
        failure.printStackTrace(err);
        err.flush();
    }
}
