package io.wabaprofile.cli;

import io.wabaprofile.cli.connection.ChannelOptions;
import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.connection.ConnectedChannel;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.InputException;
import io.wabaprofile.cli.output.OutputOptions;
import io.wabaprofile.cli.output.ProfileJson;
import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.cli.transfer.AtomicFile;
import io.wabaprofile.cli.transfer.InputFile;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.profile.DownloadedPhoto;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "save", description = "Save the photo of a number to a file.")
final class PhotoSaveCommand implements CliCommand {
    @Parameters(paramLabel = "FILE", description = "The file to write. The platform decides whether it is JPEG or PNG.")
    private @Nullable Path file;

    @Option(names = "--force", description = "Replace an existing FILE.")
    private boolean force;

    @Option(names = "--channel", paramLabel = "NAME", description = ChannelOptions.NAME)
    private @Nullable String name;

    @Mixin
    private final ChannelOptions number = new ChannelOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    private final CliEnvironment environment;

    PhotoSaveCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run(Terminal terminal) {
        Path path = Objects.requireNonNull(file, "FILE is required");
        AtomicFile target = new AtomicFile(path);
        target.requireWritable(force, "To replace it, add --force.");
        try (ConnectedChannel channel = number.open(name, environment, terminal)) {
            Optional<DownloadedPhoto> photo = channel.photoReader().read();
            if (photo.isEmpty()) {
                output.print(terminal, () -> List.of("The number has no photo."), ProfileJson::noPhoto);
                return ExitCode.NO_PHOTO;
            }
            save(photo.get(), target);
            output.print(terminal, () -> lines(photo.get(), path), () -> ProfileJson.of(photo.get(), path));
            return ExitCode.OK;
        }
    }

    @Override
    public List<String> advice(RuntimeException failure) {
        boolean expired = failure instanceof Rejected refused
                && refused.operation() == Operation.DOWNLOAD_PHOTO
                && refused.remoteError().isEmpty();
        return expired ? List.of("Run the command again. It gets a new address.") : number.advice(failure);
    }

    private static void save(DownloadedPhoto photo, AtomicFile target) {
        try {
            target.write(photo.bytes());
        } catch (IOException failure) {
            throw new InputException(
                    "Cannot write " + target.path() + " (" + failure.getClass().getSimpleName() + ")", failure);
        }
    }

    private static List<String> lines(DownloadedPhoto photo, Path path) {
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(Locale.ROOT, "Photo saved to %s: %s, %,d bytes", path, photo.mediaType(), photo.size()));
        lines.add("SHA-256 " + photo.sha256());
        if (!hasExtensionOf(photo, InputFile.name(path).toLowerCase(Locale.ROOT))) {
            lines.add("Note: the content is " + photo.mediaType() + ", which the file name does not show");
        }
        return lines;
    }

    private static boolean hasExtensionOf(DownloadedPhoto photo, String fileName) {
        return photo.mediaType().endsWith("png")
                ? fileName.endsWith(".png")
                : fileName.endsWith(".jpg") || fileName.endsWith(".jpeg");
    }
}
