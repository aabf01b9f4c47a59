package io.wabaprofile.measure;

import io.wabaprofile.profile.Photo;
import java.nio.ByteBuffer;

/** A JPEG of 640 by 640 pixels that is padded to a size. */
final class LargePhoto {
    private static final byte[] HEAD = {
        (byte) 0xFF,
        (byte) 0xD8,
        (byte) 0xFF,
        (byte) 0xC0,
        0,
        11,
        8,
        2,
        (byte) 0x80,
        2,
        (byte) 0x80,
        1,
        1,
        0x11,
        0,
        (byte) 0xFF,
        (byte) 0xDA,
        0,
        8,
        1,
        1,
        0,
        0,
        63,
        0
    };

    private LargePhoto() {}

    /** @param size in bytes */
    static Photo of(int size) {
        return Photo.of(ByteBuffer.allocate(size)
                .put(HEAD)
                .putShort(size - 2, (short) 0xFFD9)
                .array());
    }
}
