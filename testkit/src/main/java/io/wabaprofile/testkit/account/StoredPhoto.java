package io.wabaprofile.testkit.account;

import io.wabaprofile.profile.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An uploaded photo: a JPEG or PNG by its signature. Immutable. */
public final class StoredPhoto {
    public static final int MAX_BYTES = 5 * 1024 * 1024;

    /** The start of the path of each picture. */
    public static final String PICTURE_PATH = "/v/t61.24694-24/";

    private static final String PICTURE_HOST = "https://pps.whatsapp.net";

    private final byte[] bytes;
    private final String mediaType;
    private final String sha256;

    private StoredPhoto(byte[] bytes, String mediaType) {
        this.bytes = bytes;
        this.mediaType = mediaType;
        this.sha256 = Sha256.hexOf(bytes);
    }

    /** Returns the photo; empty if the bytes are neither a JPEG nor a PNG. */
    public static Optional<StoredPhoto> of(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 8), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u00FF\u00D8\u00FF")) {
            return Optional.of(new StoredPhoto(bytes.clone(), "image/jpeg"));
        }
        return start.equals("\u0089PNG\r\n\u001A\n")
                ? Optional.of(new StoredPhoto(bytes.clone(), "image/png"))
                : Optional.empty();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns the thumbnail that the platform shows. If the photo cannot be decoded, returns the uploaded bytes. */
    public byte[] thumbnail() {
        return PhotoProcessor.thumbnail(bytes, mediaType).orElseGet(this::bytes);
    }

    /** Returns whether the photo is larger than the limits or cannot be decoded to its end. */
    public boolean isDamaged() {
        return PhotoProcessor.isDamaged(bytes, mediaType);
    }

    public String mediaType() {
        return mediaType;
    }

    public String sha256() {
        return sha256;
    }

    /**
     * Returns a URL that looks like a signed URL of WhatsApp's picture host. It does not exist there. The simulator has
     * the picture at the same path and query. Two channels of a simulator with the same photo have different URLs.
     *
     * @param channel the number of the channel; 0 without a simulator
     */
    String url(int channel) {
        String hash = Sha256.hexOf((channel + sha256).getBytes(StandardCharsets.US_ASCII));
        return PICTURE_HOST + PICTURE_PATH + Long.parseLong(hash.substring(0, 12), 16) + "_n.jpg?ccb=11-4&oh=01_"
                + hash.substring(12, 44) + "&oe=" + hash.substring(44, 52);
    }
}
