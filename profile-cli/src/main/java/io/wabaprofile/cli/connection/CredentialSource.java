package io.wabaprofile.cli.connection;

import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.http.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the key or the access token of a number comes from. */
public sealed interface CredentialSource permits CredentialOption, CredentialReference {
    CredentialKind kind();

    /** @throws UsageException if there is no valid secret */
    Credentials read(Map<String, String> environment);

    /** Where the secret comes from, such as {@code the environment variable D360_API_KEY}. */
    String description();

    /** A warning if other users can read the file. */
    Optional<String> warning();

    /** @param name what the warning calls the file */
    static Optional<String> warning(Path file, String name) {
        return isReadableByOthers(file) ? Optional.of(readableByOthers(name)) : Optional.empty();
    }

    static String readableByOthers(String name) {
        return "Other users of this machine can read " + name + ". Restrict it with chmod 600.";
    }

    /** False if the file system has no POSIX permissions, or the file cannot be examined. */
    static boolean isReadableByOthers(Path file) {
        Set<PosixFilePermission> others = Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        try {
            return view != null && !Collections.disjoint(view.readAttributes().permissions(), others);
        } catch (IOException unknown) {
            return false;
        }
    }
}
