package io.wabaprofile.testkit;

import java.util.Optional;

/** A photo as it was uploaded: JPEG or PNG by its signature. */
final class StoredPhoto {
    static final int MAX_BYTES = 5 * 1024 * 1024;

    private final byte[] bytes;
    private final String mediaType;
    private final String sha256;

    private StoredPhoto(byte[] bytes, String mediaType) {
        this.bytes = bytes;
        this.mediaType = mediaType;
        this.sha256 = Digests.hex(Digests.sha256().digest(bytes));
    }

    /** Empty if the bytes are neither a JPEG nor a PNG. */
    static Optional<StoredPhoto> of(byte[] bytes) {
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

    byte[] bytes() {
        return bytes.clone();
    }

    /** What the platform shows of it; the bytes as they came if they cannot be decoded. */
    byte[] thumbnail() {
        return PhotoProcessor.thumbnail(bytes, mediaType).orElseGet(this::bytes);
    }

    boolean isDamaged() {
        return PhotoProcessor.isDamaged(bytes, mediaType);
    }

    String mediaType() {
        return mediaType;
    }

    String sha256() {
        return sha256;
    }

    /** Of the shape of a signed address at WhatsApp's picture host; nothing is there. */
    String url() {
        return "https://pps.whatsapp.net/v/t61.24694-24/" + Long.parseLong(sha256.substring(0, 12), 16)
                + "_n.jpg?ccb=11-4&oh=01_" + sha256.substring(12, 44) + "&oe=" + sha256.substring(44, 52);
    }
}
