package io.wabaprofile.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A file on the disk does not hold still while it is uploaded. */
class ChangingFileTest {
    private static final Instant FOUND = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    private Path path;
    private MediaFile file;

    @BeforeEach
    void aFile() throws IOException {
        path = Files.write(folder.resolve("film.mp4"), new byte[100_000]);
        Files.setLastModifiedTime(path, FileTime.from(FOUND));
        file = MediaFile.of(path, "video/mp4");
    }

    @Test
    void knowsWhenItWasLastChanged() {
        assertThat(file.lastModified()).contains(FOUND);
        assertThat(file.named("other.mp4").lastModified()).contains(FOUND);
        assertThat(MediaFile.of(new byte[1], "video/mp4").lastModified()).isEmpty();
    }

    @Test
    void isReadAsLongAsItStaysTheSame() throws IOException {
        try (InputStream content = file.openAt(99_990)) {
            assertThat(content.readAllBytes()).hasSize(10);
            assertThat(content.read()).isEqualTo(-1);
        }
    }

    @Test
    void isNotOpenedOnceItIsLongerOrShorterOrGone() throws IOException {
        Files.write(path, new byte[1], StandardOpenOption.APPEND);
        assertThatThrownBy(() -> file.openAt(0)).isInstanceOf(ContentChangedException.class);

        Files.write(path, new byte[10]);
        assertThatThrownBy(() -> file.openAt(0)).isInstanceOf(ContentChangedException.class);

        Files.delete(path);
        assertThatThrownBy(() -> file.openAt(0)).isInstanceOf(IOException.class);
    }

    @Test
    void isNotOpenedOnceItWasWrittenToAtTheSameLength() throws IOException {
        Files.write(path, new byte[100_000]);

        assertThatThrownBy(() -> file.openAt(0)).isInstanceOf(ContentChangedException.class);
    }

    @Test
    void isNotOpenedOnceAnotherFileOfTheSameLookHasItsName() throws IOException {
        Path other = Files.write(folder.resolve("other.mp4"), new byte[100_000]);
        Files.setLastModifiedTime(other, FileTime.from(FOUND));
        Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> file.openAt(0)).isInstanceOf(ContentChangedException.class);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void isNotOpenedOnceItsNameLeadsElsewhere() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.mp4"), path);
        MediaFile linked = MediaFile.of(link, "video/mp4");
        try (InputStream content = linked.openAt(0)) {
            assertThat(content.readAllBytes()).hasSize(100_000);
        }
        Path secret = Files.write(folder.resolve("secret"), new byte[100_000]);
        Files.setLastModifiedTime(secret, FileTime.from(FOUND));
        Files.delete(link);
        Files.createSymbolicLink(link, secret);

        assertThatThrownBy(() -> linked.openAt(0)).isInstanceOf(ContentChangedException.class);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void isNotWaitedForOnceItIsAPipe() throws Exception {
        Files.delete(path);
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                .isZero();

        assertThatThrownBy(() -> file.openAt(0)).isInstanceOf(ContentChangedException.class);
    }

    @Test
    void isNotReadToItsEndOnceItWasWrittenTo() throws IOException {
        try (InputStream content = file.openAt(0)) {
            content.readNBytes(50_000);
            Files.write(path, new byte[100_000]);

            assertThatThrownBy(content::readAllBytes).isInstanceOf(ContentChangedException.class);
        }
    }
}
