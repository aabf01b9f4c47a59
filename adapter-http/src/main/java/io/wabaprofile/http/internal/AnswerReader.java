package io.wabaprofile.http.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the answers of one connection, strictly: what is not HTTP/1 to the letter, or leaves open where it ends, is no
 * answer.
 */
final class AnswerReader {
    private static final int MAX_CHUNK_LINE = 1024;
    private static final int CHUNK_ENDS = 4;

    /** A number that is none. */
    static final int UNKNOWN = -1;

    private final byte[] buffer = new byte[8 * 1024];
    private int from;
    private int to;
    private int headerBytes;
    private boolean oldProtocol;
    private boolean endsWithConnection;

    /** Whether something has come after the end of the last answer. */
    boolean hasMore() {
        return from < to;
    }

    WireAnswer read(InputStream in) throws IOException {
        headerBytes = 0;
        endsWithConnection = false;
        int status = status(in);
        while (status >= 100 && status < 200) {
            if (headerBytes > AnswerLimits.HEADERS) {
                throw endless();
            }
            if (status == 101) {
                throw new ProtocolException("another protocol, for which nobody has asked");
            }
            head(in);
            status = status(in);
        }
        AnswerHead head = head(in);
        ByteBuffer body = ByteBuffer.wrap(body(in, status, head));
        return new WireAnswer(status, head.kept(), body, head.keepsOpen() && !endsWithConnection);
    }

    private int status(InputStream in) throws IOException {
        String line = line(in, AnswerLimits.HEADERS);
        boolean wellFormed = line.length() >= 12
                && (line.startsWith("HTTP/1.1 ") || line.startsWith("HTTP/1.0 "))
                && (line.length() == 12 || line.charAt(12) == ' ');
        int status = wellFormed ? number(line.substring(9, 12), 10) : UNKNOWN;
        if (status < 100) {
            throw new ProtocolException("no status");
        }
        oldProtocol = line.charAt(7) == '0';
        headerBytes += line.length();
        return status;
    }

    private AnswerHead head(InputStream in) throws IOException {
        AnswerHead head = new AnswerHead(!oldProtocol);
        for (String line = line(in, AnswerLimits.HEADERS); !line.isEmpty(); line = line(in, AnswerLimits.HEADERS)) {
            headerBytes += line.length();
            if (headerBytes > AnswerLimits.HEADERS) {
                throw endless();
            }
            head.add(line);
        }
        head.end();
        return head;
    }

    private byte[] body(InputStream in, int status, AnswerHead head) throws IOException {
        if (status == 204 || status == 304) {
            return new byte[0];
        }
        if (head.isChunked()) {
            return chunks(in);
        }
        int length = head.length();
        if (length != UNKNOWN) {
            checkSize(length);
            byte[] body = new byte[length];
            fill(in, body, 0, length);
            return body;
        }
        endsWithConnection = true;
        return rest(in);
    }

    private byte[] chunks(InputStream in) throws IOException {
        byte[] body = new byte[0];
        int known = 0;
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            checkSize((long) known + size);
            body = withRoom(body, known + size);
            fill(in, body, known, size);
            known += size;
            if (!line(in, 0).isEmpty()) {
                throw new ProtocolException("a chunk without an end");
            }
        }
        for (String line = line(in, AnswerLimits.HEADERS); !line.isEmpty(); line = line(in, AnswerLimits.HEADERS)) {
            headerBytes += line.length(); // what is said after the body is for nobody
            if (headerBytes > AnswerLimits.HEADERS) {
                throw endless();
            }
        }
        return Arrays.copyOf(body, known);
    }

    /** Twice as much as there is, if more is needed, so that many small pieces cost no more than a few large ones. */
    private static byte[] withRoom(byte[] body, int size) {
        return size <= body.length
                ? body
                : Arrays.copyOf(body, Math.max(size, Math.min(2 * body.length, AnswerLimits.BODY)));
    }

    private int chunkSize(InputStream in) throws IOException {
        String line = line(in, MAX_CHUNK_LINE);
        headerBytes += line.length() + CHUNK_ENDS;
        if (headerBytes > AnswerLimits.HEADERS) {
            throw AttemptFailure.hostile("it comes in too many chunks");
        }
        int extension = line.indexOf(';');
        int size = number(extension < 0 ? line : line.substring(0, extension).strip(), 16);
        if (size == UNKNOWN) {
            throw new ProtocolException("a chunk without a size");
        }
        return size;
    }

    private byte[] rest(InputStream in) throws IOException {
        byte[] body = new byte[0];
        int known = 0;
        do {
            checkSize((long) known + to - from);
            body = withRoom(body, known + to - from);
            System.arraycopy(buffer, from, body, known, to - from);
            known += to - from;
            from = to;
        } while (refill(in));
        return Arrays.copyOf(body, known);
    }

    private static void checkSize(long size) {
        if (size > AnswerLimits.BODY) {
            throw AttemptFailure.hostile("it is longer than the " + AnswerLimits.BODY + " bytes that are read");
        }
    }

    private static AttemptFailure endless() {
        return AttemptFailure.hostile("its headers are longer than " + AnswerLimits.HEADERS + " characters");
    }

    /** Up to the end of the line, which is not part of it. */
    private String line(InputStream in, int limit) throws IOException {
        String begun = "";
        while (true) {
            for (int at = from; at < to; at++) {
                if (buffer[at] == '\n') {
                    int end = at > from && buffer[at - 1] == '\r' ? at - 1 : at;
                    String line = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
                    from = at + 1;
                    if (begun.isEmpty()) {
                        return line;
                    }
                    String whole = begun + line;
                    return whole.endsWith("\r") ? whole.substring(0, whole.length() - 1) : whole;
                }
            }
            begun += new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
            from = to;
            if (begun.length() > limit + 1) {
                if (limit == AnswerLimits.HEADERS) {
                    throw endless();
                }
                throw new ProtocolException("a line without an end");
            }
            if (!refill(in)) {
                throw new EOFException("an answer without an end");
            }
        }
    }

    private void fill(InputStream in, byte[] into, int at, int size) throws IOException {
        int buffered = Math.min(size, to - from);
        System.arraycopy(buffer, from, into, at, buffered);
        from += buffered;
        for (int done = buffered; done < size; ) {
            int read = in.read(into, at + done, size - done);
            if (read < 0) {
                throw new EOFException("an answer without an end");
            }
            done += read;
        }
    }

    private boolean refill(InputStream in) throws IOException {
        from = 0;
        to = 0;
        int read = in.read(buffer, 0, buffer.length);
        to = Math.max(0, read);
        return read > 0;
    }

    /** Digits and nothing else, of a size that may be looked at. */
    static int number(String digits, int radix) {
        if (digits.isEmpty() || digits.length() > 10) {
            return UNKNOWN;
        }
        long value = 0;
        for (int at = 0; at < digits.length(); at++) {
            char letter = digits.charAt(at);
            int digit = letter < 0x80 ? Character.digit(letter, radix) : UNKNOWN;
            if (digit < 0) {
                return UNKNOWN;
            }
            value = value * radix + digit;
        }
        return (int) Math.min(Integer.MAX_VALUE, value);
    }
}
