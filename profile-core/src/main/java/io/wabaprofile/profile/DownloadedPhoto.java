package io.wabaprofile.profile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A photo as the platform returned it: a complete JPEG or PNG. The platform may have scaled and cropped
 * the photo that was set. Unlike a {@link Photo}, it need not keep the rules for a new photo. Immutable.
 */
public final class DownloadedPhoto {
    private final byte[] bytes;
    private final String mediaType;

    private DownloadedPhoto(byte[] bytes, String mediaType) {
        this.bytes = bytes;
        this.mediaType = mediaType;
    }

    /** Returns the photo with a copy of the bytes; empty if they are not a complete JPEG or PNG. */
    public static Optional<DownloadedPhoto> of(byte[] bytes) {
        try {
            return Optional.of(
                    new DownloadedPhoto(bytes.clone(), ImageHeader.read(bytes).mediaType()));
        } catch (InvalidPhotoException incomplete) {
            return Optional.empty();
        }
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
        return mediaType;
    }

    /** Returns the SHA-256 of the bytes in lower-case hexadecimal. */
    public String sha256() {
        return Sha256.hexOf(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DownloadedPhoto that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "DownloadedPhoto[%s, %,d bytes]", mediaType, bytes.length);
    }
}
