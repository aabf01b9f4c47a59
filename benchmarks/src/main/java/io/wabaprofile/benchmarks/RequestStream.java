package io.wabaprofile.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One connection's requests, as the server reads them. */
final class RequestStream {
    private static final int BUFFER = 256 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;

    RequestStream(InputStream in) {
        this.in = in;
    }

    /** The next request's head; nothing if the client has left. */
    Optional<RequestHead> head() throws IOException {
        int searched = from;
        while (true) {
            for (int at = Math.max(from, searched - 3); at + 3 < to; at++) {
                if (buffer[at] == '\r' && buffer[at + 1] == '\n' && buffer[at + 2] == '\r' && buffer[at + 3] == '\n') {
                    String text = new String(buffer, from, at + 4 - from, StandardCharsets.ISO_8859_1);
                    from = at + 4;
                    return Optional.of(RequestHead.of(text));
                }
            }
            searched = to;
            if (from == to) {
                searched = 0;
                from = 0;
                to = 0;
            }
            int read = in.read(buffer, to, BUFFER - to);
            if (read < 0 && from == to) {
                return Optional.empty();
            }
            if (read <= 0) {
                throw new EOFException("A head without an end");
            }
            to += read;
        }
    }

    byte[] body(long length) throws IOException {
        byte[] body = new byte[Math.toIntExact(length)];
        int buffered = Math.min(body.length, to - from);
        System.arraycopy(buffer, from, body, 0, buffered);
        from += buffered;
        if (in.readNBytes(body, buffered, body.length - buffered) < body.length - buffered) {
            throw new EOFException("A body without an end");
        }
        return body;
    }

    void skip(long length) throws IOException {
        long left = length - Math.min(length, to - from);
        from += (int) (length - left);
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(BUFFER, left));
            if (read < 0) {
                throw new EOFException("A body without an end");
            }
            left -= read;
        }
    }
}
