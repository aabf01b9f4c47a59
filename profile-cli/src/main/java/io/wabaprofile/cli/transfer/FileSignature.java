package io.wabaprofile.cli.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Detects the media type of a file by its first bytes: the types that can be uploaded. */
final class FileSignature {
    private static final int MOST = 16;
    /** An MP4 by its first box, with brands that distinguish it from QuickTime, HEIC and similar formats. */
    private static final Map<String, Pattern> STARTS = Map.of(
            "image/jpeg", Pattern.compile("\u00FF\u00D8\u00FF"),
            "image/png", Pattern.compile("\u0089PNG\r\n\u001A\n"),
            "application/pdf", Pattern.compile("%PDF-"),
            "video/mp4", Pattern.compile("(?s).{4}ftyp(iso[m2-9]|mp4[12]|avc1|dash|M4V |MSNV|mmp4)"));

    private FileSignature() {}

    /** Reads at most 16 bytes. Empty for an unknown type. */
    static Optional<String> mediaType(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            String start = new String(content.readNBytes(MOST), StandardCharsets.ISO_8859_1);
            return STARTS.entrySet().stream()
                    .filter(type -> type.getValue().matcher(start).lookingAt())
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }
}
