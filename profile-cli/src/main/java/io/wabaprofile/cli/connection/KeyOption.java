package io.wabaprofile.cli.connection;

import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.http.KeySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the key from a file or an environment variable. Not from an argument: other users can read arguments, and
 * shells
 * keep them in a history. Messages do not repeat the path, because the user may have put the key in its place.
 */
public final class KeyOption {
    public static final String VARIABLE = "D360_API_KEY";
    public static final String HOW_TO_SET_A_KEY =
            "Set the environment variable " + VARIABLE + ", or name a file that contains the key with --key-file.";

    private static final Set<PosixFilePermission> READABLE_BY_OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private KeyOption() {}

    /** Prefers the file to the environment variable. */
    public static Credentials credentials(@Nullable String file, Map<String, String> environment) {
        KeySource source = KeySource.create().with("env", environment::get);
        try {
            String reference =
                    file == null ? "env:" + VARIABLE : "file:" + Path.of(file).toAbsolutePath();
            Credentials key = source.credentials(reference);
            return (ApiKey) key.current();
        } catch (IllegalStateException failure) {
            throw new UsageException(message(failure.getCause()), withoutMessage(failure));
        } catch (IllegalArgumentException invalidPath) {
            throw new UsageException(message(invalidPath), withoutMessage(invalidPath));
        }
    }

    private static String message(@Nullable Throwable cause) {
        if (cause == null) {
            return "No API key was given. " + HOW_TO_SET_A_KEY;
        }
        if (cause instanceof NoSuchFileException) {
            return "The file named by --key-file does not exist. Check the path.";
        }
        return cause instanceof IOException || cause instanceof InvalidPathException
                ? "Cannot read the file named by --key-file. Check the path and its permissions."
                : String.valueOf(cause.getMessage());
    }

    /** Empty if only the owner can read the file, or the file system has no POSIX permissions. */
    public static Optional<String> warning(Path file) {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        try {
            return view == null || Collections.disjoint(view.readAttributes().permissions(), READABLE_BY_OTHERS)
                    ? Optional.empty()
                    : Optional.of("Other users of this machine can read the file named by --key-file."
                            + " Restrict it with chmod 600.");
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    /** The type and stack trace of a failure. Its message may contain the path. */
    private static Throwable withoutMessage(Exception failure) {
        IOException withoutMessage = new IOException(failure.getClass().getName());
        withoutMessage.setStackTrace(failure.getStackTrace());
        return withoutMessage;
    }
}
