package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an answer begins and ends, and when it is none. */
class AnswerReaderTest {
    private static final String FINE = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final AnswerReader reader = new AnswerReader();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8192})
    void readsTheSameInPiecesOfAnySize(int piece) throws IOException {
        WireAnswer answer = reader.read(
                inPieces(
                        piece,
                        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\ncontent-TYPE:  application/json \r\nX-Other: 1\r\n"
                                + "Retry-After: 7\r\nTransfer-Encoding: chunked\r\n\r\n3;x=1\r\nabc\r\nB\r\ndefghijklmn\r\n0\r\nT: 1\r\n\r\n"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(text(answer)).isEqualTo("abcdefghijklmn");
        assertThat(answer.headers())
                .containsEntry("Content-Type", List.of("application/json"))
                .containsEntry("Retry-After", List.of("7"))
                .doesNotContainKey("X-Other");
        assertThat(answer.keepsOpen()).isTrue();
        assertThat(reader.hasMore()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8192})
    void readsAnAnswerUntilTheServerClosesIfNothingElseSaysWhereItEnds(int piece) throws IOException {
        String body = "0123456789abcdefg".repeat(1_000);

        WireAnswer answer = reader.read(inPieces(piece, "HTTP/1.1 200 OK\r\n\r\n" + body));

        assertThat(text(answer)).isEqualTo(body);
        assertThat(answer.keepsOpen()).isFalse();
    }

    @Test
    void readsTheLongestBodyHoweverItComes() throws IOException {
        String body = "x".repeat(AnswerLimits.BODY);
        String size = Integer.toHexString(AnswerLimits.BODY);

        assertThat(text(read("HTTP/1.1 200 OK\r\n\r\n" + body))).hasSize(AnswerLimits.BODY);
        assertThat(text(read("HTTP/1.1 200 OK\r\nContent-Length: " + AnswerLimits.BODY + "\r\n\r\n" + body)))
                .hasSize(AnswerLimits.BODY);
        assertThat(text(read(CHUNKED + size + "\r\n" + body + "\r\n0\r\n\r\n"))).hasSize(AnswerLimits.BODY);
    }

    @Test
    void keepsTheHeadersThatSomebodyReads() throws IOException {
        WireAnswer answer =
                read("HTTP/1.1 429 \r\nDate:Thu, 26 Nov 2026 12:00:00 GMT\r\nRetry-After:\t1 \t\r\nRetry-After: 2\r\n"
                        + "X-Business-Use-Case-Usage: {}\r\nContent-Type:\r\nContent-Length: 0\r\n\r\n");

        assertThat(answer.headers())
                .containsEntry("Date", List.of("Thu, 26 Nov 2026 12:00:00 GMT"))
                .containsEntry("Retry-After", List.of("1", "2"))
                .containsEntry("X-Business-Use-Case-Usage", List.of("{}"))
                .containsEntry("Content-Type", List.of(""));
    }

    @Test
    void readsManySmallChunks() throws IOException {
        String chunk = "1\r\nx\r\n";

        assertThat(text(read(CHUNKED + chunk.repeat(10_000) + "0\r\n\r\n"))).isEqualTo("x".repeat(10_000));
    }

    @ParameterizedTest
    @MethodSource("endless")
    void takesChunksAndWhatFollowsThemForHostileIfThereIsNoEnd(String endless) {
        AttemptFailure failure = catchThrowableOfType(AttemptFailure.class, () -> read(CHUNKED + endless));

        assertThat(failure.kind()).isEqualTo(FailureClass.HOSTILE);
    }

    static Stream<String> endless() {
        return Stream.of("1\r\nx\r\n".repeat(20_000), "1\r\nx\r\n0\r\n" + "T: 1\r\n".repeat(20_000));
    }

    @Test
    void readsNoBodyWhereThereCanBeNone() throws IOException {
        assertThat(text(read("HTTP/1.1 204 No Content\r\n\r\n"))).isEmpty();
        assertThat(text(read("HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nConnection: keep-alive, Close\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}"
            })
    void noticesThatTheServerMeansToClose(String answer) throws IOException {
        assertThat(read(answer).keepsOpen()).isFalse();
    }

    @Test
    void noticesWhatComesAfterTheEnd() throws IOException {
        read(FINE + FINE);

        assertThat(reader.hasMore()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n{}\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}}\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\n: 2\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: +2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length : 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nX: 1\r\n folded: 2\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nno header\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 2x0 OK\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 2000 OK\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 099 OK\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/2.0 200 OK\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
                "ICY 200 OK\r\nContent-Length: 2\r\n\r\n{}"
            })
    void takesNothingElseForAnAnswer(String answer) {
        assertThat(catchThrowableOfType(IOException.class, () -> read(answer))).isNotNull();
    }

    @Test
    void refusesAByteMoreHoweverItComes() {
        String body = "x".repeat(AnswerLimits.BODY + 1);
        String size = Integer.toHexString(AnswerLimits.BODY + 1);

        for (String answer : List.of(
                "HTTP/1.1 200 OK\r\n\r\n" + body,
                "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body,
                CHUNKED + size + "\r\n" + body + "\r\n0\r\n\r\n",
                CHUNKED + "1\r\nx\r\n" + Integer.toHexString(AnswerLimits.BODY) + "\r\n" + body)) {
            assertThat(catchThrowableOfType(AttemptFailure.class, () -> new AnswerReader().read(inPieces(8192, answer)))
                            .kind())
                    .isEqualTo(FailureClass.HOSTILE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}"
            })
    void refusesWhatNoHonestServerAnswers(String answer) {
        assertThat(catchThrowableOfType(AttemptFailure.class, () -> read(answer))
                        .kind())
                .isEqualTo(FailureClass.HOSTILE);
    }

    @Test
    void readsNoEndlessHeadersLinesOrInterimAnswers() {
        InputStream headers = endless("HTTP/1.1 200 OK\r\n", "X-More: and more\r\n");
        InputStream line = endless("HTTP/1.1 200 OK\r\n", "X");
        InputStream interim = endless("", "HTTP/1.1 100 Continue\r\n\r\n");

        for (InputStream answer : List.of(headers, line, interim)) {
            assertThat(catchThrowableOfType(AttemptFailure.class, () -> new AnswerReader().read(answer)))
                    .hasMessageContaining("headers");
        }
    }

    private WireAnswer read(String answer) throws IOException {
        return reader.read(inPieces(8192, answer));
    }

    private static String text(WireAnswer answer) {
        return new String(answer.body().array(), StandardCharsets.ISO_8859_1);
    }

    private static InputStream inPieces(int size, String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)) {
            @Override
            public int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(size, length));
            }
        };
    }

    private static InputStream endless(String beginning, String more) {
        return new InputStream() {
            private long position;

            @Override
            public int read() {
                long at = position++;
                return at < beginning.length()
                        ? beginning.charAt((int) at)
                        : more.charAt((int) ((at - beginning.length()) % more.length()));
            }
        };
    }
}
