package io.wabaprofile.cli.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file that is created with permissions for its owner only and replaced atomically. Without POSIX permissions it is
 * as
 * private as its directory.
 */
record PrivateFile(Path path) {

    /** Replaces the content. */
    void write(byte[] content) throws IOException {
        new AtomicFile(path).write(content, permissions());
    }

    private FileAttribute<?>[] permissions() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }
}
