package io.wabaprofile.cli;

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
 * Where the key comes from. Never an argument: those are seen by every user of the machine and kept in the shell's
 * history. No message repeats a path either, as somebody may have put the key there.
 */
final class KeySource {
    static final String VARIABLE = "D360_API_KEY";
    static final String HOW_TO_GIVE_A_KEY =
            "give the key in the environment variable " + VARIABLE + " or name a file that holds it with --key-file";

    private static final int MOST = 8_192;
    private static final Set<PosixFilePermission> READABLE_BY_OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private KeySource() {}

    /** The file counts before the environment. */
    static Credentials credentials(@Nullable String file, Map<String, String> environment) {
        String key = file == null ? environment.get(VARIABLE) : firstLine(file);
        if (key == null || key.isBlank()) {
            throw new UsageMistake("There is no key: " + HOW_TO_GIVE_A_KEY);
        }
        try {
            return ApiKey.of(key.strip());
        } catch (IllegalArgumentException unusable) {
            throw new UsageMistake(unusable.getMessage(), unusable);
        }
    }

    /** Empty if only the owner can read the file, or the file system has no POSIX permissions. */
    static Optional<String> warning(Path file) {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        try {
            return view == null || Collections.disjoint(view.readAttributes().permissions(), READABLE_BY_OTHERS)
                    ? Optional.empty()
                    : Optional.of("The file named by --key-file can be read by other users of this machine."
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
            throw new UsageMistake("The file named by --key-file does not exist", withoutPath(missing));
        } catch (IOException | InvalidPathException unreadable) {
            throw new UsageMistake("The file named by --key-file could not be read", withoutPath(unreadable));
        }
    }

    /** The kind and the place of a failure, without its words. */
    private static Throwable withoutPath(Exception failure) {
        IOException wordless = new IOException(failure.getClass().getName());
        wordless.setStackTrace(failure.getStackTrace());
        return wordless;
    }
}
