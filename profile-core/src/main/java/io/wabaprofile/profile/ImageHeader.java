package io.wabaprofile.profile;

import io.wabaprofile.profile.InvalidPhotoException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Type and dimensions of a picture, read from its first segments without decoding it. */
record ImageHeader(String mediaType, int width, int height) {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final int MAX_SEGMENTS = 1_000;

    private static final Map<String, String> REFUSED_SIGNATURES = Map.of(
            "GIF8", "a GIF",
            "RIFF", "a WebP or another RIFF file",
            "BM", "a BMP",
            "%PDF", "a PDF",
            "II*\0", "a TIFF",
            "MM\0*", "a TIFF");

    static ImageHeader read(byte[] bytes) {
        if (startsWith(bytes, PNG)) {
            return png(bytes);
        }
        if (startsWith(bytes, JPEG)) {
            return jpeg(bytes);
        }
        throw new InvalidPhotoException(
                Reason.NOT_JPEG_OR_PNG, "A photo must be a JPEG or a PNG; this is " + guess(bytes) + " by its content");
    }

    long pixels() {
        return (long) width * height;
    }

    private static ImageHeader png(byte[] bytes) {
        boolean headerFirst = bytes.length >= 33
                && int32(bytes, 8) == 13
                && new String(bytes, 12, 4, StandardCharsets.US_ASCII).equals("IHDR");
        if (!headerFirst) {
            throw damaged("PNG", "its first chunk is not a header");
        }
        return new ImageHeader("image/png", int32(bytes, 16), int32(bytes, 20));
    }

    private static ImageHeader jpeg(byte[] bytes) {
        int at = 2;
        for (int segment = 0; segment < MAX_SEGMENTS; segment++) {
            while (at + 1 < bytes.length && bytes[at] == (byte) 0xFF && bytes[at + 1] == (byte) 0xFF) {
                at++; // any number of fill bytes may stand before a marker
            }
            if (at + 3 >= bytes.length || bytes[at] != (byte) 0xFF) {
                throw damaged("JPEG", "it ends, or loses its markers, before its dimensions");
            }
            int marker = bytes[at + 1] & 0xFF;
            int length = int16(bytes, at + 2);
            if (isFrame(marker)) {
                if (length < 8 || at + 8 >= bytes.length) {
                    throw damaged("JPEG", "its frame header is cut");
                }
                return new ImageHeader("image/jpeg", int16(bytes, at + 7), int16(bytes, at + 5));
            }
            if (isBare(marker)) {
                at += 2;
            } else if (marker == 0xDA) {
                throw damaged("JPEG", "the picture starts before its dimensions");
            } else if (marker == 0xD9) {
                throw damaged("JPEG", "it ends before its dimensions");
            } else if (length < 2) {
                throw damaged("JPEG", "a segment is shorter than its own length");
            } else {
                at += 2 + length;
            }
        }
        throw damaged("JPEG", "its dimensions do not stand in its first " + MAX_SEGMENTS + " segments");
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean isBare(int marker) {
        return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
    }

    private static String guess(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 12), StandardCharsets.ISO_8859_1);
        if (start.startsWith("heic", 8) || start.startsWith("heix", 8) || start.startsWith("mif1", 8)) {
            return "a HEIC";
        }
        return REFUSED_SIGNATURES.entrySet().stream()
                .filter(signature -> start.startsWith(signature.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("neither");
    }

    private static InvalidPhotoException damaged(String kind, String how) {
        return new InvalidPhotoException(Reason.DAMAGED, "This " + kind + " is damaged: " + how);
    }

    private static boolean startsWith(byte[] bytes, byte[] signature) {
        return bytes.length >= signature.length
                && Arrays.equals(bytes, 0, signature.length, signature, 0, signature.length);
    }

    private static int int16(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }

    private static int int32(byte[] bytes, int at) {
        return (int16(bytes, at) << 16) | int16(bytes, at + 2);
    }
}
