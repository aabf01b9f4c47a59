package io.wabaprofile.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/** Files to send. */
final class Pictures {
    static final int LIMIT = 5_242_880;

    private static final byte[] JPEG = HexFormat.of()
            .parseHex("ffd8ffe000104a46494600010100000100010000" + "ffc00011080280028003012200021101031101"
                    + "ffda000c03010002110311003f0000ffd9");

    private Pictures() {}

    /** 640 × 640 by its header, with one byte of picture data, followed by zeros up to a length. */
    static byte[] jpeg(int length) {
        return Arrays.copyOf(JPEG, length);
    }

    /** A real one, followed by zeros up to a length. */
    static byte[] png(int length) {
        return Arrays.copyOf(SampleShop.newPhoto().bytes(), length);
    }

    static String file(Path directory, String name, byte[] content) {
        try {
            return Files.write(directory.resolve(name), content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
