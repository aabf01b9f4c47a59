package io.wabaprofile.testkit.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Answers to the letter, well-formed and otherwise. */
final class ResponseBytes {
    private static final String CLOSING = "Connection: close\r\n";
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\n" + CLOSING + "Transfer-Encoding: chunked\r\n\r\n";

    private ResponseBytes() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] of(int status, byte[] body) {
        String head = "HTTP/1.1 " + status + " " + String.format(Locale.ROOT, "Status%d", status) + "\r\n" + CLOSING
                + "Content-Length: " + body.length + "\r\n\r\n";
        return joined(utf8(head), body);
    }

    static byte[] announcing(String body, long... lengths) {
        StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\n").append(CLOSING);
        for (long length : lengths) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        return utf8(head.append("\r\n").append(body).toString());
    }

    /** One good chunk and what comes after it. */
    static byte[] chunked(String body, String after) {
        return utf8(CHUNKED + Integer.toHexString(utf8(body).length) + "\r\n" + body + "\r\n" + after);
    }

    static byte[] gzipOfZeros(long count) {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        byte[] zeros = new byte[64 * 1024];
        try (GZIPOutputStream zipped = new GZIPOutputStream(small)) {
            for (long left = count; left > 0; left -= zeros.length) {
                zipped.write(zeros, 0, (int) Math.min(left, zeros.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("An array did not take its bytes", e);
        }
        return small.toByteArray();
    }

    static byte[] withHeader(byte[] answer, String name, String value) {
        int firstHeader = after(answer, "\r\n");
        byte[] start = Arrays.copyOf(answer, firstHeader);
        byte[] rest = Arrays.copyOfRange(answer, firstHeader, answer.length);
        return joined(joined(start, utf8(name + ": " + value + "\r\n")), rest);
    }

    static byte[] withoutClosing(byte[] answer) {
        String head = new String(answer, 0, bodyStart(answer), StandardCharsets.ISO_8859_1);
        byte[] open = head.replace(CLOSING, "").getBytes(StandardCharsets.ISO_8859_1);
        return joined(open, Arrays.copyOfRange(answer, bodyStart(answer), answer.length));
    }

    static int bodyStart(byte[] answer) {
        return after(answer, "\r\n\r\n");
    }

    private static int after(byte[] answer, String mark) {
        int at = new String(answer, StandardCharsets.ISO_8859_1).indexOf(mark);
        if (at < 0) {
            throw new IllegalStateException("The answer has no such place: it is too short");
        }
        return at + mark.length();
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] whole = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, whole, first.length, second.length);
        return whole;
    }
}
