package io.wabaprofile.testkit.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/**
 * What the server says to one request, and how, before it closes the connection. Over TLS, what ends early or with a
 * reset ends without a word of TLS.
 */
public final class ScriptedResponse {
    private final byte[] bytes;
    private final ResponseWriter delivery;
    final AfterResponse afterResponse;

    ScriptedResponse(byte[] bytes, ResponseWriter delivery, AfterResponse afterResponse) {
        this.bytes = bytes;
        this.delivery = delivery;
        this.afterResponse = afterResponse;
    }

    /** A whole answer with its length. */
    public static ScriptedResponse of(int status, String body) {
        return raw(ResponseBytes.of(status, ResponseBytes.utf8(body)));
    }

    /** These bytes and nothing else. */
    public static ScriptedResponse raw(String bytes) {
        return raw(ResponseBytes.utf8(bytes));
    }

    /** These bytes and nothing else. */
    public static ScriptedResponse raw(byte[] bytes) {
        return new ScriptedResponse(bytes.clone(), ResponseWriter.whole(), AfterResponse.CLOSE);
    }

    /** Nothing: the connection is closed as soon as the request was read. */
    public static ScriptedResponse nothing() {
        return raw("");
    }

    /** Nothing: the connection is reset as soon as the request was read. */
    public static ScriptedResponse reset() {
        return nothing().resetAfter(0);
    }

    /** These bytes, and then silence until the client goes away. */
    public static ScriptedResponse stall(String bytes) {
        return raw(bytes).delivered(ResponseWriter.thenSilence());
    }

    /** These bytes, and then spaces until the client goes away, but no more than 64 MiB of them. */
    public static ScriptedResponse endless(String bytes) {
        return raw(bytes).delivered(ResponseWriter.endless());
    }

    /** To somewhere else. */
    public static ScriptedResponse redirect(int status, String location) {
        return of(status, "").with("Location", location);
    }

    /** Status 200 with a Content-Length for each of these lengths, whatever the body has. */
    public static ScriptedResponse announcing(String body, long... lengths) {
        return raw(ResponseBytes.announcing(body, lengths));
    }

    /** Status 200 with the body in one good chunk, and after it one whose size is no number. */
    public static ScriptedResponse badChunk(String body) {
        return raw(ResponseBytes.chunked(body, "size?\r\n{}\r\n0\r\n\r\n"));
    }

    /** Status 200 with the body in one good chunk, and no chunk that says it was the last. */
    public static ScriptedResponse chunkedWithoutEnd(String body) {
        return raw(ResponseBytes.chunked(body, ""));
    }

    /** Status 200 with 100 kB that unfold to 100 MiB. */
    public static ScriptedResponse gzipBomb() {
        return raw(ResponseBytes.of(200, ResponseBytes.gzipOfZeros(100L * 1024 * 1024)))
                .with("Content-Encoding", "gzip");
    }

    /** The same answer with one more header, before the others. */
    public ScriptedResponse with(String name, String value) {
        return new ScriptedResponse(ResponseBytes.withHeader(bytes, name, value), delivery, afterResponse);
    }

    /** The same answer with so many more headers of so many bytes. */
    public ScriptedResponse withHeaders(int count, int length) {
        ScriptedResponse answer = this;
        for (int i = count; i > 0; i--) {
            answer = answer.with("X-Long-" + i, "x".repeat(length));
        }
        return answer;
    }

    /** The same answer after interim ones, such as 103; to be said last. */
    public ScriptedResponse afterInterim(int... statuses) {
        StringBuilder interim = new StringBuilder();
        for (int status : statuses) {
            interim.append("HTTP/1.1 ").append(status).append(" Interim\r\n\r\n");
        }
        byte[] whole = ResponseBytes.joined(ResponseBytes.utf8(interim.toString()), bytes);
        return new ScriptedResponse(whole, delivery, afterResponse);
    }

    /** So many bytes of the answer, and then the connection ends as if the server had died (FIN). */
    public ScriptedResponse cutAfter(int count) {
        return first(count).delivered(ResponseWriter.thenFin());
    }

    /**
     * So many bytes of the answer, and then RST. A client that has not read them by then may lose some.
     */
    public ScriptedResponse resetAfter(int count) {
        return first(count).delivered(ResponseWriter.thenReset());
    }

    private ScriptedResponse first(int count) {
        if (count > bytes.length) {
            throw new IllegalArgumentException("The answer has only " + bytes.length + " bytes");
        }
        return new ScriptedResponse(Arrays.copyOf(bytes, count), delivery, afterResponse);
    }

    /** The same answer, one byte at a time with a pause after each. */
    public ScriptedResponse trickling(Duration pause) {
        return delivered(ResponseWriter.trickling(bytes.length, pause));
    }

    /** The same answer, its head at once and its body one byte at a time with a pause after each. */
    public ScriptedResponse tricklingBody(Duration pause) {
        return delivered(ResponseWriter.trickling(bytes.length - ResponseBytes.bodyStart(bytes), pause));
    }

    /** The same answer, and the connection waits for another request. */
    public ScriptedResponse keepAlive() {
        return new ScriptedResponse(ResponseBytes.withoutClosing(bytes), delivery, AfterResponse.KEEP_ALIVE);
    }

    /**
     * The same answer, and the connection seems to wait for another request, but is reset as soon as one begins: what
     * a client sees that takes a connection out of its pool just when the server closes it. That request is answered
     * nothing, and counts only as {@linkplain ScriptedServer#requestsBegun() begun}.
     */
    public ScriptedResponse thenStale() {
        return new ScriptedResponse(ResponseBytes.withoutClosing(bytes), delivery, AfterResponse.STALE);
    }

    private ScriptedResponse delivered(ResponseWriter other) {
        return new ScriptedResponse(bytes, other, afterResponse);
    }

    AfterResponse give(Connection connection) throws IOException {
        delivery.give(bytes, connection);
        return afterResponse;
    }

    /** As the only thing that is said on a connection. */
    void giveLast(Connection connection) throws IOException {
        delivery.give(bytes, connection);
    }
}
