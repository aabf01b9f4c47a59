package io.wabaprofile.cli;

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
 * A file that only its owner can read, from its first moment on, and that is there whole or not at all. Where there are no
 * POSIX permissions, it is as private as the folder it is in.
 */
record PrivateFile(Path path) {

    /** Replaces what is there. */
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
        return path.resolveSibling(FileName.of(path) + ".part");
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
     * Before work whose result is to be kept here.
     *
     * @throws Refusal if that cannot be, or would cost what is there
     */
    void requireRoom(boolean mayReplace, String... waysOut) {
        if (Files.isDirectory(path)) {
            throw new Refusal(path + " is a directory", null);
        }
        if (Files.exists(path) && !mayReplace) {
            List<String> reasons = new ArrayList<>(List.of(path + " is there already."));
            reasons.addAll(List.of(waysOut));
            throw new Refusal(reasons, null);
        }
        Path folder = Objects.requireNonNullElse(path.toAbsolutePath().getParent(), path);
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new Refusal(path + " cannot be written: its directory does not exist or is not yours to write", null);
        }
    }
}
