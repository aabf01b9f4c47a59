package io.wabaprofile.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The output and error streams of a command. Each line is flushed at once, also into a pipe. */
public final class Terminal {
    private static final Pattern NOT_PRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private final PrintWriter out;
    private final PrintWriter err;
    private final Colors colors;
    private final Supplier<OptionalInt> errorColumns;

    /** Streams without colors and without a terminal. */
    public Terminal(CommandLine commandLine) {
        this(commandLine, Colors.NONE, OptionalInt::empty);
    }

    /**
     * @param colors the streams that show the {@link Style} of a text; it is removed from the others
     * @param errorColumns the width of the terminal that shows the error stream; empty if there is none
     */
    public Terminal(CommandLine commandLine, Colors colors, Supplier<OptionalInt> errorColumns) {
        this.out = commandLine.getOut();
        this.err = commandLine.getErr();
        this.colors = colors;
        this.errorColumns = errorColumns;
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
        wrapped("Warning: " + DisplayText.printable(text))
                .map(Style.WARNING::of)
                .forEach(this::errorLine);
    }

    /** Prints a failure to the error stream. */
    public void failure(String text) {
        wrapped(text).map(Style.FAILURE::of).forEach(this::errorLine);
    }

    /** Prints a line to the error stream. */
    public void error(String text) {
        wrapped(text).forEach(this::errorLine);
    }

    /** Lines for a terminal. A line that begins with a blank is not broken, because it may be a command to copy. */
    private Stream<String> wrapped(String text) {
        OptionalInt columns =
                text.length() <= FieldRows.WIDTH || text.startsWith(" ") ? OptionalInt.empty() : errorColumns.get();
        return columns.isEmpty()
                ? Stream.of(text)
                : DisplayText.wrapped(text, Math.min(columns.getAsInt(), FieldRows.WIDTH)).stream();
    }

    private void errorLine(String text) {
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
