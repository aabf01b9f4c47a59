package io.wabaprofile.profile;

import io.wabaprofile.profile.InvalidPhotoException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A profile photo: a complete JPEG or PNG of at most {@value #MAX_BYTES} bytes. The content decides the type, not the file
 * name. The picture may have any number of pixels, as the platform documents none and scales it. Only the structure is
 * read; the picture is not decoded.
 *
 * <p>Holds its own copy of the bytes, so a file may change or vanish afterwards without effect.
 */
public final class Photo {
    /** 5 MB as the platform counts them. */
    public static final int MAX_BYTES = 5 * 1024 * 1024;

    private static final int SMALL_EDGE = 192;
    private static final int STORED_EDGE = 640;

    private final byte[] bytes;
    private final ImageHeader header;

    private Photo(byte[] bytes, ImageHeader header) {
        this.bytes = bytes;
        this.header = header;
    }

    /** @throws InvalidPhotoException if the bytes are not a photo that may be sent */
    public static Photo of(byte[] bytes) {
        return checked(bytes.clone());
    }

    /**
     * Reads a regular file, at most one byte past the limit.
     *
     * @throws InvalidPhotoException if there is no regular file, or its content is not a photo that may be sent
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Photo from(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidPhotoException(Reason.NOT_A_FILE, MediaFile.whyNoFile(file));
        }
        try (InputStream content = Files.newInputStream(file)) {
            return checked(content.readNBytes(MAX_BYTES + 1));
        } catch (IOException e) {
            throw new UncheckedIOException("The photo could not be read: " + e, e);
        }
    }

    private static Photo checked(byte[] bytes) {
        if (bytes.length == 0) {
            throw new InvalidPhotoException(Reason.EMPTY, "A photo has at least one byte; this one has none");
        }
        if (bytes.length > MAX_BYTES) {
            throw new InvalidPhotoException(
                    Reason.TOO_LARGE,
                    String.format(Locale.ROOT, "A photo may have at most %,d bytes; this one has more", MAX_BYTES));
        }
        return new Photo(bytes, ImageHeader.read(bytes));
    }

    /** A copy of the bytes, exactly as they were given. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The number of bytes. */
    public int size() {
        return bytes.length;
    }

    /** {@code image/jpeg} or {@code image/png}, by content. */
    public String mediaType() {
        return header.mediaType();
    }

    /** In pixels, as the header says. */
    public int width() {
        return header.width();
    }

    /** In pixels, as the header says. */
    public int height() {
        return header.height();
    }

    /** The photo as something to upload, named {@code photo.jpg} or {@code photo.png}. */
    public MediaFile asMediaFile() {
        return MediaFile.ofUnchanging(bytes, mediaType())
                .named("photo." + (mediaType().endsWith("png") ? "png" : "jpg"));
    }

    /** SHA-256 of the bytes in lower-case hexadecimal. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /**
     * What the platform changes or may show badly: a photo that is not square, has a side over 640 pixels, or a side under
     * 192 pixels. Empty if none applies.
     */
    public List<String> advice() {
        List<String> advice = new ArrayList<>();
        if (width() != height()) {
            advice.add(String.format(Locale.ROOT, "%d × %d is not square and will be cropped", width(), height()));
        }
        if (width() > STORED_EDGE || height() > STORED_EDGE) {
            advice.add(String.format(
                    Locale.ROOT, "%d × %d will be scaled to at most %d pixels a side", width(), height(), STORED_EDGE));
        }
        if (width() < SMALL_EDGE || height() < SMALL_EDGE) {
            advice.add(String.format(
                    Locale.ROOT,
                    "%d × %d is small: use at least %d pixels a side, best %d",
                    width(),
                    height(),
                    SMALL_EDGE,
                    STORED_EDGE));
        }
        return List.copyOf(advice);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Photo that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Photo[%s, %d × %d, %,d bytes]", mediaType(), width(), height(), size());
    }
}
