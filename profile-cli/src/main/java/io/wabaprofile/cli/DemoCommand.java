package io.wabaprofile.cli;

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
                "Read a profile, change it and set its photo in both API modes, on a simulator inside this program."
                        + " Needs no key and no network.")
final class DemoCommand implements Task {
    @Option(
            names = "--photo",
            paramLabel = "FILE",
            description = "The photo to set, instead of a picture made up here.")
    private @Nullable Path file;

    private final Surroundings surroundings;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public ExitCode run(Terminal terminal) {
        Photo photo = file == null ? SampleShop.newPhoto() : PhotoFile.read(file);
        List<String> mismatches = new ArrayList<>();
        try (Dialog360Simulator simulator = Dialog360Simulator.start()) {
            terminal.line("A profile is read, changed and read again, over real HTTP, on a simulator of 360dialog.");
            terminal.line("The new photo: " + PhotoFile.summary(photo));
            terminal.lines(PhotoFile.notes(photo));
            for (Mode mode : Mode.values()) {
                mismatches.addAll(new ModeDemo(mode, simulator, surroundings, photo, terminal).run());
            }
        }
        terminal.line("");
        if (mismatches.isEmpty()) {
            terminal.line("In both modes everything was read back as it was set, and the photo arrived byte for byte.");
            return ExitCode.OK;
        }
        mismatches.forEach(terminal::complaint);
        return ExitCode.DEMO_MISMATCH;
    }
}
