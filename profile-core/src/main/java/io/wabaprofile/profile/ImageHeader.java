package io.wabaprofile.profile;

import io.wabaprofile.profile.InvalidPhotoException.Reason;
import java.util.Arrays;

/**
 * Type and dimensions of a picture. Reading them checks that the picture is complete by its structure. No pixel is decoded
 * and no memory is allocated by what the picture claims; the time is linear in the number of bytes.
 */
record ImageHeader(String mediaType, int width, int height) {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    ImageHeader {
        if (width < 1 || height < 1) {
            throw new InvalidPhotoException(Reason.DAMAGED, "The photo's header gives it no width or no height");
        }
    }

    /** @throws InvalidPhotoException if the bytes are no JPEG or PNG, or are not complete */
    static ImageHeader read(byte[] bytes) {
        if (startsWith(bytes, PNG)) {
            return PngChunks.read(bytes);
        }
        if (startsWith(bytes, JPEG)) {
            return new JpegSegments(bytes).read();
        }
        throw new InvalidPhotoException(
                Reason.NOT_JPEG_OR_PNG,
                UnsupportedFormat.of(bytes)
                        .map(format -> "This file is " + format + "; convert it to JPEG or PNG")
                        .orElse("A photo must be a JPEG or a PNG; this is neither by its content"));
    }

    private static boolean startsWith(byte[] bytes, byte[] signature) {
        return bytes.length >= signature.length
                && Arrays.equals(bytes, 0, signature.length, signature, 0, signature.length);
    }

    static InvalidPhotoException damaged(String kind, String how) {
        return new InvalidPhotoException(Reason.DAMAGED, "This " + kind + " is damaged: " + how);
    }

    /** A big-endian number of two bytes. */
    static int int16(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }

    /** A big-endian number of four bytes. */
    static int int32(byte[] bytes, int at) {
        return (int16(bytes, at) << 16) | int16(bytes, at + 2);
    }
}
