package io.wabaprofile.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaFileTest {
    private static final byte[] BYTES = {1, 2, 3, 4, 5};

    @TempDir
    Path folder;

    @Test
    void bytesCanBeOpenedAgainAtAnyOffset() throws IOException {
        assertOpensAtAnyOffset(MediaFile.of(BYTES, "application/pdf"));
    }

    @Test
    void aFileCanBeOpenedAgainAtAnyOffset() throws IOException {
        Path path = Files.write(folder.resolve("five.pdf"), BYTES);

        assertOpensAtAnyOffset(MediaFile.of(path, "application/pdf"));
    }

    @Test
    void aSourceIsAskedForTheOffset() throws IOException {
        List<Long> asked = new ArrayList<>();
        MediaFile file = MediaFile.of(5, "application/pdf", offset -> {
            asked.add(offset);
            return new ByteArrayInputStream(BYTES, (int) offset, 5 - (int) offset);
        });

        assertOpensAtAnyOffset(file);
        assertThat(asked).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 0L);
    }

    private static void assertOpensAtAnyOffset(MediaFile file) throws IOException {
        assertThat(file.length()).isEqualTo(5);
        for (int offset : new int[] {0, 1, 2, 3, 4, 5, 0}) {
            try (InputStream content = file.openAt(offset)) {
                byte[] rest = content.readAllBytes();
                assertThat(rest).hasSize(5 - offset);
                for (int at = 0; at < rest.length; at++) {
                    assertThat(rest[at]).isEqualTo((byte) (offset + at + 1));
                }
            }
        }
    }

    @Test
    void anOffsetOutsideTheFileIsRefusedFromAnywhere() throws IOException {
        Path path = Files.write(folder.resolve("five.pdf"), BYTES);
        List<MediaFile> files = List.of(
                MediaFile.of(BYTES, "application/pdf"),
                MediaFile.of(path, "application/pdf"),
                MediaFile.of(5, "application/pdf", offset -> InputStream.nullInputStream()));

        for (MediaFile file : files) {
            for (long offset : new long[] {-1, 6, Long.MAX_VALUE, Long.MIN_VALUE}) {
                assertThatThrownBy(() -> file.openAt(offset).close())
                        .isInstanceOf(IndexOutOfBoundsException.class)
                        .hasMessage("Cannot open a file of 5 bytes at offset " + offset);
            }
        }
    }

    @Test
    void streamsOfOneFileDoNotDisturbEachOther() throws IOException {
        Path path = Files.write(folder.resolve("five.pdf"), BYTES);
        MediaFile file = MediaFile.of(path, "application/pdf");

        try (InputStream one = file.openAt(0);
                InputStream two = file.openAt(3)) {
            assertThat(one.read()).isEqualTo(1);
            assertThat(two.read()).isEqualTo(4);
            assertThat(one.read()).isEqualTo(2);
            assertThat(two.read()).isEqualTo(5);
        }
    }

    @Test
    void keepsItsOwnCopyOfBytes() throws IOException {
        byte[] given = BYTES.clone();
        MediaFile file = MediaFile.of(given, "application/pdf");

        given[0] = 99;

        assertThat(file.openAt(0).read()).isEqualTo(1);
    }

    @Test
    void aFileIsReadWhenItIsOpenedNotBefore() throws IOException {
        Path path = Files.write(folder.resolve("five.pdf"), BYTES);
        MediaFile file = MediaFile.of(path, "application/pdf");

        Files.delete(path);

        assertThat(file.length()).isEqualTo(5);
        assertThatThrownBy(() -> file.openAt(0).close()).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void mayBeLargerThanMemory() throws IOException {
        long length = 1L << 42;
        MediaFile file = MediaFile.of(length, "video/mp4", offset -> new ByteArrayInputStream(BYTES));

        assertThat(file.length()).isEqualTo(length);
        assertThat(file.openAt(length - 1).read()).isEqualTo(1);
    }

    @Test
    void refusesWhatHasNoBytes() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pdf"));

        assertRefused(() -> MediaFile.of(new byte[0], "image/png"), "at least one byte, but has 0");
        assertRefused(() -> MediaFile.of(empty, "image/png"), "at least one byte, but has 0");
        assertRefused(
                () -> MediaFile.of(-1, "image/png", offset -> InputStream.nullInputStream()),
                "at least one byte, but has -1");
    }

    @Test
    void refusesWhatIsNoRegularFile() {
        assertRefused(() -> MediaFile.of(folder, "image/png"), folder.getFileName() + " is not a regular file");
        assertRefused(() -> MediaFile.of(folder.getRoot(), "image/png"), folder.getRoot() + " is not a regular file");
        assertRefused(() -> MediaFile.of(folder.resolve("missing.png"), "image/png"), "missing.png does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "application/vnd.api+json", "a/b", "application/x-7z-compressed"})
    void acceptsEveryMediaType(String type) {
        assertThat(MediaFile.of(BYTES, type).mediaType()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "image",
                "image/",
                "/png",
                "image/png; charset=utf-8",
                "image/png\n",
                "image/png\r\nX-Key: 1",
                "image /png",
                "a/b/c",
                "i*/png",
                "ïmage/png"
            })
    void refusesWhatIsNoMediaType(String type) {
        assertRefused(() -> MediaFile.of(BYTES, type), "Invalid media type; use one such as image/jpeg");
    }

    @Test
    void aMediaTypeHasAtMost64CharactersASide() {
        String longest = "a".repeat(64) + "/" + "b".repeat(64);

        assertThat(MediaFile.of(BYTES, longest).mediaType()).isEqualTo(longest);
        assertRefused(() -> MediaFile.of(BYTES, "a" + longest), "Invalid media type");
        assertRefused(() -> MediaFile.of(BYTES, longest + "b"), "Invalid media type");
    }

    @Test
    void aNameIsGivenNeverGuessed() throws IOException {
        Path path = Files.write(folder.resolve("private.pdf"), BYTES);

        assertThat(MediaFile.of(path, "application/pdf").name()).isEqualTo("file.bin");
        assertThat(MediaFile.of(path, "application/pdf").named("menu.pdf").name())
                .isEqualTo("menu.pdf");
    }

    @Test
    void namingLeavesTheRestAndTheOriginalAlone() throws IOException {
        MediaFile unnamed = MediaFile.of(BYTES, "application/pdf");
        MediaFile named = unnamed.named("menu.pdf");

        assertThat(unnamed.name()).isEqualTo("file.bin");
        assertThat(named.mediaType()).isEqualTo("application/pdf");
        assertThat(named.length()).isEqualTo(5);
        assertThat(named.openAt(4).read()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a\\b", "a\"b", "a'b", "a\nb", "a\u0000b", "..", "."})
    void refusesNamesThatMightMeanSomethingElse(String name) {
        assertRefused(() -> MediaFile.of(BYTES, "image/png").named(name), "A file name must have 1 to 100 characters");
    }

    @Test
    void aNameHas1To100Characters() {
        MediaFile file = MediaFile.of(BYTES, "image/png");

        assertThat(file.named("n".repeat(100)).name()).hasSize(100);
        assertThat(file.named("Menü für heute.png").name()).isEqualTo("Menü für heute.png");
        assertRefused(() -> file.named("n".repeat(101)), "A file name must have 1 to 100 characters");
    }

    @Test
    void toStringShowsNeitherNameNorPath() throws IOException {
        Path path = Files.write(folder.resolve("private.pdf"), BYTES);

        assertThat(MediaFile.of(path, "application/pdf").named("menu.pdf"))
                .hasToString("MediaFile[application/pdf, 5 bytes]");
    }

    private static void assertRefused(ThrowingCallable attempt, String message) {
        assertThatExceptionOfType(InvalidMediaException.class)
                .isThrownBy(attempt)
                .withMessageContaining(message);
    }
}
