package io.wabaprofile.testkit.wire;

import static java.net.http.HttpResponse.BodyHandlers.ofByteArray;
import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.testkit.Threads;
import io.wabaprofile.testkit.simulator.RawClient;
import io.wabaprofile.testkit.simulator.RawClient.Ending;
import io.wabaprofile.testkit.simulator.RawClient.Heard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ScriptedServerTest {
    private static final String FINE = "HTTP/1.1 200 Status200\r\nConnection: close\r\nContent-Length: 4\r\n\r\nfine";
    private static final String GET = RawClient.get("/thing");
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final ScriptedServer server = ScriptedServer.start();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    @AfterEach
    void close() {
        server.close();
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create(server.baseUri() + "/thing")).timeout(Duration.ofSeconds(20));
    }

    private Heard heard(ScriptedResponse response) throws IOException {
        server.then(response);
        return RawClient.exchange(server.baseUri(), GET);
    }

    @Test
    void sendsACompleteResponse() throws IOException {
        assertThat(heard(ScriptedResponse.of(200, "fine"))).isEqualTo(new Heard(FINE, Ending.FIN));
    }

    @Test
    void recordsTheRequest() throws IOException {
        server.then(ScriptedResponse.of(200, ""));

        RawClient.exchange(
                server.baseUri(),
                "POST /a?b=%20c HTTP/1.1\r\nTransfer-Encoding: chunked\r\nx-one: 1\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nT: t\r\n\r\n");

        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo("/a?b=%20c");
            assertThat(request.header("X-ONE")).containsExactly("1");
            assertThat(request.header("X-Two")).isEmpty();
            assertThat(request.text()).isEqualTo("abcde");
        });
    }

    @Test
    void closesWithoutAResponse() throws IOException {
        assertThat(heard(ScriptedResponse.closeWithoutResponse())).isEqualTo(new Heard("", Ending.FIN));
    }

    @Test
    void resetsWithoutAResponse() throws IOException {
        assertThat(heard(ScriptedResponse.resetWithoutResponse())).isEqualTo(new Heard("", Ending.RESET));
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30, 64})
    void cutsAfterTheNumberOfBytes(int count) throws IOException {
        assertThat(heard(ScriptedResponse.of(200, "fine").cutAfter(count)))
                .isEqualTo(new Heard(FINE.substring(0, count), Ending.FIN));
    }

    @RepeatedTest(10)
    void resetsAfterTheNumberOfBytes() throws IOException {
        assertThat(heard(ScriptedResponse.of(200, "fine").resetAfter(30)))
                .isEqualTo(new Heard(FINE.substring(0, 30), Ending.RESET));
    }

    @Test
    void rejectsACutAfterMoreBytesThanTheResponseHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScriptedResponse.raw("abc").cutAfter(4));
    }

    @Test
    void rejectsAHeaderForAResponseWithoutAHead() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ScriptedResponse.closeWithoutResponse().with("A", "b"));
    }

    @Test
    void stallsUntilTheClientCloses() throws IOException {
        server.then(ScriptedResponse.stall("HTTP/1.1 200"));

        try (RawClient client = RawClient.to(server.baseUri()).patientFor(200)) {
            assertThat(client.send(GET).rest()).isEqualTo(new Heard("HTTP/1.1 200", Ending.SILENCE));
        }
    }

    @Test
    void sendsByteByByte() throws IOException {
        assertThat(heard(ScriptedResponse.of(200, "fine").trickling(Duration.ofNanos(1))))
                .isEqualTo(new Heard(FINE, Ending.FIN));
    }

    @Test
    void pausesAfterEachByte() throws IOException {
        server.then(ScriptedResponse.of(200, "fine").trickling(FOR_EVER));

        try (RawClient client = RawClient.to(server.baseUri()).patientFor(200)) {
            assertThat(client.send(GET).rest()).isEqualTo(new Heard("H", Ending.SILENCE));
        }
    }

    @Test
    void sendsOnlyTheBodyByteByByte() throws IOException {
        server.then(ScriptedResponse.of(200, "fine").tricklingBody(FOR_EVER));

        try (RawClient client = RawClient.to(server.baseUri()).patientFor(200)) {
            String headAndOne = FINE.substring(0, FINE.length() - 3);
            assertThat(client.send(GET).rest()).isEqualTo(new Heard(headAndOne, Ending.SILENCE));
        }
    }

    @Test
    void sendsAnEndlessBody() throws Exception {
        server.then(ScriptedResponse.endless("HTTP/1.1 200 OK\r\n\r\n{\"about\":\""));

        long received = http.send(request().build(), HttpResponse.BodyHandlers.ofInputStream())
                .body()
                .transferTo(OutputStream.nullOutputStream());

        assertThat(received).isEqualTo("{\"about\":\"".length() + 64L * 1024 * 1024);
    }

    @Test
    void sendsTheScriptedContentLengths() throws IOException {
        assertThat(heard(ScriptedResponse.withContentLengths("fine", 4, 7)).text())
                .isEqualTo(
                        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 4\r\nContent-Length: 7\r\n\r\nfine");
    }

    @Test
    void sendsTheScriptedChunks() throws IOException {
        String head = "HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nfine\r\n";

        assertThat(heard(ScriptedResponse.withoutLastChunk("fine"))).isEqualTo(new Heard(head, Ending.FIN));
        server.then(ScriptedResponse.withInvalidChunk("fine"));
        server.then(ScriptedResponse.closeWithoutResponse());
        RawClient.exchange(server.baseUri(), GET);
        assertThat(RawClient.exchange(server.baseUri(), GET).text()).isEqualTo(head + "size?\r\n{}\r\n0\r\n\r\n");
    }

    @Test
    void invalidChunksFailInAClient() {
        server.then(ScriptedResponse.withInvalidChunk("fine")).then(ScriptedResponse.withoutLastChunk("fine"));

        assertThatIOException().isThrownBy(() -> http.send(request().build(), ofString()));
        assertThatIOException().isThrownBy(() -> http.send(request().build(), ofString()));
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void sendsInterimResponsesFirst() throws Exception {
        server.then(ScriptedResponse.of(200, "fine").afterInterimResponses(102, 103));

        assertThat(RawClient.exchange(server.baseUri(), GET).text())
                .isEqualTo("HTTP/1.1 102 Interim\r\n\r\nHTTP/1.1 103 Interim\r\n\r\n" + FINE);
        assertThat(http.send(request().build(), ofString()).body()).isEqualTo("fine");
    }

    @Test
    void sendsAGzipBombOfAHundredMebibytes() throws Exception {
        server.then(ScriptedResponse.gzipBomb());

        HttpResponse<byte[]> response = http.send(request().build(), ofByteArray());

        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(response.body()).hasSizeLessThan(200_000);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(response.body()))
                        .transferTo(OutputStream.nullOutputStream()))
                .isEqualTo(100L * 1024 * 1024);
    }

    @Test
    void addsLongHeaders() throws Exception {
        server.then(ScriptedResponse.of(200, "fine").withLongHeaders(3, 5_000));

        HttpResponse<String> response = http.send(request().build(), ofString());

        assertThat(response.body()).isEqualTo("fine");
        assertThat(response.headers().map().values().stream()
                        .filter(values -> values.get(0).equals("x".repeat(5_000))))
                .hasSize(3);
    }

    @Test
    void redirects() throws Exception {
        server.then(ScriptedResponse.redirect(307, "http://other.example/"));

        HttpResponse<String> response = http.send(request().build(), ofString());

        assertThat(response.statusCode()).isEqualTo(307);
        assertThat(response.headers().firstValue("Location")).contains("http://other.example/");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10})
    void resetsBeforeTheRequestIsRead(int count) throws IOException {
        server.thenResetAfterReading(count).then(ScriptedResponse.of(200, "fine"));

        assertThat(RawClient.exchange(server.baseUri(), GET)).isEqualTo(new Heard("", Ending.RESET));
        assertThat(server.requests()).isEmpty();
        assertThat(server.startedRequests()).isEqualTo(1);
        assertThat(RawClient.exchange(server.baseUri(), GET).text()).isEqualTo(FINE);
    }

    @Test
    void resetsBeforeALargeRequestIsSent() throws IOException {
        server.thenResetAfterReading(1_000);

        try (RawClient client = RawClient.to(server.baseUri())) {
            client.send("POST / HTTP/1.1\r\nContent-Length: 50000000\r\n\r\n");
            assertThatThrownBy(() -> client.send(new byte[50_000_000])).isInstanceOf(SocketException.class);
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void keepsAConnectionAlive() throws IOException {
        server.then(ScriptedResponse.of(200, "one").keepAlive()).then(ScriptedResponse.of(200, "two"));
        String one = "HTTP/1.1 200 Status200\r\nContent-Length: 3\r\n\r\none";

        try (RawClient client = RawClient.to(server.baseUri())) {
            assertThat(client.send(GET).next(one.length())).isEqualTo(one);
            assertThat(client.send(GET).rest().text()).endsWith("\r\n\r\ntwo");
        }
    }

    @Test
    void resetsAPooledConnectionOnTheNextRequest() throws Exception {
        server.then(ScriptedResponse.of(200, "one").resetOnNextRequest()).then(ScriptedResponse.of(200, "two"));

        assertThat(http.send(request().build(), ofString()).body()).isEqualTo("one");
        assertThatIOException()
                .isThrownBy(() ->
                        http.send(request().POST(BodyPublishers.ofString("x")).build(), ofString()));

        assertThat(server.requests()).hasSize(1);
        assertThat(server.startedRequests()).isEqualTo(2);
        assertThat(http.send(request().build(), ofString()).body()).isEqualTo("two");
    }

    @Test
    void closesIdleConnections() throws IOException {
        server.then(ScriptedResponse.of(200, "one").keepAlive());

        try (RawClient client = RawClient.to(server.baseUri())) {
            client.send(GET).next("HTTP/1.1 200 Status200\r\nContent-Length: 3\r\n\r\none".length());
            server.closeIdleConnections();
            assertThat(client.rest()).isEqualTo(new Heard("", Ending.FIN));
        }
    }

    @Test
    void endsItsThreadsAndItsListener() throws IOException {
        server.then(ScriptedResponse.of(200, "fine").trickling(FOR_EVER))
                .then(ScriptedResponse.stall(""))
                .then(ScriptedResponse.endless(""));
        try (RawClient trickled = RawClient.to(server.baseUri());
                RawClient stalled = RawClient.to(server.baseUri());
                RawClient flooded = RawClient.to(server.baseUri());
                RawClient silent = RawClient.to(server.baseUri())) {
            trickled.send(GET).next(1);
            stalled.send(GET).patientFor(100).rest();
            flooded.send(GET).next(1);

            server.close();

            Threads.awaitNone("scripted-server");
            assertThat(silent.rest().text()).isEmpty();
            assertThatThrownBy(() -> RawClient.to(server.baseUri())).isInstanceOf(ConnectException.class);
        }
    }
}
