package io.wabaprofile.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;

/** Runs the command that was named last, and turns whatever goes wrong into words and an exit code. */
final class Execution implements IExecutionStrategy {
    /** What Java makes of an argument's bytes that mean nothing in the present locale. */
    private static final char LOST = '\uFFFD';

    @Override
    public int execute(ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        List<CommandLine> named = parsed.asCommandLineList();
        CommandLine chosen = named.get(named.size() - 1);
        if (!(chosen.getCommandSpec().userObject() instanceof Task task)) {
            chosen.usage(chosen.getErr());
            return ExitCode.USAGE.number();
        }
        Terminal terminal = new Terminal(chosen);
        try {
            requireWholeArguments(parsed.originalArgs());
            return task.run(terminal).number();
        } catch (RuntimeException failure) {
            return new FailureReport(terminal, named(named, "--json"), named(named, "--debug"))
                    .of(failure, task.advice(failure));
        }
    }

    private static boolean named(List<CommandLine> commands, String option) {
        return commands.stream().anyMatch(command -> command.getParseResult().hasMatchedOption(option));
    }

    private static void requireWholeArguments(List<String> arguments) {
        if (arguments.stream().anyMatch(argument -> argument.indexOf(LOST) >= 0)) {
            throw new UsageMistake("An argument holds characters that this terminal's locale cannot express;"
                    + " set LC_ALL to a UTF-8 locale such as C.UTF-8 and try again");
        }
    }
}
