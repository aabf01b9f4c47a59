package io.wabaprofile.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Files to send. */
final class PhotoFiles {
    static final int LIMIT = 5_242_880;

    /** Each of its 6,400 blocks takes the bits 00: no difference, end of block. */
    private static final byte[] JPEG = HexFormat.of()
            .parseHex("ffd8ffdb004300" + "01".repeat(64) + "ffc0000b0802800280010111" + "00"
                    + "ffc400140001" + "00".repeat(16) + "ffc400141001" + "00".repeat(16)
                    + "ffda0008010100003f00" + "00".repeat(1_600) + "ffd9");

    private PhotoFiles() {}

    /** A real one of 640 × 640 pixels in grey, followed by zeros up to a length. */
    static byte[] jpeg(int length) {
        return Arrays.copyOf(JPEG, length);
    }

    /** A real one, followed by zeros up to a length. */
    static byte[] png(int length) {
        return Arrays.copyOf(SampleShop.newPhoto().bytes(), length);
    }

    /** A PNG of 1 × 1 pixel. */
    static byte[] tinyPng() {
        return Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
    }

    static String file(Path directory, String name, byte[] content) {
        try {
            return Files.write(directory.resolve(name), content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
