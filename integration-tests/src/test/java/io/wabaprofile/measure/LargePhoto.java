package io.wabaprofile.measure;

import io.wabaprofile.profile.Photo;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** A JPEG of 640 by 640 pixels in grey that is padded to a size. */
final class LargePhoto {
    /** One quantisation table, one Huffman code for each table: the bit 0. */
    private static final byte[] HEAD = HexFormat.of()
            .parseHex("ffd8ffdb004300" + "01".repeat(64) + "ffc400140001" + "00".repeat(16) + "ffc400141001"
                    + "00".repeat(16) + "ffc0000b080280028001011100" + "ffda0008010100003f00");

    private LargePhoto() {}

    /** @param size in bytes */
    static Photo of(int size) {
        return Photo.of(ByteBuffer.allocate(size)
                .put(HEAD)
                .putShort(size - 2, (short) 0xFFD9)
                .array());
    }
}
