package io.wabaprofile.profile;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Formats that a photo may not have, recognized by their signatures so that a message can name them. */
enum UnsupportedFormat {
    /** By a brand, among which HEIF's generic brands may stand first. */
    AVIF("AVIF", ".{4}ftyp(.{4})*?avi[fs].*"),
    HEIC("HEIC", ".{4}ftyp(.{4})*?(he[iv][cmsx]|mif1|msf1).*"),
    WEBP("WebP", "RIFF.{4}WEBP.*"),
    GIF("GIF", "GIF8[79]a.*"),
    BMP("BMP", "BM.*"),
    TIFF("TIFF", "(II[*+]\0|MM\0[*+]).*"),
    PDF("PDF", "%PDF-.*");

    /** Enough for a file-type box with twelve compatible brands. */
    private static final int SIGNATURE = 64;

    private final String title;
    private final Pattern signature;

    UnsupportedFormat(String title, String signature) {
        this.title = title;
        this.signature = Pattern.compile(signature, Pattern.DOTALL);
    }

    /** The name of the format that the bytes have; empty if it is not known. */
    static Optional<String> of(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, SIGNATURE), StandardCharsets.ISO_8859_1);
        for (UnsupportedFormat format : values()) {
            if (format.signature.matcher(start).matches()) {
                return Optional.of(format.title);
            }
        }
        return Optional.empty();
    }
}
