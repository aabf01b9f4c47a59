package io.wabaprofile.testkit.contract;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Small pictures that every decoder reads: plain grey squares. */
public final class SamplePictures {
    private static final int CHUNK_FRAME = 12;

    private SamplePictures() {}

    /** @param edge in pixels, a multiple of 8 */
    public static byte[] jpeg(int edge) {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        picture.writeBytes(bytes(0xFF, 0xD8));
        picture.writeBytes(bytes(0xFF, 0xDB, 0, 67, 0)); // quantisation: 64 ones
        for (int i = 0; i < 64; i++) {
            picture.write(1);
        }
        picture.writeBytes(bytes(0xFF, 0xC0, 0, 11, 8, edge >> 8, edge, edge >> 8, edge, 1, 1, 0x11, 0));
        for (int table :
                new int[] {0x00, 0x10}) { // Huffman: one code, the bit 0, for "no difference" and "end of block"
            picture.writeBytes(bytes(0xFF, 0xC4, 0, 20, table, 1));
            picture.writeBytes(new byte[16]);
        }
        picture.writeBytes(bytes(0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0));
        picture.writeBytes(new byte[(edge / 8 * (edge / 8) * 2 + 7) / 8]);
        picture.writeBytes(bytes(0xFF, 0xD9));
        return picture.toByteArray();
    }

    public static byte[] png(int edge) {
        return png(edge, edge);
    }

    public static byte[] png(int width, int height) {
        return png(width, height, new byte[0]);
    }

    /** Of exactly this many bytes, the most of them in a chunk that decoders skip. */
    public static byte[] pngOfSize(int size) {
        byte[] padding = new byte[size - png(192).length - CHUNK_FRAME];
        new Random(size).nextBytes(padding);
        return png(192, 192, padding);
    }

    private static byte[] png(int width, int height, byte[] padding) {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        picture.writeBytes(bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'));
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) 8)
                .array();
        picture.writeBytes(chunk("IHDR", header));
        picture.writeBytes(chunk("IDAT", deflated(new byte[height * (width + 1)])));
        if (padding.length > 0) {
            picture.writeBytes(chunk("paDd", padding));
        }
        picture.writeBytes(chunk("IEND", new byte[0]));
        return picture.toByteArray();
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] typed = ByteBuffer.allocate(4 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        CRC32 checksum = new CRC32();
        checksum.update(typed);
        return ByteBuffer.allocate(CHUNK_FRAME + content.length)
                .putInt(content.length)
                .put(typed)
                .putInt((int) checksum.getValue())
                .array();
    }

    private static byte[] deflated(byte[] rows) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(rows);
            deflater.finish();
            byte[] roomy = new byte[rows.length + 64];
            int length = deflater.deflate(roomy);
            return ByteBuffer.allocate(length).put(roomy, 0, length).array();
        } finally {
            deflater.end();
        }
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
