package io.wabaprofile.cli.transfer;

import io.wabaprofile.cli.output.InputException;
import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.port.UploadSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files that an upload writes: its resume token, and its handle. Both are secrets. */
public final class OutputFileOptions {
    private static final String TOKEN_SUFFIX = ".waba-upload";
    private static final String HANDLE_SUFFIX = ".waba-handle";

    @Option(
            names = "--handle-file",
            paramLabel = "FILE",
            description = "The file to write the handle to; by default <file name>" + HANDLE_SUFFIX
                    + " in the current directory. The handle is a secret and is not printed.")
    private @Nullable Path handleFile;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The file to keep the resume token in until the upload is complete; by default <file name>"
                    + TOKEN_SUFFIX + " in the current directory. The token is a secret.")
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
        return new TokenFile(tokenFile == null ? directory.resolve(InputFile.name(file) + TOKEN_SUFFIX) : tokenFile);
    }

    public HandleFile handle(Path directory, Path file) {
        return new HandleFile(
                handleFile == null ? directory.resolve(InputFile.name(file) + HANDLE_SUFFIX) : handleFile);
    }

    /** @throws InputException if one of the files cannot be written, or exists and may not be replaced */
    public void requireWritable(Path file, TokenFile token, HandleFile handle, String resumeCommand) {
        new CommandFiles()
                .read("FILE", file)
                .written(resume == null ? "--token-file" : "--resume", token.path())
                .written("--handle-file", handle.path());
        new AtomicFile(token.path())
                .requireWritable(
                        force || resume != null,
                        "To resume the upload of the same file, run:",
                        "  " + resumeCommand,
                        "To restart the upload and replace the token file, add --force.");
        handle.requireWritable(force);
    }

    /** The options of the command that resumes from the token file. */
    public List<String> argumentsToResume(TokenFile token) {
        List<String> arguments = handleArguments();
        arguments.addAll(0, List.of("--resume", token.path().toString()));
        if (force) {
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
