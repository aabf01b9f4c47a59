package io.wabaprofile.profile;

import io.wabaprofile.profile.InvalidPhotoException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A profile photo: a complete JPEG or PNG of at most {@value #MAX_BYTES} bytes. The content decides the type, not the
 * file
 * name. The number of pixels is not limited, because the platform documents no limit and scales the photo. Only the
 * structure of the picture is read; it is not decoded.
 *
 * <p>Has its own copy of the bytes, so later changes to the file have no effect. Immutable.
 */
public final class Photo {
    /** The platform's limit of 5 MB. */
    public static final int MAX_BYTES = 5 * 1024 * 1024;

    private static final int SMALL_EDGE = 192;
    private static final int STORED_EDGE = 640;

    private final byte[] bytes;
    private final ImageHeader header;

    private Photo(byte[] bytes, ImageHeader header) {
        this.bytes = bytes;
        this.header = header;
    }

    /** @throws InvalidPhotoException if the bytes are empty, too many, or not a complete JPEG or PNG */
    public static Photo of(byte[] bytes) {
        return checked(bytes.clone());
    }

    /**
     * Reads a regular file. Reads at most one byte more than the limit.
     *
     * @throws InvalidPhotoException if the path is not a regular file, or its content is invalid as in {@link #of}
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Photo from(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidPhotoException(Reason.NOT_A_FILE, MediaFile.whyNoFile(file));
        }
        try (InputStream content = Files.newInputStream(file)) {
            return checked(content.readNBytes(MAX_BYTES + 1));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the photo: " + e, e);
        }
    }

    private static Photo checked(byte[] bytes) {
        if (bytes.length == 0) {
            throw new InvalidPhotoException(Reason.EMPTY, "The photo is empty");
        }
        if (bytes.length > MAX_BYTES) {
            throw new InvalidPhotoException(
                    Reason.TOO_LARGE, String.format(Locale.ROOT, "The photo has more than %,d bytes", MAX_BYTES));
        }
        return new Photo(bytes, ImageHeader.read(bytes));
    }

    /** Returns a copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The number of bytes. */
    public int size() {
        return bytes.length;
    }

    /** The media type of the content: {@code image/jpeg} or {@code image/png}. */
    public String mediaType() {
        return header.mediaType();
    }

    /** The width in pixels, as in the header. */
    public int width() {
        return header.width();
    }

    /** The height in pixels, as in the header. */
    public int height() {
        return header.height();
    }

    /** Returns the photo as a file to upload, named {@code photo.jpg} or {@code photo.png}. */
    public MediaFile asMediaFile() {
        return MediaFile.ofUnchanging(bytes, mediaType())
                .named("photo." + (mediaType().endsWith("png") ? "png" : "jpg"));
    }

    /** Returns the SHA-256 of the bytes in lower-case hexadecimal. */
    public String sha256() {
        return Sha256.hexOf(bytes);
    }

    /**
     * Returns advice for a photo that is not square, has a side over 640 pixels, or has a side under 192 pixels. Empty
     * if
     * there is none.
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
