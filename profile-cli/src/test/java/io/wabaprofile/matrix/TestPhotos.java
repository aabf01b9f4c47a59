package io.wabaprofile.matrix;

import io.wabaprofile.profile.Photo;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Pictures with a valid header and the given number of bytes. */
final class TestPhotos {
    private TestPhotos() {}

    static Photo jpeg(int size) {
        return Photo.of(jpegBytes(size, 640, 640));
    }

    static byte[] jpegBytes(int size, int width, int height) {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        picture.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xC0, 0, 11, 8});
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
