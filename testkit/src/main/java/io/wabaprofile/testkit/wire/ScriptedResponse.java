package io.wabaprofile.testkit.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/**
 * The response of a {@link ScriptedServer} or {@link FaultProxy} to one request, byte by byte. By default the
 * connection is
 * closed after it. Over TLS, a response that is cut or reset ends without {@code close_notify}. Immutable.
 */
public final class ScriptedResponse {
    /** Far over the limit of any client, and little enough for a test whose client has no limit. */
    private static final long ENDLESS = 64L * 1024 * 1024;

    private static final int BLOCK = 64 * 1024;
    private static final String CLOSE = "Connection: close\r\n";

    private final byte[] bytes;
    private final Writer writer;
    private final Then then;

    /** How the bytes are sent to the client. */
    @FunctionalInterface
    interface Writer {
        void write(byte[] bytes, SocketConnection client) throws IOException;
    }

    /** The state of the connection after the response. */
    enum Then {
        CLOSED,
        KEPT_ALIVE,
        /** Is reset when the next request starts. */
        STALE
    }

    private ScriptedResponse(byte[] bytes, Writer writer, Then then) {
        this.bytes = bytes;
        this.writer = writer;
        this.then = then;
    }

    /** A complete response with a Content-Length. */
    public static ScriptedResponse of(int status, String body) {
        return of(status, utf8(body));
    }

    private static ScriptedResponse of(int status, byte[] body) {
        String head = "HTTP/1.1 " + status + " Status" + status + "\r\n" + CLOSE + "Content-Length: " + body.length;
        return raw(joined(utf8(head + "\r\n\r\n"), body));
    }

    /** Exactly these characters in UTF-8. */
    public static ScriptedResponse raw(String bytes) {
        return raw(utf8(bytes));
    }

    /** Exactly these bytes. */
    public static ScriptedResponse raw(byte[] bytes) {
        return new ScriptedResponse(bytes.clone(), (all, client) -> client.out().write(all), Then.CLOSED);
    }

    /** Closes the connection after the request, without a response. */
    public static ScriptedResponse closeWithoutResponse() {
        return raw("");
    }

    /** Resets the connection (RST) after the request, without a response. */
    public static ScriptedResponse resetWithoutResponse() {
        return closeWithoutResponse().resetAfter(0);
    }

    /** Sends these characters, and then leaves the connection open until the client closes it. */
    public static ScriptedResponse stall(String bytes) {
        return raw(bytes).sentBy((all, client) -> {
            client.out().write(all);
            client.awaitEnd();
        });
    }

    /** Sends these characters, and then spaces until the client closes the connection, at most 64 MiB. */
    public static ScriptedResponse endless(String bytes) {
        return raw(bytes).sentBy((all, client) -> {
            byte[] spaces = utf8(" ".repeat(BLOCK));
            client.out().write(all);
            for (long sent = 0; sent < ENDLESS; sent += BLOCK) {
                client.out().write(spaces);
            }
        });
    }

    /** A redirect without a body. */
    public static ScriptedResponse redirect(int status, String location) {
        return of(status, "").with("Location", location);
    }

    /** Status 200 with one Content-Length header for each length, which need not be that of the body. */
    public static ScriptedResponse withContentLengths(String body, long... lengths) {
        StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\n").append(CLOSE);
        for (long length : lengths) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        return raw(head.append("\r\n").append(body).toString());
    }

    /** Status 200 with the body in one valid chunk, and then a chunk whose size is not a number. */
    public static ScriptedResponse withInvalidChunk(String body) {
        return chunked(body, "size?\r\n{}\r\n0\r\n\r\n");
    }

    /** Status 200 with the body in one valid chunk, without the last chunk of size 0. */
    public static ScriptedResponse withoutLastChunk(String body) {
        return chunked(body, "");
    }

    private static ScriptedResponse chunked(String body, String rest) {
        String size = Integer.toHexString(utf8(body).length);
        return raw("HTTP/1.1 200 OK\r\n" + CLOSE + "Transfer-Encoding: chunked\r\n\r\n" + size + "\r\n" + body + "\r\n"
                + rest);
    }

