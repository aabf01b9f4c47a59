package io.wabaprofile.cli.fleet;

import io.wabaprofile.cli.output.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** A file that a command writes at its end. */
public final class ResultFile {
    private ResultFile() {}

    /** @throws InputException if the file cannot be written, before the work whose result it holds */
    public static void requireWritable(Path file) {
        Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
        boolean isWritable = Files.exists(file) ? Files.isWritable(file) : Files.isWritable(folder);
        if (Files.isDirectory(file) || !Files.isDirectory(folder) || !isWritable) {
            throw new InputException(
                    "Cannot write " + file + ": it is a directory, or its directory does not exist or is not writable",
                    null);
        }
        if (!Files.exists(file) || Files.isRegularFile(file)) { // opening a pipe would wait for its reader
            open(file);
        }
    }

    private static void open(Path file) {
        boolean isNew = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        try {
            Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .close();
            if (isNew) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new InputException("Cannot write " + file + ": " + failure, failure);
        }
    }
}
