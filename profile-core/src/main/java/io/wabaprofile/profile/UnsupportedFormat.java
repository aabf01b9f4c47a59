package io.wabaprofile.profile;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Picture formats that are not supported. They are recognized by their signatures, so that a message can name them. */
enum UnsupportedFormat {
    /** Recognized by a brand. HEIF's generic brands may precede it. */
    AVIF("AVIF", ".{4}ftyp(.{4})*?avi[fs].*"),
    HEIC("HEIC", ".{4}ftyp(.{4})*?(he[iv][cmsx]|mif1|msf1).*"),
    WEBP("WebP", "RIFF.{4}WEBP.*"),
    GIF("GIF", "GIF8[79]a.*"),
    BMP("BMP", "BM.*"),
    TIFF("TIFF", "(II[*+]\0|MM\0[*+]).*"),
    PDF("PDF", "%PDF-.*");

    /** The number of bytes to search: enough for a file-type box with twelve compatible brands. */
    private static final int SIGNATURE = 64;

    private final String title;
    private final Pattern signature;

    UnsupportedFormat(String title, String signature) {
        this.title = title;
        this.signature = Pattern.compile(signature, Pattern.DOTALL);
    }

    /** Returns the name of the format of the bytes. Empty if the format is unknown. */
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
