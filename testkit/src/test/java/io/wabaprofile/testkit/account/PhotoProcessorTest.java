package io.wabaprofile.testkit.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wabaprofile.testkit.SamplePhoto;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoProcessorTest {
    private static final String PNG = "image/png";
    private static final String JPEG = "image/jpeg";

    /** A blue square between red areas on the left and on the right. */
    private static BufferedImage flag(int width, int height, int type) {
        BufferedImage flag = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean centre = Math.abs(2 * x - width) <= height;
                flag.setRGB(x, y, (centre ? Color.BLUE : Color.RED).getRGB());
            }
        }
        return flag;
    }

    private static byte[] encoded(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(picture, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    private static BufferedImage thumbnail(byte[] photo, String mediaType) throws IOException {
        byte[] thumbnail = PhotoProcessor.thumbnail(photo, mediaType).orElseThrow();
        assertThat(StoredPhoto.of(thumbnail).orElseThrow().mediaType()).isEqualTo(mediaType);
        return ImageIO.read(new ByteArrayInputStream(thumbnail));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = PhotoProcessorTest.class.getResourceAsStream("/pictures/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    @ParameterizedTest
    @CsvSource({"1500, 1000, 640", "3000, 700, 640", "700, 641, 640", "641, 641, 640", "500, 300, 300", "5000, 20, 20"})
    void cropsTheCentreAndScalesItDown(int width, int height, int edge) throws IOException {
        for (String format : new String[] {"png", "jpeg"}) {
            byte[] photo = encoded(flag(width, height, BufferedImage.TYPE_INT_RGB), format);

            BufferedImage thumbnail = thumbnail(photo, "image/" + format);

            assertThat(thumbnail.getWidth()).isEqualTo(edge);
            assertThat(thumbnail.getHeight()).isEqualTo(edge);
            Color middle = new Color(thumbnail.getRGB(edge / 2, edge / 2));
            Color left = new Color(thumbnail.getRGB(edge / 10, edge / 2));
            assertThat(middle.getBlue()).isCloseTo(255, within(40));
            assertThat(left.getBlue()).isCloseTo(255, within(40));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 192, 640})
    void doesNotChangeASquareOfAtMost640Pixels(int edge) throws IOException {
        byte[] photo = encoded(flag(edge, edge, BufferedImage.TYPE_INT_RGB), "png");

        assertThat(PhotoProcessor.thumbnail(photo, PNG).orElseThrow()).isEqualTo(photo);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_4BYTE_ABGR
            })
    void scalesEachKindOfPng(int type) throws IOException {
        byte[] photo = encoded(new BufferedImage(1300, 900, type), "png");

        assertThat(PhotoProcessor.isDamaged(photo, PNG)).isFalse();
        assertThat(thumbnail(photo, PNG).getWidth()).isEqualTo(640);
    }

    @Test
    void keepsTheAlphaChannelAndTheBrightness() throws IOException {
        BufferedImage halfTransparent = new BufferedImage(1300, 1300, BufferedImage.TYPE_INT_ARGB);
        BufferedImage grey = new BufferedImage(1300, 1300, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 1300; y++) {
            for (int x = 0; x < 1300; x++) {
                halfTransparent.setRGB(x, y, 0x80336699);
                grey.getRaster().setSample(x, y, 0, 100);
            }
        }

        int pixel = thumbnail(encoded(halfTransparent, "png"), PNG).getRGB(320, 320);
        int sample = thumbnail(encoded(grey, "jpeg"), JPEG).getRaster().getSample(320, 320, 0);

        assertThat(Integer.toHexString(pixel).toLowerCase(Locale.ROOT)).isEqualTo("80336699");
        assertThat(sample).isCloseTo(100, within(2));
    }

    @Test
    void rejectsMoreThan50MegapixelsAndTooLongSides() {
        assertThat(PhotoProcessor.isDamaged(SamplePhoto.png(7_100, 7_100).bytes(), PNG))
                .isTrue();
        assertThat(PhotoProcessor.isDamaged(SamplePhoto.png(65_536, 1).bytes(), PNG))
                .isTrue();
        assertThat(PhotoProcessor.thumbnail(SamplePhoto.png(65_536, 1).bytes(), PNG))
                .isEmpty();
        assertThat(PhotoProcessor.isDamaged(SamplePhoto.png(65_535, 1).bytes(), PNG))
                .isFalse();
    }

    @Test
    void acceptsTheSamplePicturesAndBytesAfterTheEnd() {
        for (int edge = 8; edge <= 640; edge += 8) {
            byte[] jpeg = SamplePhoto.jpeg(edge).bytes();
            assertThat(PhotoProcessor.isDamaged(jpeg, JPEG)).isFalse();
            assertThat(PhotoProcessor.isDamaged(Arrays.copyOf(jpeg, jpeg.length + 100), JPEG))
                    .isFalse();
        }
        assertThat(PhotoProcessor.isDamaged(SamplePhoto.pngOfSize(100_000).bytes(), PNG))
                .isFalse();
    }

    @Test
    void detectsATruncatedPicture() throws IOException {
        byte[] jpeg = encoded(flag(1500, 900, BufferedImage.TYPE_INT_RGB), "jpeg");
        byte[] png = encoded(flag(1500, 900, BufferedImage.TYPE_INT_RGB), "png");

        assertThat(PhotoProcessor.isDamaged(resource("header-only.png"), PNG)).isTrue();
        assertThat(PhotoProcessor.isDamaged(resource("truncated.jpg"), JPEG)).isTrue();
        for (double part : new double[] {0.01, 0.1, 0.5, 0.9}) {
            assertThat(PhotoProcessor.isDamaged(Arrays.copyOf(jpeg, (int) (jpeg.length * part)), JPEG))
                    .isTrue();
            assertThat(PhotoProcessor.isDamaged(Arrays.copyOf(png, (int) (png.length * part)), PNG))
                    .isTrue();
        }
        assertThat(PhotoProcessor.isDamaged(jpeg, JPEG)).isFalse();
        assertThat(PhotoProcessor.isDamaged(png, PNG)).isFalse();
    }
}
