package io.wabaprofile.cli;

import io.wabaprofile.cli.output.Colors;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.FailurePrinter;
import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.cli.output.UsageException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;

/** Runs the chosen command. Prints its failure and returns the exit code. */
final class CommandRunner implements IExecutionStrategy {
    /** Java replaces bytes of an argument that the locale cannot decode by this character. */
    private static final char REPLACEMENT = '\uFFFD';

    private final Colors colors;

    CommandRunner(Colors colors) {
        this.colors = colors;
    }

    @Override
    public int execute(ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        List<CommandLine> named = parsed.asCommandLineList();
        CommandLine chosen = named.get(named.size() - 1);
        if (!(chosen.getCommandSpec().userObject() instanceof CliCommand command)) {
            chosen.usage(chosen.getErr(), colors.errorHelp());
            return ExitCode.USAGE.number();
        }
        Terminal terminal = new Terminal(chosen, colors);
        try {
            requireDecodedArguments(parsed.originalArgs());
            return command.run(terminal).number();
        } catch (RuntimeException failure) {
            return new FailurePrinter(terminal, named(named, "--json"), named(named, "--debug"))
                    .print(failure, command.advice(failure));
        }
    }

    private static boolean named(List<CommandLine> commands, String option) {
        return commands.stream().anyMatch(each -> each.getParseResult().hasMatchedOption(option));
    }

    private static void requireDecodedArguments(List<String> arguments) {
        if (arguments.stream().anyMatch(argument -> argument.indexOf(REPLACEMENT) >= 0)) {
            throw new UsageException("An argument has characters that the locale cannot decode."
                    + " Set LC_ALL to a UTF-8 locale such as C.UTF-8 and try again.");
        }
    }
}
