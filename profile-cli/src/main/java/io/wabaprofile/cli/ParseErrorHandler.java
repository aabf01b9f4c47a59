package io.wabaprofile.cli;

import io.wabaprofile.cli.connection.CredentialKind;
import io.wabaprofile.cli.output.Colors;
import io.wabaprofile.cli.output.FailurePrinter;
import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.cli.output.UsageException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Explains a command line that cannot be parsed. Does not repeat arguments that might be a key. */
final class ParseErrorHandler implements IParameterExceptionHandler {
    private static final Pattern OPTION = Pattern.compile("-[A-Za-z]|--[a-z]{1,16}(-[a-z]{1,16}){0,4}");
    private static final Pattern WORD = Pattern.compile("[a-z-]{1,16}");

    private final Colors colors;

    ParseErrorHandler(Colors colors) {
        this.colors = colors;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine commandLine = failure.getCommandLine();
        Terminal terminal = new Terminal(commandLine, colors);
        List<String> given = Arrays.asList(arguments);
        String message = failure instanceof UnmatchedArgumentException unmatched
                ? unknown(unmatched)
                : withoutCredentials(failure.getMessage(), given);
        boolean asJson = given.contains("--json");
        int code = new FailurePrinter(terminal, asJson, false).print(new UsageException(message), List.of());
        if (!asJson) {
            String name = commandLine.getCommandSpec().qualifiedName();
            terminal.error("Try '" + name + " --help'.");
        }
        return code;
    }

    /** Removes values such as {@code --proxy=http://user:password@host} from the message. */
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

    /** Repeats an argument only if it looks like an option or a command, because others may be a key. */
    private static String unknown(UnmatchedArgumentException failure) {
        String argument = failure.getUnmatched().get(0).split("=", 2)[0];
        boolean isOption = OPTION.matcher(argument).matches();
        if (!isOption && !WORD.matcher(argument).matches()) {
            return "Unexpected argument. It is not repeated here, because it might be a key.";
        }
        boolean takesCommand = !failure.getCommandLine().getSubcommands().isEmpty();
        String kind = isOption ? "Unknown option" : takesCommand ? "Unknown command" : "Unexpected argument";
        String advice = "";
        if (isOption && argument.contains("key")) {
            advice = " " + CredentialKind.KEY.howToSet();
        } else if ((isOption || takesCommand) && !failure.getSuggestions().isEmpty()) {
            advice = " Did you mean '" + failure.getSuggestions().get(0) + "'?";
        }
        return kind + " '" + argument + "'." + advice;
    }
}
