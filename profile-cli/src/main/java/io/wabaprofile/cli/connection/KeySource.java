package io.wabaprofile.cli.connection;

import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
public final class KeySource {
    public static final String VARIABLE = "D360_API_KEY";
    public static final String HOW_TO_SET_A_KEY =
            "Set the environment variable " + VARIABLE + ", or name a file that contains the key with --key-file.";

    private static final int MOST = 8_192;
    private static final Set<PosixFilePermission> READABLE_BY_OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private KeySource() {}

    /** Prefers the file to the environment variable. */
    public static Credentials credentials(@Nullable String file, Map<String, String> environment) {
        String key = file == null ? environment.get(VARIABLE) : firstLine(file);
        if (key == null || key.isBlank()) {
            throw new UsageException("No API key was given. " + HOW_TO_SET_A_KEY);
        }
        try {
            return ApiKey.of(key.strip());
        } catch (IllegalArgumentException unusable) {
            throw new UsageException(unusable.getMessage(), unusable);
        }
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

    private static String firstLine(String file) {
        try (InputStream content = Files.newInputStream(Path.of(file))) {
            String text = new String(content.readNBytes(MOST), StandardCharsets.UTF_8);
            String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return unmarked.lines().findFirst().orElse("");
        } catch (NoSuchFileException missing) {
            throw new UsageException(
                    "The file named by --key-file does not exist. Check the path.", withoutPath(missing));
        } catch (IOException | InvalidPathException unreadable) {
            throw new UsageException(
                    "Cannot read the file named by --key-file. Check the path and its permissions.",
                    withoutPath(unreadable));
        }
    }

    /** The type and stack trace of a failure, without its message. */
    private static Throwable withoutPath(Exception failure) {
        IOException withoutMessage = new IOException(failure.getClass().getName());
        withoutMessage.setStackTrace(failure.getStackTrace());
        return withoutMessage;
    }
}
