package io.wabaprofile.cli;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Explains a command line that could not be read, without repeating what might be a key in the wrong place. */
final class ParsingMistake implements IParameterExceptionHandler {
    private static final Pattern OPTION = Pattern.compile("-[A-Za-z]|--[a-z][a-z-]{1,15}");

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine commandLine = failure.getCommandLine();
        Terminal terminal = new Terminal(commandLine);
        List<String> given = Arrays.asList(arguments);
        String message = failure instanceof UnmatchedArgumentException unmatched
                ? unknown(unmatched.getUnmatched())
                : withoutCredentials(failure.getMessage(), given);
        boolean asJson = given.contains("--json");
        int code = new FailureReport(terminal, asJson, false).of(new UsageMistake(message), List.of());
        if (!asJson) {
            String name = commandLine.getCommandSpec().qualifiedName();
            terminal.complaint("Try '" + name + " --help'.");
        }
        return code;
    }

    /** Leaves out values such as {@code --proxy=http://user:password@host}, where the message repeats one. */
    private static @Nullable String withoutCredentials(@Nullable String message, List<String> arguments) {
        String cleaned = message;
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            if (cleaned != null && value.contains("@")) {
                cleaned = cleaned.replace(value, "...");
            }
        }
        return cleaned;
    }

    private static String unknown(List<String> arguments) {
        String option = arguments.get(0).split("=", 2)[0];
        if (!OPTION.matcher(option).matches()) {
            return "There is an argument too many, or a command or option that does not exist";
        }
        boolean perhapsKey = option.contains("key");
        return "Unknown option " + option + (perhapsKey ? "; " + KeySource.HOW_TO_GIVE_A_KEY : "");
    }
}
