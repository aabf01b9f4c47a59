package io.wabaprofile.cli;

import io.wabaprofile.cli.connection.ChannelOptions;
import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.connection.ConnectedChannel;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.OutputOptions;
import io.wabaprofile.cli.output.ProfileJson;
import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.cli.transfer.InputFile;
import io.wabaprofile.cli.transfer.Progress;
import io.wabaprofile.cli.transfer.ProgressOptions;
import io.wabaprofile.profile.Photo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "set", description = "Replace the photo of a number.")
final class PhotoSetCommand implements CliCommand {
    @Parameters(paramLabel = "FILE", description = "A JPEG or PNG of at most 5 MB. A square of 640 pixels is best.")
    private @Nullable Path file;

    @Option(names = "--channel", paramLabel = "NAME", description = ChannelOptions.NAME)
    private @Nullable String name;

    @Mixin
    private final ChannelOptions number = new ChannelOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final ProgressOptions progress = new ProgressOptions();

    private final CliEnvironment environment;

    PhotoSetCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run(Terminal terminal) {
        Path path = Objects.requireNonNull(file, "FILE is required");
        Photo photo = InputFile.photo(path);
        try (ConnectedChannel channel = number.open(name, environment, terminal)) {
            try (Progress shown = progress.of(InputFile.name(path), terminal, output, environment.errorColumns())) {
                channel.photo(shown).replace(photo);
            }
            output.print(terminal, () -> lines(photo), () -> ProfileJson.of(photo));
            return ExitCode.OK;
        }
    }

    @Override
    public List<String> advice(RuntimeException failure) {
        return number.advice(failure);
    }

    private static List<String> lines(Photo photo) {
        List<String> lines = new ArrayList<>();
        lines.add("Photo replaced: " + summary(photo));
        lines.add("SHA-256 " + photo.sha256());
        lines.addAll(notes(photo));
        return lines;
    }

    /** Such as {@code image/png, 640 × 640, 6,120 bytes}. */
    static String summary(Photo photo) {
        return String.format(
                Locale.ROOT, "%s, %d × %d, %,d bytes", photo.mediaType(), photo.width(), photo.height(), photo.size());
    }

    static List<String> notes(Photo photo) {
        return photo.advice().stream().map(advice -> "Note: " + advice).toList();
    }
}