    /** Status 200 with 100 kB of gzip that decompress to 100 MiB. */
    public static ScriptedResponse gzipBomb() {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            for (int written = 0; written < 100 * 1024 * 1024; written += BLOCK) {
                gzip.write(new byte[BLOCK]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot compress into an array", e);
        }
        return of(200, compressed.toByteArray()).with("Content-Encoding", "gzip");
    }

    /**
     * Adds a header before the others.
     *
     * @throws IllegalStateException if the response has no first line
     */
    public ScriptedResponse with(String name, String value) {
        int start = endOf("\r\n");
        byte[] header = utf8(name + ": " + value + "\r\n");
        byte[] changed = joined(Arrays.copyOf(bytes, start), header);
        return new ScriptedResponse(joined(changed, Arrays.copyOfRange(bytes, start, bytes.length)), writer, then);
    }

    /** Adds this many headers with values of this length. */
    public ScriptedResponse withLongHeaders(int count, int length) {
        ScriptedResponse response = this;
        for (int i = count; i > 0; i--) {
            response = response.with("X-Long-" + i, "x".repeat(length));
        }
        return response;
    }

    /** Sends interim responses, such as 103, before this one. Headers must be added first. */
    public ScriptedResponse afterInterimResponses(int... statuses) {
        StringBuilder interim = new StringBuilder();
        for (int status : statuses) {
            interim.append("HTTP/1.1 ").append(status).append(" Interim\r\n\r\n");
        }
        return new ScriptedResponse(joined(utf8(interim.toString()), bytes), writer, then);
    }

    /**
     * Sends the first bytes and closes the TCP connection (FIN), as a server process that ends.
     *
     * @throws IllegalArgumentException if the response has fewer bytes
     */
    public ScriptedResponse cutAfter(int count) {
        return first(count).sentBy((all, client) -> {
            client.out().write(all);
            client.fin();
        });
    }

    /**
     * Sends the first bytes and resets the connection (RST). Bytes that the client has not read by then may be lost.
     *
     * @throws IllegalArgumentException if the response has fewer bytes
     */
    public ScriptedResponse resetAfter(int count) {
        return first(count).sentBy((all, client) -> {
            client.out().write(all);
            client.reset();
        });
    }

    private ScriptedResponse first(int count) {
        if (count > bytes.length) {
            throw new IllegalArgumentException("Cannot send " + count + " bytes of a response of " + bytes.length);
        }
        return new ScriptedResponse(Arrays.copyOf(bytes, count), writer, then);
    }

    /** Sends one byte at a time and pauses after each. */
    public ScriptedResponse trickling(Duration pause) {
        return tricklingFrom(0, pause);
    }

    /** Sends the head at once, and the body one byte at a time with a pause after each. */
    public ScriptedResponse tricklingBody(Duration pause) {
        return tricklingFrom(endOf("\r\n\r\n"), pause);
    }

    private ScriptedResponse tricklingFrom(int start, Duration pause) {
        return sentBy((all, client) -> {
            client.out().write(all, 0, start);
            client.throttledOut(pause).write(all, start, all.length - start);
        });
    }

    /** Keeps the connection open for another request. */
    public ScriptedResponse keepAlive() {
        return on(Then.KEPT_ALIVE);
    }

    /**
     * Keeps the connection open, and resets it when the next request starts, as a server that closes a pooled
     * connection
     * while a client starts to use it. That request is counted only in {@link ScriptedServer#startedRequests()}.
     */
    public ScriptedResponse resetOnNextRequest() {
        return on(Then.STALE);
    }

    private ScriptedResponse on(Then state) {
        int end = endOf("\r\n\r\n");
        byte[] head = new String(bytes, 0, end, StandardCharsets.ISO_8859_1)
                .replace(CLOSE, "")
                .getBytes(StandardCharsets.ISO_8859_1);
        return new ScriptedResponse(joined(head, Arrays.copyOfRange(bytes, end, bytes.length)), writer, state);
    }

    private ScriptedResponse sentBy(Writer other) {
        return new ScriptedResponse(bytes, other, then);
    }

    Then then() {
        return then;
    }

    void writeTo(SocketConnection client) throws IOException {
        writer.write(bytes, client);
    }

    private int endOf(String mark) {
        int index = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(mark);
        if (index < 0) {
            throw new IllegalStateException("The response has no complete head");
        }
        return index + mark.length();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
