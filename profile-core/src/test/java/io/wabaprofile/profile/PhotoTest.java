package io.wabaprofile.profile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.profile.InvalidPhotoException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoTest {
    private static final int FIVE_MB = 5_242_880;
    private static final long SEED = 20_260_712L;

    @TempDir
    Path folder;

    // --- real pictures

    @Test
    void readsAPng() {
        assertIs(Photo.of(Pictures.png(640, 480)), "image/png", 640, 480);
    }

    @Test
    void readsABaselineJpeg() {
        assertIs(Photo.of(Pictures.jpeg(300, 200)), "image/jpeg", 300, 200);
    }

    @Test
    void readsAProgressiveJpeg() {
        byte[] progressive = Pictures.progressiveJpeg(257, 255);
        assertThat(new String(progressive, ISO_8859_1)).contains("\u00FF\u00C2").doesNotContain("\u00FF\u00C0");

        assertIs(Photo.of(progressive), "image/jpeg", 257, 255);
    }

    @Test
    void skipsWhatCamerasPutInFront() {
        byte[] jpeg = Pictures.afterStart(
                Pictures.jpeg(300, 200),
                Pictures.segment(0xE1, 65_533),
                Pictures.segment(0xE1, 65_533),
                Pictures.segment(0xED, 0),
                Pictures.segment(0xFE, 20));

        assertIs(Photo.of(jpeg), "image/jpeg", 300, 200);
    }

    @Test
    void skipsFillBytesAndMarkersWithoutContent() {
        byte[] filled = new byte[3_000];
        Arrays.fill(filled, (byte) 0xFF);
        byte[] jpeg = Pictures.afterStart(Pictures.jpeg(300, 200), filled, Pictures.bytes(0xFF, 0x01, 0xFF, 0xD0));

        assertIs(Photo.of(jpeg), "image/jpeg", 300, 200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
    void knowsEveryFrameMarker(int marker) {
        assertIs(Photo.of(Pictures.jpegClaiming(marker, 300, 200)), "image/jpeg", 300, 200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC4, 0xC8, 0xCC})
    void takesNoTableForAFrame(int marker) {
        byte[] table = Pictures.frame(marker, 7, 7);

        assertIs(Photo.of(Pictures.afterStart(Pictures.jpeg(300, 200), table)), "image/jpeg", 300, 200);
        assertReason(Reason.DAMAGED, Pictures.jpegClaiming(marker, 7, 7));
    }

    @Test
    void goesByContentNotByName() throws IOException {
        Path png = Files.write(folder.resolve("photo.jpg"), Pictures.png(200, 200));
        Path text = Files.writeString(folder.resolve("photo.png"), "just some text");

        assertIs(Photo.from(png), "image/png", 200, 200);
        assertRefusedBecause(Reason.NOT_JPEG_OR_PNG, () -> Photo.from(text))
                .hasMessage("The content of the photo is neither JPEG nor PNG");
    }

    // --- what is no photo

    @ParameterizedTest
    @CsvSource({
        "HEIC, ....ftypheic....mif1heic",
        "HEIC, ....ftypheix",
        "HEIC, ....ftyphevc",
        "HEIC, ....ftypmif1....mif1miafheic",
        "HEIC, ....ftypmif1",
        "AVIF, ....ftypavif....avifmif1miaf",
        "AVIF, ....ftypmif1....mif1avif",
        "AVIF, ....ftypavis",
        "WebP, RIFF....WEBPVP8 ",
        "GIF, GIF87a..",
        "BMP, BM1234",
        "TIFF, II*~abcd",
        "TIFF, MM~*abcd",
        "TIFF, MM~+abcd",
        "PDF, %PDF-1.7"
    })
    void namesTheFormatThatItRefuses(String format, String start) {
        assertReason(
                        Reason.NOT_JPEG_OR_PNG,
                        start.replace('.', '\1').replace('~', '\0').getBytes(ISO_8859_1))
                .hasMessage("The file is " + format + "; convert it to JPEG or PNG");
    }

    @Test
    void namesTheFormatOfAHeicPictureInAJpegFile() throws IOException {
        assertReason(Reason.NOT_JPEG_OR_PNG, sample("heic-brand-heim.jpg"))
                .hasMessage("The file is HEIC; convert it to JPEG or PNG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<svg/>", "RIFF....AVI LIST", "....ftypisom....isomavc1", "G", "GIF", "BN"})
    void refusesAFormatThatItCannotName(String start) {
        assertReason(Reason.NOT_JPEG_OR_PNG, start.getBytes(US_ASCII))
                .hasMessage("The content of the photo is neither JPEG nor PNG");
    }

    @Test
    void refusesNoBytesAtAll() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.png"));

        assertReason(Reason.EMPTY, new byte[0]).hasMessage("The photo is empty");
        assertRefusedBecause(Reason.EMPTY, () -> Photo.from(empty));
    }

    @Test
    void acceptsExactlyFiveMegabytesAndNotOneByteMore() {
        assertThat(Photo.MAX_BYTES).isEqualTo(FIVE_MB);
        assertThat(Photo.of(Arrays.copyOf(Pictures.jpeg(300, 300), FIVE_MB)).size())
                .isEqualTo(FIVE_MB);
        assertReason(Reason.TOO_LARGE, Arrays.copyOf(Pictures.jpeg(300, 300), FIVE_MB + 1))
                .hasMessage("The photo has more than 5,242,880 bytes");
    }

    @Test
    void countsTheBytesOfAFileToo() throws IOException {
        Path fits = Files.write(folder.resolve("fits.png"), Arrays.copyOf(Pictures.png(300, 300), FIVE_MB));
        Path over = Files.write(folder.resolve("over.png"), Arrays.copyOf(Pictures.png(300, 300), FIVE_MB + 1));
        Path six = Files.write(folder.resolve("six.png"), Arrays.copyOf(Pictures.png(300, 300), 6 * 1024 * 1024));

        assertThat(Photo.from(fits).size()).isEqualTo(FIVE_MB);
        assertRefusedBecause(Reason.TOO_LARGE, () -> Photo.from(over));
        assertRefusedBecause(Reason.TOO_LARGE, () -> Photo.from(six));
    }

    @Test
    void refusesADirectory() {
        assertRefusedBecause(Reason.NOT_A_FILE, () -> Photo.from(folder))
                .hasMessage(folder.getFileName() + " is not a regular file");
        assertRefusedBecause(Reason.NOT_A_FILE, () -> Photo.from(folder.getRoot()))
                .hasMessage(folder.getRoot() + " is not a regular file");
    }

    @Test
    void saysThatAFileIsMissing() {
        assertRefusedBecause(Reason.NOT_A_FILE, () -> Photo.from(folder.resolve("missing.png")))
                .hasMessage("missing.png does not exist");
    }

    @Test
    void theRefusalSurvivesSerialisationWithItsReason() throws Exception {
        InvalidPhotoException refused = catchThrowableOfType(InvalidPhotoException.class, () -> Photo.of(new byte[0]));

        InvalidPhotoException copy = Serialized.copyOf(refused, InvalidPhotoException.class);

        assertThat(copy).hasMessage(refused.getMessage());
        assertThat(copy.reason()).isEqualTo(Reason.EMPTY);
    }

    // --- dimensions

    @Test
    void acceptsAPhotoOf24MegapixelsAndAdvisesThatItIsScaled() {
        Photo photo = Photo.of(Arrays.copyOf(Pictures.jpegClaiming(0xC0, 5_712, 4_284), 383_000));

        assertIs(photo, "image/jpeg", 5_712, 4_284);
        assertThat(photo.advice())
                .containsExactly(
                        "5712 × 4284 is not square and will be cropped",
                        "5712 × 4284 will be scaled to at most 640 pixels a side");
    }

    @ParameterizedTest
    @CsvSource({"5001, 5000", "65535, 65535", "65535, 1", "1, 65535", "1, 1"})
    void acceptsAnyNumberOfPixels(int width, int height) {
        assertIs(Photo.of(Pictures.pngClaiming(width, height)), "image/png", width, height);
        assertIs(Photo.of(Pictures.jpegClaiming(0xC2, width, height)), "image/jpeg", width, height);
    }

    @Test
    void refusesDimensionsThatMeanNothing() {
        assertReason(Reason.DAMAGED, Pictures.pngClaiming(0, 10));
        assertReason(Reason.DAMAGED, Pictures.pngClaiming(10, 0));
        assertReason(Reason.DAMAGED, Pictures.pngClaiming(-1, 10));
        assertReason(Reason.DAMAGED, Pictures.pngClaiming(10, Integer.MIN_VALUE));
        assertReason(Reason.DAMAGED, Pictures.jpegClaiming(0xC0, 0, 10));
        assertReason(Reason.DAMAGED, Pictures.jpegClaiming(0xC0, 10, 0));
        assertIs(
                Photo.of(Pictures.pngClaiming(Integer.MAX_VALUE, Integer.MAX_VALUE)),
                "image/png",
                Integer.MAX_VALUE,
                Integer.MAX_VALUE);
    }

    @Test
    void advisesAgainstWhatWillLookBad() {
        assertThat(Photo.of(Pictures.png(640, 640)).advice()).isEmpty();
        assertThat(Photo.of(Pictures.png(192, 192)).advice()).isEmpty();
        assertThat(Photo.of(Pictures.png(640, 480)).advice())
                .containsExactly("640 × 480 is not square and will be cropped");
        assertThat(Photo.of(Pictures.jpeg(191, 191)).advice())
                .containsExactly("191 × 191 is small: use at least 192 pixels a side, best 640");
        assertThat(Photo.of(Pictures.png(641, 641)).advice())
                .containsExactly("641 × 641 will be scaled to at most 640 pixels a side");
        assertThat(Photo.of(Pictures.jpeg(640, 191)).advice()).hasSize(2);
        assertThat(Photo.of(Pictures.jpeg(191, 640)).advice()).hasSize(2);
    }

    // --- damaged headers

    @Test
    void saysHowAHeaderIsDamaged() {
        byte[] noHeader = Pictures.png(10, 10);
        noHeader[12] = 'X';
        byte[] longHeader = Pictures.png(10, 10);
        longHeader[11] = 14;

        assertReason(Reason.DAMAGED, noHeader).hasMessage("The PNG is damaged: its first chunk is not a header");
        assertReason(Reason.DAMAGED, longHeader).hasMessage("The PNG is damaged: its first chunk is not a header");
        assertReason(Reason.DAMAGED, Pictures.bytes(0xFF, 0xD8, 0xFF, 0xDA, 0, 2))
                .hasMessage("The JPEG is damaged: the picture starts before its dimensions");
        assertReason(Reason.DAMAGED, Pictures.bytes(0xFF, 0xD8, 0xFF, 0xD9, 0, 2))
                .hasMessage("The JPEG is damaged: it ends before its dimensions");
        assertReason(Reason.DAMAGED, Pictures.bytes(0xFF, 0xD8, 0xFF, 0xE0, 0, 1))
                .hasMessage("The JPEG is damaged: a segment is shorter than its own length");
        assertReason(Reason.DAMAGED, Pictures.bytes(0xFF, 0xD8, 0xFF, 0xC0, 0, 7, 8, 0, 9, 0, 9, 1))
                .hasMessage("The JPEG is damaged: its frame header is truncated");
    }

    @Test
    void refusesAPngWithoutPictureDataOrEnd() throws IOException {
        byte[] header = Pictures.header(640, 640);
        byte[] data = Pictures.chunk("IDAT", (byte) 1);
        byte[] end = Pictures.chunk("IEND");
        byte[] whole = Pictures.pngOf(header, data, end);

        assertIs(Photo.of(whole), "image/png", 640, 640);
        assertReason(Reason.DAMAGED, sample("header-only.png"))
                .hasMessage("The PNG is damaged: it ends before its end chunk (IEND)");
        assertReason(Reason.DAMAGED, Pictures.pngOf(header, data))
                .hasMessage("The PNG is damaged: it ends before its end chunk (IEND)");
        assertReason(Reason.DAMAGED, Arrays.copyOf(whole, whole.length - 1))
                .hasMessage("The PNG is damaged: it ends before its end chunk (IEND)");
        assertReason(Reason.DAMAGED, Pictures.pngOf(header, end))
                .hasMessage("The PNG is damaged: it has no picture data (IDAT)");
        assertReason(Reason.DAMAGED, Pictures.pngOf(header, Pictures.chunk("IDAT"), end))
                .hasMessage("The PNG is damaged: it has no picture data (IDAT)");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, -12, Integer.MAX_VALUE - 11, 100})
    void refusesAPngChunkThatIsLongerThanTheFile(int length) {
        byte[] png = Pictures.pngOf(Pictures.header(10, 10), Pictures.chunk("IDAT", (byte) 1), Pictures.chunk("IEND"));
        ByteBuffer.wrap(png).putInt(33, length);

        assertReason(Reason.DAMAGED, png);
    }

    @Test
    void refusesAJpegWithoutPictureDataOrEnd() throws IOException {
        byte[] start = Pictures.joined(Pictures.bytes(0xFF, 0xD8), Pictures.frame(0xC0, 10, 10));
        byte[] end = Pictures.bytes(0xFF, 0xD9);
        byte[] emptyScan = Arrays.copyOf(Pictures.scan(), 10);

        assertReason(Reason.DAMAGED, sample("truncated.jpg"))
                .hasMessage("The JPEG is damaged: it ends before its end marker (EOI)");
        assertReason(Reason.DAMAGED, start).hasMessage("The JPEG is damaged: it ends before its end marker (EOI)");
        assertReason(Reason.DAMAGED, Pictures.joined(start, end))
                .hasMessage("The JPEG is damaged: it has no picture data");
        assertReason(Reason.DAMAGED, Pictures.joined(start, emptyScan, end))
                .hasMessage("The JPEG is damaged: it has no picture data");
        assertReason(Reason.DAMAGED, Pictures.joined(start, Pictures.scan()))
                .hasMessage("The JPEG is damaged: it ends before its end marker (EOI)");
        assertReason(Reason.DAMAGED, Pictures.joined(start, Pictures.scan(), Pictures.bytes(0xFF, 0x00, 0xD9)))
                .hasMessage("The JPEG is damaged: it ends before its end marker (EOI)");
        assertReason(Reason.DAMAGED, Pictures.joined(start, Pictures.bytes(0xFF, 0xE1, 0xFF, 0xFF, 0)))
                .hasMessage("The JPEG is damaged: it ends within a segment");
    }

    @Test
    void acceptsRestartMarkersAndSeveralScans() {
        byte[] jpeg = Pictures.joined(
                Pictures.bytes(0xFF, 0xD8),
                Pictures.frame(0xC2, 10, 10),
                Pictures.scan(),
                Pictures.bytes(0xFF, 0xD0, 1, 0xFF, 0x00, 2, 0xFF, 0xD7),
                Pictures.segment(0xC4, 20),
                Pictures.scan(),
                Pictures.bytes(0xFF, 0xFF, 0xD9));

        assertIs(Photo.of(jpeg), "image/jpeg", 10, 10);
    }

    @Test
    void acceptsBytesAfterTheEndOfThePicture() {
        byte[] video = "\0\0\0\30ftypmp42\0\0\0\0isommp42".getBytes(ISO_8859_1);
        byte[] jpeg = Pictures.jpeg(300, 200);

        assertIs(Photo.of(Pictures.joined(jpeg, Pictures.jpeg(30, 20))), "image/jpeg", 300, 200);
        assertIs(Photo.of(Pictures.joined(jpeg, video)), "image/jpeg", 300, 200);
        assertIs(Photo.of(Pictures.joined(jpeg, new byte[100])), "image/jpeg", 300, 200);
        assertIs(Photo.of(Pictures.joined(Pictures.png(30, 20), video)), "image/png", 30, 20);
    }

    @Test
    void skipsBytesBetweenTheSegmentsOfAJpeg() {
        byte[] jpeg = Pictures.afterStart(
                Pictures.jpeg(300, 200),
                Pictures.segment(0xE1, 20),
                Pictures.bytes(0, 1, 2, 0xFF, 0x00, 3),
                Pictures.segment(0xE2, 20),
                Pictures.bytes(0xD9, 0xC0));

        assertIs(Photo.of(jpeg), "image/jpeg", 300, 200);
    }

    @Test
    void readsTheDimensionsBehindAnyNumberOfSegments() {
        byte[][] segments = new byte[100_000][];
        Arrays.fill(segments, Pictures.segment(0xE1, 0));

        assertIs(Photo.of(Pictures.afterStart(Pictures.jpeg(10, 10), segments)), "image/jpeg", 10, 10);
    }

    @Test
    void givesUpOnFiveMegabytesOfFillBytes() {
        byte[] filled = new byte[FIVE_MB];
        Arrays.fill(filled, (byte) 0xFF);
        filled[1] = (byte) 0xD8;

        assertReason(Reason.DAMAGED, filled);
    }

    @Test
    void everyBeginningOfAPictureIsReadOrRefusedInWords() {
        for (byte[] whole :
                new byte[][] {Pictures.jpeg(20, 10), Pictures.progressiveJpeg(20, 10), Pictures.png(20, 10)}) {
            int read = 0;
            for (int length = 0; length <= whole.length; length++) {
                if (isPhotoOrRefused(Arrays.copyOf(whole, length), "length " + length)) {
                    read++;
                    assertIs(
                            Photo.of(Arrays.copyOf(whole, length)),
                            Photo.of(whole).mediaType(),
                            20,
                            10);
                }
            }
            assertThat(read).as("only the whole picture is complete").isEqualTo(1);
        }
    }

    @Test
    void everyDamagedPictureIsReadOrRefusedInWords() {
        Random random = new Random(SEED);
        byte[][] originals = {
            Pictures.jpeg(20, 10),
            Pictures.progressiveJpeg(20, 10),
            Pictures.png(20, 10),
            Pictures.afterStart(Pictures.jpeg(20, 10), Pictures.segment(0xE1, 40), Pictures.bytes(0xFF, 0xFF))
        };
        int read = 0;
        for (int number = 0; number < 20_000; number++) {
            byte[] mutated = originals[number % originals.length].clone();
            for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
                int reach = random.nextBoolean() ? Math.min(60, mutated.length) : mutated.length;
                mutated[random.nextInt(reach)] = random.nextBoolean() ? (byte) 0xFF : (byte) random.nextInt(256);
            }
            if (random.nextInt(4) == 0) {
                mutated = Arrays.copyOf(mutated, random.nextInt(mutated.length));
            }
            if (isPhotoOrRefused(mutated, String.format("seed %d, case %d", SEED, number))) {
                read++;
            }
        }
        assertThat(read).as("seed %d, pictures still read", SEED).isBetween(1_000, 19_000);
    }

    private static boolean isPhotoOrRefused(byte[] bytes, String which) {
        try {
            Photo photo = Photo.of(bytes);
            assertThat(photo.width()).as(which).isPositive();
            assertThat(photo.height()).as(which).isPositive();
            return true;
        } catch (InvalidPhotoException refused) {
            assertThat(refused.reason()).as(which).isNotNull();
            assertThat(refused.getMessage()).as(which).isNotBlank();
            return false;
        } catch (RuntimeException unexpected) {
            throw new AssertionError(which + " of " + bytes.length + " bytes", unexpected);
        }
    }

    // --- what a photo hands out

    @Test
    void copiesTheBytesInAndOut() {
        byte[] given = Pictures.png(20, 20);
        byte[] original = given.clone();
        Photo photo = Photo.of(given);

        given[0] = 0;
        photo.bytes()[0] = 0;

        assertThat(photo.bytes()).isEqualTo(original);
        assertThat(photo.size()).isEqualTo(original.length);
    }

    @Test
    void aFileMayVanishAfterwards() throws IOException {
        byte[] png = Pictures.png(20, 20);
        Path file = Files.write(folder.resolve("a.png"), png);
        Photo photo = Photo.from(file);

        Files.delete(file);

        assertThat(photo.bytes()).isEqualTo(png);
    }

    @Test
    void goesUploadingUnderANameOfItsOwn() throws IOException {
        Photo png = Photo.of(Pictures.png(20, 20));
        Photo jpeg = Photo.of(Pictures.jpeg(20, 20));

        assertThat(png.asMediaFile().name()).isEqualTo("photo.png");
        assertThat(png.asMediaFile().mediaType()).isEqualTo("image/png");
        assertThat(jpeg.asMediaFile().name()).isEqualTo("photo.jpg");
        assertThat(jpeg.asMediaFile().mediaType()).isEqualTo("image/jpeg");
        assertThat(jpeg.asMediaFile().length()).isEqualTo(jpeg.size());
        assertThat(jpeg.asMediaFile().openAt(0).readAllBytes()).isEqualTo(jpeg.bytes());
    }

    @Test
    void knowsItsDigest() {
        assertThat(Photo.of(Pictures.pngClaiming(1, 1)).sha256())
                .isEqualTo("226745c5a4cb2ad936bf8acc58a232e54b420b5f8eff39f4a0d0fecf4c86e686");
    }

    @Test
    void photosOfTheSameBytesAreEqual() {
        Photo one = Photo.of(Pictures.png(20, 20));
        Photo same = Photo.of(Pictures.png(20, 20));

        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(one).isNotEqualTo(Photo.of(Pictures.png(20, 21))).isNotEqualTo("a photo");
    }

    @Test
    void toStringSaysWhatItIs() {
        Photo photo = Photo.of(Arrays.copyOf(Pictures.png(640, 480), 12_345));

        assertThat(photo).hasToString("Photo[image/png, 640 × 480, 12,345 bytes]");
    }

    @Test
    void speaksTheSameInEveryCountry() {
        Locale home = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(Photo.of(Arrays.copyOf(Pictures.png(191, 20), 12_345)))
                    .hasToString("Photo[image/png, 191 × 20, 12,345 bytes]")
                    .satisfies(photo -> assertThat(photo.advice().get(0)).startsWith("191 × 20 is not"));
            assertThat(MediaFile.of(new byte[12_345], "image/png")).hasToString("MediaFile[image/png, 12,345 bytes]");
            assertReason(Reason.TOO_LARGE, new byte[FIVE_MB + 1]).hasMessageContaining("5,242,880");
        } finally {
            Locale.setDefault(home);
        }
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream file = PhotoTest.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        }
    }

    private static void assertIs(Photo photo, String mediaType, int width, int height) {
        assertThat(photo.mediaType()).isEqualTo(mediaType);
        assertThat(photo.width()).isEqualTo(width);
        assertThat(photo.height()).isEqualTo(height);
    }

    private static AbstractThrowableAssert<?, ?> assertReason(Reason reason, byte[] bytes) {
        return assertRefusedBecause(reason, () -> Photo.of(bytes));
    }

    private static AbstractThrowableAssert<?, ?> assertRefusedBecause(Reason reason, ThrowingCallable attempt) {
        InvalidPhotoException refused = catchThrowableOfType(InvalidPhotoException.class, attempt);
        assertThat(refused).as("the photo should be refused: %s", reason).isNotNull();
        assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason);
        return assertThat((Throwable) refused);
    }
}
