package io.wabaprofile.cli.transfer;

import io.wabaprofile.cli.output.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A file that is created with permissions for its owner only and replaced atomically. Without POSIX permissions it is
 * as
 * private as its directory.
 */
record PrivateFile(Path path) {

    /** Replaces the content. */
    void write(byte[] content) throws IOException {
        Path part = part();
        Files.deleteIfExists(part);
        try {
            try (ByteChannel channel = Files.newByteChannel(
                    part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions(part))) {
                ByteBuffer left = ByteBuffer.wrap(content);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
            }
            move(part);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Path part() {
        return path.resolveSibling(InputFile.name(path) + ".part");
    }

    private static FileAttribute<?>[] permissions(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private void move(Path part) throws IOException {
        try {
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    /**
     * Checks that the file can be written, before work whose result it holds.
     *
     * @param alternatives what the user can do about an existing file
     * @throws InputException if the file cannot be written, or exists and may not be replaced
     */
    void requireWritable(boolean mayReplace, String... alternatives) {
        if (Files.isDirectory(path)) {
            throw new InputException(path + " is a directory", null);
        }
        if (Files.exists(path) && !mayReplace) {
            List<String> reasons = new ArrayList<>(List.of(path + " already exists."));
            reasons.addAll(List.of(alternatives));
            throw new InputException(reasons, null);
        }
        Path folder = Objects.requireNonNullElse(path.toAbsolutePath().getParent(), path);
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new InputException(
                    "Cannot write " + path + ": its directory does not exist or is not writable", null);
        }
    }
}
