package io.wabaprofile.testkit.account;

import java.util.Optional;

/** A photo as it was uploaded: JPEG or PNG by its signature. */
public final class StoredPhoto {
    public static final int MAX_BYTES = 5 * 1024 * 1024;

    private final byte[] bytes;
    private final String mediaType;
    private final String sha256;

    private StoredPhoto(byte[] bytes, String mediaType) {
        this.bytes = bytes;
        this.mediaType = mediaType;
        this.sha256 = Digests.hex(Digests.sha256().digest(bytes));
    }

    /** Empty if the bytes are neither a JPEG nor a PNG. */
    public static Optional<StoredPhoto> of(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(new StoredPhoto(bytes.clone(), "image/jpeg"));
        }
        if (startsWith(bytes, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Optional.of(new StoredPhoto(bytes.clone(), "image/png"));
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... signature) {
        for (int i = 0; i < signature.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** What the platform shows of it; the bytes as they came if they cannot be decoded. */
    public byte[] thumbnail() {
        return PhotoProcessor.thumbnail(bytes, mediaType).orElseGet(this::bytes);
    }

    public boolean isDamaged() {
        return PhotoProcessor.isDamaged(bytes, mediaType);
    }

    public String mediaType() {
        return mediaType;
    }

    public String sha256() {
        return sha256;
    }

    /** Of the shape of a signed address at WhatsApp's picture host; nothing is there. */
    public String url() {
        return "https://pps.whatsapp.net/v/t61.24694-24/" + Long.parseLong(sha256.substring(0, 12), 16)
                + "_n.jpg?ccb=11-4&oh=01_" + sha256.substring(12, 44) + "&oe=" + sha256.substring(44, 52);
    }
}
