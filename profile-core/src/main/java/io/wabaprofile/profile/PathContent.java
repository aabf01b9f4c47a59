package io.wabaprofile.profile;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * The content of a path. Compares the file's attributes with those at creation when the file is opened and when its end
 * is
 * read, and fails if the file was replaced or changed.
 */
final class PathContent implements MediaFile.Content {
    private final Path path;
    private final BasicFileAttributes found;

    PathContent(Path path) throws IOException {
        this.path = path;
        this.found = Files.readAttributes(path, BasicFileAttributes.class);
    }

    BasicFileAttributes found() {
        return found;
    }

    @Override
    public InputStream openAt(long offset) throws IOException {
        // Checked before opening too, because opening a pipe would block.
        checkUnchanged();
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            checkUnchanged();
            return new CheckedAtItsEnd(Channels.newInputStream(channel.position(offset)));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void checkUnchanged() throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        boolean same = now.isRegularFile()
                && now.size() == found.size()
                && now.lastModifiedTime().equals(found.lastModifiedTime())
                && Objects.equals(now.fileKey(), found.fileKey());
        if (!same) {
            throw new ContentChangedException();
        }
    }

    private final class CheckedAtItsEnd extends FilterInputStream {
        private CheckedAtItsEnd(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            return checked(super.read());
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return checked(super.read(into, from, length));
        }

        private int checked(int read) throws IOException {
            if (read < 0) {
                checkUnchanged();
            }
            return read;
        }
    }
}
