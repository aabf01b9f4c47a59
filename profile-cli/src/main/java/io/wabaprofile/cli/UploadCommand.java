package io.wabaprofile.cli;

import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.connection.ConfigOptions;
import io.wabaprofile.cli.connection.ConnectedChannel;
import io.wabaprofile.cli.connection.Mode;
import io.wabaprofile.cli.connection.NumberAccess;
import io.wabaprofile.cli.connection.NumberOptions;
import io.wabaprofile.cli.connection.NumberSettings;
import io.wabaprofile.cli.output.DisplayText;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.cli.output.InputException;
import io.wabaprofile.cli.output.OutputOptions;
import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.cli.transfer.CheckpointWriter;
import io.wabaprofile.cli.transfer.HandleFile;
import io.wabaprofile.cli.transfer.InputFile;
import io.wabaprofile.cli.transfer.OutputFileOptions;
import io.wabaprofile.cli.transfer.Progress;
import io.wabaprofile.cli.transfer.ProgressOptions;
import io.wabaprofile.cli.transfer.ShellWords;
import io.wabaprofile.cli.transfer.TokenFile;
import io.wabaprofile.cli.transfer.UploadReport;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "upload",
        description =
                "Upload a file for a number in the Cloud API or the Graph API, and save its handle. An interrupted upload can be resumed.")
final class UploadCommand implements CliCommand {
    @Parameters(paramLabel = "FILE", description = "The file to upload, of any size.")
    private @Nullable Path file;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "The media type, such as video/mp4. By default JPEG, PNG, PDF and MP4 are detected by their"
                    + " first bytes.")
    private @Nullable String type;

    @Mixin
    private final OutputFileOptions files = new OutputFileOptions();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            converter = Mode.UploadConverter.class,
            completionCandidates = Mode.UploadArguments.class,
            description = "The API to upload to: cloud, which is the default, or graph.")
    private @Nullable Mode mode;

    @Option(names = "--channel", paramLabel = "NAME", description = "The name of a channel in the configuration file.")
    private @Nullable String channel;

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Mixin
    private final NumberOptions number = new NumberOptions();

    @Mixin
    private final ProgressOptions progress = new ProgressOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    private final CliEnvironment environment;
    private @Nullable CheckpointWriter checkpoints;
    private @Nullable NumberSettings chosen;

    UploadCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run(Terminal terminal) {
        NumberSettings settings = settings();
        chosen = settings;
        Optional<UploadSession> session = files.session();
        MediaFile media = InputFile.media(path(), type(session));
        HandleFile handle = files.handle(environment.directory(), path());
        files.requireWritable(path(), token(), handle, resumeCommand());
        CheckpointWriter writer = new CheckpointWriter(token(), session.isPresent(), terminal);
        checkpoints = writer;
        if (progress.isShown(output)) {
            terminal.error("The handle will be written to "
                    + DisplayText.printable(handle.path().toString()));
        }
        environment.stop().handle();
        NumberAccess access = settings.access(environment, terminal);
        UploadReport report;
        try (ApiConnection connection = settings.connect(environment);
                Progress bar = progress.of(InputFile.name(path()), terminal, output, environment.errorColumns())) {
            report = new UploadReport(media, handle.path(), writer, bar, environment.stop());
            MediaUploader uploader = ConnectedChannel.uploader(connection, access);
            handle.write(transfer(uploader, media, session, report));
        }
        writer.delete();
        output.print(terminal, report::lines, report::json);
        return ExitCode.OK;
    }

    private NumberSettings settings() {
        if (channel == null) {
            config.requireName();
            return number.settings(mode == null ? Mode.CLOUD : mode);
        }
        if (mode != null) {
            throw NumberOptions.contradiction("--mode");
        }
        NumberSettings settings = number.settings(config.file(environment).channel(channel));
        if (settings.mode() == Mode.ON_PREMISE) {
            throw new UsageException("The channel is in the On-Premise API, which has no uploads.");
        }
        return settings;
    }

    private Path path() {
        return Objects.requireNonNull(file, "FILE is required");
    }

    private TokenFile token() {
        return files.token(environment.directory(), path());
    }

    /** A resumed upload keeps its media type. */
    private @Nullable String type(Optional<UploadSession> session) {
        return type == null ? session.map(UploadSession::mediaType).orElse(null) : type;
    }

    private MediaHandle transfer(
            MediaUploader uploader, MediaFile media, Optional<UploadSession> session, UploadObserver observer) {
        try {
            return session.isPresent()
                    ? uploader.resume(session.get(), media, observer)
                    : uploader.upload(media, observer);
        } catch (Cancelled cancelled) {
            throw environment.stop().requested()
                    ? new Cancelled(cancelled.operation(), cancelled.outcome(), "stopped by the user")
                    : cancelled;
        } catch (IllegalArgumentException wrongToken) {
            throw new InputException(token().path() + ": " + wrongToken.getMessage(), wrongToken);
        }
    }

    @Override
    public List<String> advice(RuntimeException failure) {
        List<String> advice = new ArrayList<>(chosen == null ? List.of() : chosen.advice(failure));
        CheckpointWriter writer = checkpoints;
        if (writer != null && writer.resumable()) {
            boolean restarts = failure instanceof UploadMismatch;
            advice.add(restarts ? "Restart with:" : "Resume with:");
            advice.add("  " + (restarts ? command(argumentsToRestart()) : resumeCommand()));
        }
        return advice;
    }

    private List<String> argumentsToRestart() {
        List<String> arguments = files.argumentsToRestart();
        if (type != null) {
            arguments.addAll(List.of("--type", type));
        }
        return arguments;
    }

    private String resumeCommand() {
        return command(files.argumentsToResume(token()));
    }

    private String command(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(environment.program(), "upload"));
        words.addAll(arguments);
        if (channel != null) {
            words.addAll(List.of("--channel", channel));
            words.addAll(config.arguments());
        }
        if (mode == Mode.GRAPH) {
            words.addAll(List.of("--mode", mode.argument()));
        }
        words.addAll(number.arguments());
        if (path().toString().startsWith("-")) {
            words.add("--");
        }
        words.add(path().toString());
        return ShellWords.joined(words);
    }
}
