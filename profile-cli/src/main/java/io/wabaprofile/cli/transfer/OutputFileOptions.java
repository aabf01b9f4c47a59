package io.wabaprofile.cli.transfer;

import io.wabaprofile.cli.output.InputException;
import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.MediaHandle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files that an upload writes: its resume token, and its handle. Both are secrets. */
public final class OutputFileOptions {
    private static final String SUFFIX = ".waba-upload";

    @Option(
            names = "--handle-file",
            paramLabel = "FILE",
            description = "The file to write the handle to. The handle is a secret and is not printed.")
    private @Nullable Path handleFile;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The file to keep the resume token in until the upload is complete; by default <file name>"
                    + SUFFIX + " in the current directory. The token is a secret.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--resume",
            paramLabel = "TOKEN-FILE",
            description = "Resume the interrupted upload of the same FILE from this token file.")
    private @Nullable Path resume;

    @Option(names = "--force", description = "Replace an existing token file or handle file.")
    private boolean force;

    /** The upload to resume, if any. */
    public Optional<UploadSession> session() {
        if (resume != null && tokenFile != null) {
            throw new UsageException(
                    "--resume and --token-file exclude each other. --resume keeps using its own token file; omit --token-file.");
        }
        return Optional.ofNullable(resume).map(path -> new TokenFile(path).read());
    }

    public TokenFile token(Path directory, Path file) {
        if (resume != null) {
            return new TokenFile(resume);
        }
        return new TokenFile(tokenFile == null ? directory.resolve(InputFile.name(file) + SUFFIX) : tokenFile);
    }

    @Nullable
    public Path handleFile() {
        return handleFile;
    }

    /** Writes the handle to its file, if one was named. */
    public void save(MediaHandle handle) {
        if (handleFile == null) {
            return;
        }
        try {
            new PrivateFile(handleFile).write(handle.verbatim());
        } catch (IOException failure) {
            throw new InputException(
                    "The upload is complete, but its handle cannot be written to " + handleFile, failure);
        }
    }

    /** @throws InputException if one of the files cannot be written, or exists and may not be replaced */
    public void requireWritable(TokenFile token, String resumeCommand) {
        new AtomicFile(token.path())
                .requireWritable(
                        force || resume != null,
                        "To resume the upload of the same file, run: " + resumeCommand,
                        "To restart the upload and replace the token file, add --force.");
        if (handleFile != null) {
            new AtomicFile(handleFile).requireWritable(force, "To replace it, add --force.");
        }
    }

    /** The options of the command that resumes from the token file. */
    public List<String> argumentsToResume(TokenFile token) {
        List<String> arguments = handleArguments();
        arguments.addAll(0, List.of("--resume", token.path().toString()));
        if (force && handleFile != null) {
            arguments.add("--force");
        }
        return arguments;
    }

    /** The options of the command that restarts the upload with the same files. */
    public List<String> argumentsToRestart() {
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
