package io.wabaprofile.profile;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Real pictures, made by the JDK's own encoders, and headers of pictures too large to make. */
final class Pictures {
    private Pictures() {}

    static byte[] png(int width, int height) {
        return encoded("png", width, height, false);
    }

    static byte[] jpeg(int width, int height) {
        return encoded("jpeg", width, height, false);
    }

    static byte[] progressiveJpeg(int width, int height) {
        return encoded("jpeg", width, height, true);
    }

    static byte[] gif() {
        return encoded("gif", 8, 8, false);
    }

    private static byte[] encoded(String format, int width, int height, boolean progressive) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int at = 0; at < Math.min(width, height); at++) {
            image.setRGB(at, at, 0xFF8800);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(written)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (progressive) {
                how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return written.toByteArray();
    }

    /** A PNG whose header claims these dimensions, whatever follows. */
    static byte[] pngClaiming(int width, int height) {
        return pngOf(header(width, height), chunk("IDAT", (byte) 0), chunk("IEND"));
    }

    /** A JPEG whose frame header claims these dimensions, with one byte of picture data. */
    static byte[] jpegClaiming(int marker, int width, int height) {
        return joined(bytes(0xFF, 0xD8), frame(marker, width, height), scan(), bytes(0xFF, 0xD9));
    }

    /** A scan header and one byte of data. */
    static byte[] scan() {
        return bytes(0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0);
    }

    /** The signature of a PNG and these chunks. */
    static byte[] pngOf(byte[]... chunks) {
        return joined(bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'), joined(chunks));
    }

    static byte[] header(int width, int height) {
        byte[] content = new byte[13];
        putInt(content, 0, width);
        putInt(content, 4, height);
        content[8] = 8;
        content[9] = 2;
        return chunk("IHDR", content);
    }

    /** A chunk with a checksum of zeros. */
    static byte[] chunk(String type, byte... content) {
        byte[] length = new byte[4];
        putInt(length, 0, content.length);
        return joined(length, type.getBytes(StandardCharsets.US_ASCII), content, new byte[4]);
    }

    static byte[] frame(int marker, int width, int height) {
        return bytes(0xFF, marker, 0, 11, 8, height >> 8, height & 0xFF, width >> 8, width & 0xFF, 1, 1, 0x11, 0);
    }

    /** An application segment of this many bytes, as cameras put in front: it even holds a false frame header. */
    static byte[] segment(int marker, int payload) {
        byte[] segment = new byte[4 + payload];
        segment[0] = (byte) 0xFF;
        segment[1] = (byte) marker;
        segment[2] = (byte) ((payload + 2) >> 8);
        segment[3] = (byte) (payload + 2);
        if (payload >= 13) {
            System.arraycopy(frame(0xC0, 7, 7), 0, segment, 4, 13);
        }
        return segment;
    }

    /** Puts something between a JPEG's first marker and the rest. */
    static byte[] afterStart(byte[] jpeg, byte[]... inserted) {
        return joined(Arrays.copyOf(jpeg, 2), joined(inserted), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int at = 0; at < values.length; at++) {
            bytes[at] = (byte) values[at];
        }
        return bytes;
    }

    private static void putInt(byte[] bytes, int at, int value) {
        for (int index = 0; index < 4; index++) {
            bytes[at + index] = (byte) (value >>> (24 - 8 * index));
        }
    }
}
