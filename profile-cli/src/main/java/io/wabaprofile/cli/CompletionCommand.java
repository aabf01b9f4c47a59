package io.wabaprofile.cli;

import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.Terminal;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "completion",
        description = "Print a script that completes commands and options in bash, zsh or fish.",
        footerHeading = "%nTo install it:%n",
        footer = {
            "  bash: add to ~/.bashrc:  source <(waba-profile completion bash)",
            "  zsh:  add to ~/.zshrc:   source <(waba-profile completion zsh)",
            "  fish: run once:  waba-profile completion fish \\",
            "                     > ~/.config/fish/completions/waba-profile.fish"
        })
final class CompletionCommand implements CliCommand {
    /** The shells with a script. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.bash;

    private final Supplier<CommandLine> program;

    /** @param program all commands */
    CompletionCommand(Supplier<CommandLine> program) {
        this.program = program;
    }

    @Override
    public ExitCode run(Terminal terminal) {
        CommandLine all = program.get();
        terminal.line(
                switch (shell) {
                    case bash, zsh -> AutoComplete.bash(all.getCommandName(), all);
                    case fish -> FishCompletion.script(all.getCommandSpec());
                });
        return ExitCode.OK;
    }
}
