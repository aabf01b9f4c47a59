package io.wabaprofile.cli;

import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.MediaHandle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files that an upload leaves: its token while it is unfinished, its handle in the end. Both hold secrets. */
final class KeptFileOptions {
    private static final String ENDING = ".waba-upload";

    @Option(
            names = "--handle-file",
            paramLabel = "FILE",
            description = "Where to put the handle, which is what an upload is for. It is a secret and shown nowhere.")
    private @Nullable Path handleFile;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Where to keep what it takes to resume, until the upload is complete; by default <file name>"
                    + ENDING + " in the current directory. It is a secret.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--resume",
            paramLabel = "TOKEN-FILE",
            description = "Go on with the upload of the same FILE that left this token file.")
    private @Nullable Path resume;

    @Option(names = "--force", description = "Replace a token file or handle file that is there already.")
    private boolean force;

    /** The upload to go on with, if there is one. */
    Optional<UploadSession> begun() {
        if (resume != null && tokenFile != null) {
            throw new UsageMistake("--resume keeps its own token file; leave --token-file out");
        }
        return Optional.ofNullable(resume).map(path -> new TokenFile(path).read());
    }

    TokenFile token(Path directory, Path file) {
        if (resume != null) {
            return new TokenFile(resume);
        }
        return new TokenFile(tokenFile == null ? directory.resolve(FileName.of(file) + ENDING) : tokenFile);
    }

    @Nullable
    Path handleFile() {
        return handleFile;
    }

    /** Puts the handle where it was asked for. */
    void keep(MediaHandle handle) {
        if (handleFile == null) {
            return;
        }
        try {
            new PrivateFile(handleFile).write(handle.verbatim());
        } catch (IOException failure) {
            throw new Refusal("The upload is complete, but its handle could not be written to " + handleFile, failure);
        }
    }

    /** @throws Refusal if what an upload leaves would have no place, before it is begun */
    void requireRoom(TokenFile token, String goOn) {
        new PrivateFile(token.path())
                .requireRoom(
                        force || resume != null,
                        "If it is of the same file, go on with: " + goOn,
                        "To begin anew and replace it, add --force.");
        if (handleFile != null) {
            new PrivateFile(handleFile).requireRoom(force, "To replace it, add --force.");
        }
    }

    /** The same options again, to go on from the token file. */
    List<String> argumentsToResume(TokenFile token) {
        List<String> arguments = handleArguments();
        arguments.addAll(0, List.of("--resume", token.path().toString()));
        if (force && handleFile != null) {
            arguments.add("--force");
        }
        return arguments;
    }

    /** The same options again, to begin anew and keep the token where it was kept. */
    List<String> argumentsToBeginAnew() {
        List<String> arguments = handleArguments();
        Path kept = resume == null ? tokenFile : resume;
        if (kept != null) {
            arguments.addAll(List.of("--token-file", kept.toString()));
        }
        arguments.add("--force");
        return arguments;
    }

    private List<String> handleArguments() {
        return new ArrayList<>(handleFile == null ? List.of() : List.of("--handle-file", handleFile.toString()));
    }
}
