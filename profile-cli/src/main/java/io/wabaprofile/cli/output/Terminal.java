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
    private final Colors colors;

    /** Streams without colors. */
    public Terminal(CommandLine commandLine) {
        this(commandLine, Colors.NONE);
    }

    /** @param colors the streams that show the {@link Style} of a text; it is removed from the others */
    public Terminal(CommandLine commandLine, Colors colors) {
        this.out = commandLine.getOut();
        this.err = commandLine.getErr();
        this.colors = colors;
    }

    public void line(String text) {
        out.println(colors.output() ? text : Style.removedFrom(text));
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
        line(Style.HEADLINE.of(text));
    }

    /** Prints a warning to the error stream. */
    public void warning(String text) {
        error(Style.WARNING.of("Warning: " + DisplayText.printable(text)));
    }

    /** Prints a failure to the error stream. */
    public void failure(String text) {
        error(Style.FAILURE.of(text));
    }

    /** Prints a line to the error stream. */
    public void error(String text) {
        err.println(colors.error() ? text : Style.removedFrom(text));
        err.flush();
    }

    /** Prints to the error stream without a line break. */
    public void progress(String text) {
        err.print(colors.error() ? text : Style.removedFrom(text));
        err.flush();
    }

    void stackTrace(Throwable failure) {
        failure.printStackTrace(err);
        err.flush();
    }
}
