package io.wabaprofile.cli.connection;

import io.wabaprofile.channel.KeyReference;
import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.http.KeySource;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a key or an access token from a file or an environment variable. Not from an argument: other users can read
 * arguments, and shells keep them in a history. Messages do not repeat the path, because the user may have put the
 * secret in its place.
 *
 * @param file null to read the environment variable
 */
record CredentialOption(CredentialKind kind, @Nullable String file) implements CredentialSource {
    @Override
    public Credentials read(Map<String, String> environment) {
        KeySource source = KeySource.create().with("env", environment::get);
        try {
            return (Credentials) kind.from(source, text()).current();
        } catch (IllegalStateException failure) {
            throw unusable(failure.getCause(), failure);
        } catch (IllegalArgumentException invalidPath) {
            throw unusable(invalidPath, invalidPath);
        }
    }

    private String text() {
        return file == null ? "env:" + kind.variable() : "file:" + Path.of(file).toAbsolutePath();
    }

    /** @throws UsageException if the path looks like a key */
    KeyReference reference() {
        try {
            return KeyReference.parse(text());
        } catch (IllegalArgumentException refused) {
            throw unusable(refused, refused);
        }
    }

    private UsageException unusable(@Nullable Throwable cause, Exception failure) {
        String option = kind.fileOption();
        String problem;
        String next;
        if (cause == null && file == null) {
            problem = "No " + kind.title() + " was given.";
            next = kind.howToSet();
        } else if (cause == null) {
            problem = "The first line of the file named by " + option + " is empty.";
            next = "Write the " + kind.title() + " to the first line of this file.";
        } else if (cause instanceof NoSuchFileException) {
            problem = "The file named by " + option + " does not exist.";
            next = "Check the path in " + option + ".";
        } else if (cause instanceof IOException || cause instanceof InvalidPathException) {
            problem = "Cannot read the file named by " + option + ".";
            next = "Check the path in " + option + " and the permissions of the file.";
        } else {
            problem = cause.getMessage() + ".";
            next = "Check the " + kind.title() + " in " + description() + ".";
        }
        return new UsageException(problem, next, withoutMessage(failure));
    }

    @Override
    public String description() {
        return file == null ? "the environment variable " + kind.variable() : "the file named by " + kind.fileOption();
    }

    @Override
    public Optional<String> warning() {
        return Optional.ofNullable(file)
                .map(Path::of)
                .flatMap(path -> CredentialSource.warning(path, "the file named by " + kind.fileOption()));
    }

    /** The type and stack trace of a failure. Its message may contain the path. */
    private static Throwable withoutMessage(Exception failure) {
        IOException withoutMessage = new IOException(failure.getClass().getName());
        withoutMessage.setStackTrace(failure.getStackTrace());
        return withoutMessage;
    }

    /** Omits the path. */
    @Override
    public String toString() {
        return "CredentialOption[" + description() + "]";
    }
}
