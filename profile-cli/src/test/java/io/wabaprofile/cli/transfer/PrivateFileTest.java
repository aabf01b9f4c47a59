package io.wabaprofile.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {
    @TempDir
    private Path directory;

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void canBeReadByTheOwnerOnly() throws IOException {
        Path file = directory.resolve("secret");
        new PrivateFile(file).write(new byte[] {1, 2, 3});
        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void restrictsTheFileThatItReplaces() throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), "open to all");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        new PrivateFile(file).write(new byte[] {4});
        assertThat(file).hasBinaryContent(new byte[] {4});
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void leavesNoTemporaryFile() throws IOException {
        new PrivateFile(directory.resolve("secret")).write(new byte[] {5});
        assertThat(directory.toFile().list()).containsExactly("secret");
    }

    @Test
    void aFailedWriteLeavesTheFolderAsItWas() throws IOException {
        Path inTheWay = Files.createDirectories(directory.resolve("secret/in the way"));
        assertThatThrownBy(() -> new PrivateFile(directory.resolve("secret")).write(new byte[] {7}))
                .isInstanceOf(IOException.class);
        assertThat(inTheWay).exists();
        assertThat(directory.toFile().list()).containsExactly("secret");
    }
}
