package io.wabaprofile.cli;

import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.connection.Mode;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.cli.transfer.InputFile;
import io.wabaprofile.cli.transfer.ShellWords;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description =
                "Read a profile, change it and set its photo in each API mode, on a simulator inside this program."
                        + " Needs no key and no network.")
final class DemoCommand implements CliCommand {
    private static final List<String> INTRODUCTION = List.of(
            "Reads a profile, changes it, sets the photo and reads the profile again,",
            "in each API mode. A simulator inside this program responds, so you need no",
            "key and no network.");

    @Option(names = "--photo", paramLabel = "FILE", description = "The photo to set. By default a sample picture.")
    private @Nullable Path file;

    private final CliEnvironment environment;

    DemoCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run(Terminal terminal) {
        Photo photo = file == null ? SampleShop.newPhoto() : InputFile.photo(file);
        List<String> mismatches = new ArrayList<>();
        try (Dialog360Simulator simulator = Dialog360Simulator.start()) {
            terminal.lines(INTRODUCTION);
            terminal.line("The new photo: " + PhotoSetCommand.summary(photo));
            terminal.lines(PhotoSetCommand.notes(photo));
            for (Mode mode : Mode.values()) {
                mismatches.addAll(new ModeDemo(mode, simulator, environment, photo, terminal).run());
            }
        }
        terminal.line("");
        if (mismatches.isEmpty()) {
            terminal.line("In each mode all values were read as they were set.");
            terminal.line("The stored photo equals the sent photo.");
            terminal.line("");
            terminal.line("Next, start the simulator with a web page: "
                    + ShellWords.joined(List.of(environment.program(), "simulate")));
            return ExitCode.OK;
        }
        mismatches.forEach(terminal::error);
        return ExitCode.DEMO_MISMATCH;
    }
}
