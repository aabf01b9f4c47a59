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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** A file that is replaced atomically: it has the old content or the new content, also after a failure. */
public record AtomicFile(Path path) {

    /** Replaces the content. The new file has the attributes. */
    public void write(byte[] content, FileAttribute<?>... attributes) throws IOException {
        Path part = path.resolveSibling(InputFile.name(path) + "." + UUID.randomUUID() + ".part");
        try {
            try (ByteChannel channel = Files.newByteChannel(
                    part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
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

    private void move(Path part) throws IOException {
        try {
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Checks that the file can be written, before work whose result it holds.
     *
     * @param alternatives what the user can do about an existing file
     * @throws InputException if the file cannot be written, or exists and may not be replaced
     */
    public void requireWritable(boolean mayReplace, String... alternatives) {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new InputException(
                    path + (Files.isDirectory(path) ? " is a directory" : " is not a regular file"), null);
        }
        if (Files.exists(path) && !mayReplace) {
            List<String> reasons = new ArrayList<>(List.of(path + " already exists."));
            reasons.addAll(List.of(alternatives));
            throw new InputException(reasons, null);
        }
        Path folder = Objects.requireNonNullElse(path.toAbsolutePath().getParent(), path);
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new InputException(
                    "Cannot write " + path + ": its directory does not exist or is not writable. Choose another file.",
                    null);
        }
    }
}
