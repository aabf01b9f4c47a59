package io.wabaprofile.cli.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Detects the media type of a file by its first bytes: the types that can be uploaded. */
final class FileSignature {
    private static final int MOST = 16;
    private static final String JPEG = "\u00FF\u00D8\u00FF";
    private static final String PNG = "\u0089PNG\r\n\u001A\n";
    private static final String PDF = "%PDF-";

    /** The first box of an MP4, with brands that distinguish it from QuickTime, HEIC and similar formats. */
    private static final Pattern MP4 =
            Pattern.compile(".{4}ftyp(iso[m2-9]|mp4[12]|avc1|dash|M4V |MSNV|mmp4).*", Pattern.DOTALL);

    private FileSignature() {}

    /** Reads at most 16 bytes. Empty for an unknown type. */
    static Optional<String> mediaType(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return mediaType(new String(content.readNBytes(MOST), StandardCharsets.ISO_8859_1));
        }
    }

    private static Optional<String> mediaType(String start) {
        if (start.startsWith(JPEG)) {
            return Optional.of("image/jpeg");
        }
        if (start.startsWith(PNG)) {
            return Optional.of("image/png");
        }
        if (start.startsWith(PDF)) {
            return Optional.of("application/pdf");
        }
        return MP4.matcher(start).matches() ? Optional.of("video/mp4") : Optional.empty();
    }
}
