package io.wabaprofile.testkit;

import io.wabaprofile.profile.Photo;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/**
 * A small picture for tests, in JPEG or PNG: a black rectangle that decoders can read. The same arguments give the same
 * bytes. Immutable.
 */
public final class SamplePhoto {
    private static final int CHUNK_FRAME = 12;
    private static final int STORED_EDGE = 640;

    private final String fileName;
    private final byte[] bytes;

    private SamplePhoto(String fileName, byte[] bytes) {
        this.fileName = fileName;
        this.bytes = bytes;
    }

    /** Returns a JPEG of 640 × 640 pixels, the size that WhatsApp stores. */
    public static SamplePhoto jpeg() {
        return jpeg(STORED_EDGE);
    }

    /** Returns a square JPEG. WhatsApp requires an edge of at least 192 pixels. */
    public static SamplePhoto jpeg(int edge) {
        return new SamplePhoto("photo.jpg", picture("jpeg", edge, edge));
    }

    /** Returns a PNG of 640 × 640 pixels, the size that WhatsApp stores. */
    public static SamplePhoto png() {
        return png(STORED_EDGE);
    }

    /** Returns a square PNG. WhatsApp requires an edge of at least 192 pixels. */
    public static SamplePhoto png(int edge) {
        return png(edge, edge);
    }

    /** Returns a PNG of this width and height in pixels. */
    public static SamplePhoto png(int width, int height) {
        return png(picture("png", width, height));
    }

    private static SamplePhoto png(byte[] bytes) {
        return new SamplePhoto("photo.png", bytes);
    }

    /**
     * Returns a PNG of 192 × 192 pixels with exactly this number of bytes. Random bytes in a chunk that decoders skip
     * fill it up.
     *
     * @throws IllegalArgumentException if the picture alone has more bytes (about 200)
     */
    public static SamplePhoto pngOfSize(int bytes) {
        byte[] picture = picture("png", 192, 192);
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
        return png(ByteBuffer.allocate(bytes)
                .put(picture, 0, end)
                .putInt(padding.length)
                .put(type)
                .put(padding)
                .putInt((int) checksum.getValue())
                .put(picture, end, CHUNK_FRAME)
                .array());
    }

    /** Returns a copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * Returns the photo for a {@code PhotoGateway}.
     *
     * @throws io.wabaprofile.profile.InvalidPhotoException if it has more than {@link Photo#MAX_BYTES} bytes
     */
    public Photo photo() {
        return Photo.of(bytes);
    }

    /**
     * Writes the file {@code photo.jpg} or {@code photo.png}, and returns its path. Replaces an existing file.
     *
     * @param directory an existing directory, such as a {@code TempDir} of JUnit
     * @throws UncheckedIOException if the file cannot be written
     */
    public Path writeTo(Path directory) {
        try {
            return Files.write(directory.resolve(fileName), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + fileName + " to " + directory, e);
        }
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
