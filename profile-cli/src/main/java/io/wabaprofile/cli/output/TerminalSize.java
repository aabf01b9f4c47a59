package io.wabaprofile.cli.output;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks {@code /bin/sh} for the width of the terminal that shows the error stream. {@link System#console()} tells only
 * whether input and output are both a terminal. JLine's provider without native code starts processes, too, and hands
 * them
 * the whole environment. Without {@code /bin/sh} no terminal is assumed.
 */
public final class TerminalSize {
    private static final String QUERY = "test -t 2 && stty size <&2";
    private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("\\d{1,4} (\\d{1,4})\\s*");
    private static final int DEFAULT_COLUMNS = 80;

    private TerminalSize() {}

    /** Empty if the stream goes into a file, a pipe, or a terminal where a line cannot be overwritten. */
    public static OptionalInt columns(Map<String, String> variables) {
        if (variables.getOrDefault("TERM", "dumb").equals("dumb")) {
            return OptionalInt.empty();
        }
        try {
            Process shell = query().start();
            shell.getOutputStream().close();
            String size = new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return shell.waitFor() == 0 ? OptionalInt.of(columns(size)) : OptionalInt.empty();
        } catch (IOException noShell) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    /** Passes no environment to the shell, as it may hold a key, except a fixed search path. */
    public static ProcessBuilder query() {
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", QUERY).redirectError(Redirect.INHERIT);
        shell.environment().clear();
        shell.environment().put("PATH", "/usr/bin:/bin");
        return shell;
    }

    /** Parses the output of {@code stty size}. A terminal that does not know its size reports 0 columns. */
    public static int columns(String size) {
        Matcher matcher = ROWS_AND_COLUMNS.matcher(size);
        int columns = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        return columns == 0 ? DEFAULT_COLUMNS : columns;
    }
}
