package io.wabaprofile.testkit.contract;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Small valid pictures for tests: black squares in JPEG or PNG. */
public final class SamplePictures {
    private static final int CHUNK_FRAME = 12;

    private SamplePictures() {}

    /** A square JPEG. WhatsApp requires an edge of at least 192 pixels. */
    public static byte[] jpeg(int edge) {
        return picture("jpeg", edge, edge);
    }

    /** A square PNG. WhatsApp requires an edge of at least 192 pixels. */
    public static byte[] png(int edge) {
        return png(edge, edge);
    }

    /** A PNG of this width and height in pixels. */
    public static byte[] png(int width, int height) {
        return picture("png", width, height);
    }

    /**
     * A valid PNG of 192 × 192 pixels with exactly this number of bytes. Random bytes in a chunk that decoders skip
     * fill it up.
     *
     * @throws IllegalArgumentException if the picture alone has more bytes (about 200)
     */
    public static byte[] pngOfSize(int bytes) {
        byte[] picture = png(192);
        if (bytes < picture.length + CHUNK_FRAME) {
            throw new IllegalArgumentException(
                    "A PNG with padding has at least " + (picture.length + CHUNK_FRAME) + " bytes, not " + bytes);
        }
        byte[] padding = new byte[bytes - picture.length - CHUNK_FRAME];
        new Random(bytes).nextBytes(padding);
        byte[] type = "paDd".getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(type);
        checksum.update(padding);
        int end = picture.length - CHUNK_FRAME; // the last chunk, IEND, has no content
        return ByteBuffer.allocate(bytes)
                .put(picture, 0, end)
                .putInt(padding.length)
                .put(type)
                .put(padding)
                .putInt((int) checksum.getValue())
                .put(picture, end, CHUNK_FRAME)
                .array();
    }

    private static byte[] picture(String format, int width, int height) {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), format, picture);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a picture into an array", e);
        }
        return picture.toByteArray();
    }
}
