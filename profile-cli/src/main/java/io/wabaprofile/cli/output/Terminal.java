package io.wabaprofile.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** The output and error streams of a command. Each line is flushed at once, also into a pipe. */
public final class Terminal {
    private static final Pattern NOT_PRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean styled;

    public Terminal(CommandLine commandLine) {
        out = commandLine.getOut();
        err = commandLine.getErr();
        styled = commandLine.getColorScheme().ansi().enabled();
    }

    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /**
     * Prints a document on one line. Escapes control, format and other invisible characters, which occur in strings
     * only.
     */
    public void json(JsonNode document) {
        line(NOT_PRINTABLE
                .matcher(document.toString())
                .replaceAll(found -> found.group()
                        .chars()
                        .mapToObj(unit -> String.format(Locale.ROOT, "\\\\u%04X", unit))
                        .collect(Collectors.joining())));
    }

    public void lines(List<String> texts) {
        texts.forEach(this::line);
    }

    public void headline(String text) {
        line(styled ? "\u001B[1m" + text + "\u001B[0m" : text);
    }

    /** Prints a warning to the error stream. */
    public void warning(String text) {
        error("Warning: " + DisplayText.printable(text));
    }

    public void error(String text) {
        err.println(text);
        err.flush();
    }

    /** Prints to the error stream without a line break. */
    public void progress(String text) {
        err.print(text);
        err.flush();
    }

    void stackTrace(Throwable failure) {
        failure.printStackTrace(err);
        err.flush();
    }
}
