package io.wabaprofile.cli.transfer;

import io.wabaprofile.cli.output.InputException;
import io.wabaprofile.cli.output.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The files of a command. A file that is written must differ from the other files, because a write destroys them. */
public final class CommandFiles {
    private final Map<String, Path> files = new LinkedHashMap<>();

    /** @param name the option or the parameter that names the file */
    public CommandFiles read(String name, @Nullable Path file) {
        if (file != null) {
            files.put(name, file);
        }
        return this;
    }

    /**
     * @param option the option that names the file
     * @throws UsageException if an earlier option names the same file
     */
    public CommandFiles written(String option, @Nullable Path file) {
        if (file != null) {
            files.forEach((name, other) -> requireOther(option, file, name, other));
            files.put(option, file);
        }
        return this;
    }

    private static void requireOther(String option, Path file, String name, Path other) {
        try {
            if (isSame(file, other)) {
                throw new UsageException(
                        option + " and " + name + " name the same file, " + file + ".",
                        "Use another file for " + option + ".");
            }
        } catch (IOException failure) {
            throw new InputException("Cannot compare the files " + file + " and " + other + ": " + failure, failure);
        }
    }

    private static boolean isSame(Path file, Path other) throws IOException {
        if (Files.exists(file) && Files.exists(other)) {
            return Files.isSameFile(file, other);
        }
        return withRealParent(file).equals(withRealParent(other));
    }

    private static Path withRealParent(Path file) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        if (parent == null || !Files.exists(parent)) {
            return absolute;
        }
        return parent.toRealPath().resolve(Objects.requireNonNull(absolute.getFileName()));
    }
}
