package io.wabaprofile.matrix;

import io.wabaprofile.profile.Photo;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** JPEGs in grey of the given number of bytes. A decoder reads those of 640 by 640 pixels and at least 2,000 bytes. */
final class TestPhotos {
    /** Quantisation by 1, and one Huffman code for each table: the bit 0. */
    private static final String TABLES =
            "ffdb004300" + "01".repeat(64) + "ffc400140001" + "00".repeat(16) + "ffc400141001" + "00".repeat(16);

    private TestPhotos() {}

    static Photo jpeg(int size) {
        return Photo.of(jpegBytes(size, 640, 640));
    }

    static byte[] jpegBytes(int size, int width, int height) {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        picture.writeBytes(HexFormat.of().parseHex("ffd8" + TABLES + "ffc0000b08"));
        picture.writeBytes(ByteBuffer.allocate(4)
                .putShort((short) height)
                .putShort((short) width)
                .array());
        picture.writeBytes(new byte[] {1, 1, 0x11, 0, (byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0});
        picture.writeBytes(new byte[size - picture.size() - 2]);
        picture.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
        return picture.toByteArray();
    }
}
