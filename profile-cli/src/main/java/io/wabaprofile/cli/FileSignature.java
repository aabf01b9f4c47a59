package io.wabaprofile.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The media type that a file's first bytes speak for: those of the types that are taken for uploads. */
final class FileSignature {
    private static final int MOST = 16;
    private static final String JPEG = "\u00FF\u00D8\u00FF";
    private static final String PNG = "\u0089PNG\r\n\u001A\n";
    private static final String PDF = "%PDF-";

    /** The box that an MP4 begins with, and the brands that tell it from QuickTime, HEIC and other relatives. */
    private static final Pattern MP4 =
            Pattern.compile(".{4}ftyp(iso[m2-9]|mp4[12]|avc1|dash|M4V |MSNV|mmp4).*", Pattern.DOTALL);

    private FileSignature() {}

    /** Reads no more than it needs. */
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
