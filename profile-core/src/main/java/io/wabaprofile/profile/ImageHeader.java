package io.wabaprofile.profile;

import io.wabaprofile.profile.InvalidPhotoException.Reason;
import java.util.Arrays;

/**
 * The type and dimensions of a picture. {@link #read} checks that the structure of the picture is complete. It decodes
 * no
 * pixels, allocates no memory by dimensions or lengths of the picture, and takes time linear in the number of bytes.
 */
record ImageHeader(String mediaType, int width, int height) {
    static final String PNG_TYPE = "image/png";
    static final String JPEG_TYPE = "image/jpeg";

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    ImageHeader {
        if (width < 1 || height < 1) {
            throw new InvalidPhotoException(
                    Reason.DAMAGED, "The width or height in the header of the photo is not positive");
        }
    }

    /** @throws InvalidPhotoException if the bytes are not a complete JPEG or PNG */
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
                        .map(format -> "The file is " + format + "; convert it to JPEG or PNG")
                        .orElse("The content of the photo is neither JPEG nor PNG"));
    }

    private static boolean startsWith(byte[] bytes, byte[] signature) {
        return bytes.length >= signature.length
                && Arrays.equals(bytes, 0, signature.length, signature, 0, signature.length);
    }

    static InvalidPhotoException damaged(String kind, String defect) {
        return new InvalidPhotoException(Reason.DAMAGED, "The " + kind + " is damaged: " + defect);
    }

    /** Returns the big-endian number in two bytes. */
    static int int16(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }

    /** Returns the big-endian number in four bytes. */
    static int int32(byte[] bytes, int at) {
        return (int16(bytes, at) << 16) | int16(bytes, at + 2);
    }
}
