package io.wabaprofile.cli.output;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

/**
 * The streams that show colors.
 *
 * @param output whether the output does
 * @param error whether the error stream does
 */
public record Colors(boolean output, boolean error) {
    /** The option that disables colors. */
    public static final String OPTION = "--no-color";

    public static final Colors NONE = new Colors(false, false);

    /**
     * Colors on terminals, unless {@code NO_COLOR} is not empty, {@code TERM} is absent or {@code dumb}, or the option
     * is given.
     *
     * @param terminals the streams that are a terminal, as the start script found: {@code out}, {@code err}, or both
     */
    public static Colors of(Map<String, String> variables, String terminals, String... arguments) {
        boolean wanted = variables.getOrDefault("NO_COLOR", "").isEmpty()
                && !variables.getOrDefault("TERM", "dumb").equals("dumb")
                && !List.of(arguments).contains(OPTION);
        List<String> streams = List.of(terminals.split(" "));
        return new Colors(wanted && streams.contains("out"), wanted && streams.contains("err"));
    }

    /** The colors of help on the output. */
    public ColorScheme help() {
        return help(output);
    }

    /** The colors of help on the error stream. */
    public ColorScheme errorHelp() {
        return help(error);
    }

    private static ColorScheme help(boolean colored) {
        return Help.defaultColorScheme(colored ? Ansi.ON : Ansi.OFF);
    }
}
