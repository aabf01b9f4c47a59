package io.wabaprofile.cli;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntBinaryOperator;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Writes a square picture of a few colours as a PNG. */
final class IndexedPng {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int BITS = 8;
    private static final int INDEXED = 3;

    private IndexedPng() {}

    /** @param indexAt from x and y to an index into the palette of {@code 0xRRGGBB} */
    static byte[] encode(int edge, int[] palette, IntBinaryOperator indexAt) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(file)) {
            out.write(SIGNATURE);
            chunk(out, "IHDR", header(edge));
            chunk(out, "PLTE", colours(palette));
            chunk(out, "IDAT", pixels(edge, indexAt));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can always be written to", e);
        }
        return file.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) checksum.getValue());
    }

    private static byte[] header(int edge) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(header);
        out.writeInt(edge);
        out.writeInt(edge);
        out.write(new byte[] {BITS, INDEXED, 0, 0, 0});
        return header.toByteArray();
    }

    private static byte[] colours(int[] palette) {
        ByteArrayOutputStream colours = new ByteArrayOutputStream();
        for (int colour : palette) {
            colours.write(colour >> 16);
            colours.write(colour >> 8);
            colours.write(colour);
        }
        return colours.toByteArray();
    }

    private static byte[] pixels(int edge, IntBinaryOperator indexAt) throws IOException {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(pixels)) {
            for (int y = 0; y < edge; y++) {
                out.write(0);
                for (int x = 0; x < edge; x++) {
                    out.write(indexAt.applyAsInt(x, y));
                }
            }
        }
        return pixels.toByteArray();
    }
}
