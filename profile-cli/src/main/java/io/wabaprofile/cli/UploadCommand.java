package io.wabaprofile.cli;

import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.upload.UploadAdapter;
import java.nio.file.Path;
import java.time.Duration;
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
        description = "Upload a file for a Cloud number and keep its handle. After Ctrl-C, or any break, it can go on.")
final class UploadCommand implements Task {
    @Parameters(paramLabel = "FILE", description = "The file to upload, of any size.")
    private @Nullable Path file;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "The media type, such as video/mp4. Without it JPEG, PNG, PDF and MP4 are known by their"
                    + " first bytes.")
    private @Nullable String type;

    @Mixin
    private final KeptFileOptions kept = new KeptFileOptions();

    @Mixin
    private final HostOptions host = new HostOptions();

    @Mixin
    private final ProgressOptions progress = new ProgressOptions();

    @Mixin
    private final AnswerOptions answers = new AnswerOptions();

    private final Surroundings surroundings;
    private final UploadTally tally = new UploadTally();
    private @Nullable TokenKeeper keeper;

    UploadCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public ExitCode run(Terminal terminal) {
        Optional<UploadSession> begun = kept.begun();
        MediaFile media = UploadFile.of(path(), type(begun));
        kept.requireRoom(token(), goOn());
        TokenKeeper tokens = new TokenKeeper(token(), begun.isPresent(), terminal);
        keeper = tokens;
        surroundings.stop().heed();
        long begin = System.nanoTime();
        try (ConnectedUploader channel =
                host.open(surroundings, terminal, UploadAdapter.HOST, ConnectedUploader::over)) {
            kept.keep(transfer(channel.uploader(), media, begun, tokens, terminal));
        }
        tokens.release();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        UploadReport report = new UploadReport(media, tally.statistics(), tally.resumed(), took, kept.handleFile());
        answers.answer(terminal, report::toPeople, report::toMachines);
        return ExitCode.OK;
    }

    private Path path() {
        return Objects.requireNonNull(file, "FILE is required");
    }

    private TokenFile token() {
        return kept.token(surroundings.directory(), path());
    }

    /** A resumed upload goes on with the type it was begun with. */
    private @Nullable String type(Optional<UploadSession> begun) {
        return type == null ? begun.map(UploadSession::mediaType).orElse(null) : type;
    }

    private MediaHandle transfer(
            MediaUploader uploader,
            MediaFile media,
            Optional<UploadSession> begun,
            TokenKeeper tokens,
            Terminal terminal) {
        try (Progress shown = progress.of(FileName.of(path()), terminal, answers, surroundings.screen())) {
            UploadObserver watching = Observers.of(tokens, tally, shown, new StopWatcher(surroundings.stop()));
            return begun.isPresent() ? uploader.resume(begun.get(), media, watching) : uploader.upload(media, watching);
        } catch (Cancelled cancelled) {
            throw surroundings.stop().given()
                    ? new Cancelled(cancelled.operation(), cancelled.outcome(), "stopped as asked")
                    : cancelled;
        } catch (IllegalArgumentException foreign) {
            throw new Refusal(token().path() + ": " + foreign.getMessage(), foreign);
        }
    }

    @Override
    public List<String> advice(RuntimeException failure) {
        List<String> advice = new ArrayList<>(host.advice(failure));
        TokenKeeper tokens = keeper;
        if (tokens != null && tokens.holding()) {
            advice.add(
                    failure instanceof UploadMismatch
                            ? "Begin anew with: " + command(argumentsToBeginAnew())
                            : "Go on with: " + goOn());
        }
        return advice;
    }

    private List<String> argumentsToBeginAnew() {
        List<String> arguments = kept.argumentsToBeginAnew();
        if (type != null) {
            arguments.addAll(List.of("--type", type));
        }
        return arguments;
    }

    private String goOn() {
        return command(kept.argumentsToResume(token()));
    }

    private String command(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(surroundings.program(), "upload"));
        words.addAll(arguments);
        words.addAll(host.arguments());
        if (path().toString().startsWith("-")) {
            words.add("--");
        }
        words.add(path().toString());
        return ShellWords.joined(words);
    }
}
