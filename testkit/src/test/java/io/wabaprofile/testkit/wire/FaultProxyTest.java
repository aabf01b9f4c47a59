package io.wabaprofile.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.testkit.Threads;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.contract.ContractSamples;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.RawClient;
import io.wabaprofile.testkit.simulator.RawClient.Ending;
import io.wabaprofile.testkit.simulator.RawClient.Heard;
import io.wabaprofile.testkit.simulator.Wire;
import io.wabaprofile.testkit.simulator.Wire.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FaultProxyTest {
    private static final String ABOUT = "/v1/settings/profile/about";

    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();
    private final FaultProxy proxy = FaultProxy.inFrontOf(simulator.baseUri());
    private final Wire direct = new Wire(simulator.baseUri(), account.key());
    private final Wire wire = new Wire(proxy.baseUri(), account.key());

    @AfterEach
    void close() {
        proxy.close();
        simulator.close();
    }

    private String patch(String about) {
        String json = "{\"text\":\"" + about + "\"}";
        return "PATCH " + ABOUT + " HTTP/1.1\r\nHost: x\r\nD360-API-KEY: " + account.key()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n" + json;
    }

    private String get(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: x\r\nD360-API-KEY: " + account.key() + "\r\n\r\n";
    }

    private Heard heard(String request) throws IOException {
        return RawClient.exchange(proxy.baseUri(), request);
    }

    private String about() {
        return direct.get(ABOUT).text();
    }

    private String openUpload(long length) {
        return direct.bytes("/uploads?file_name=a.png&file_length=" + length + "&file_type=image/png", new byte[0])
                .textAt("id");
    }

    private int offset(String session) {
        return direct.get("/" + session).numberAt("file_offset");
    }

    private String upload(String session, String body) {
        return "POST /" + session + " HTTP/1.1\r\nHost: x\r\nD360-API-KEY: " + account.key()
                + "\r\nfile_offset: 0\r\nContent-Type: application/octet-stream\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    @Test
    void forwardsUnchangedWithoutAFault() {
        byte[] content = ContractSamples.randomBytes(300_000);
        String session = openUpload(content.length);

        assertThat(wire.json("PATCH", ABOUT, "{\"text\":\"hello\"}").status()).isEqualTo(200);
        Reply uploaded = wire.bytes("/" + session, content, "file_offset", "0");

        assertThat(wire.get(ABOUT).text()).isEqualTo(about()).contains("hello");
        assertThat(uploaded.status()).isEqualTo(200);
        assertThat(account.uploads().get(0).bytes().orElseThrow()).isEqualTo(content);
        assertThat(wire.get("/nowhere").text()).isEqualTo(direct.get("/nowhere").text());
        assertThat(proxy.triggeredFaults()).isZero();
        assertThat(proxy.requestCount()).isEqualTo(4);
        proxy.verify();
    }

    @Test
    void forwardsChunkedBodies() {
        byte[] content = ContractSamples.randomBytes(200_000);
        String session = openUpload(content.length);

        Reply reply = wire.send(
                "POST",
                "/" + session,
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)),
                "file_offset",
                "0");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(account.uploads().get(0).bytes().orElseThrow()).isEqualTo(content);
    }

    @Test
    void forwardsHeadsUnchangedExceptForConnectionHeaders() throws IOException {
        try (ScriptedServer target = ScriptedServer.start()
                        .then(
                                ScriptedResponse.raw(
                                        "HTTP/1.1 103 Early\r\nLink: a\r\n\r\nHTTP/1.1 200 Fine\r\nx-ODD:  1\r\nConnection: keep-alive\r\n\r\nbody"));
                FaultProxy other = FaultProxy.inFrontOf(target.baseUri())) {
            Heard heard = RawClient.exchange(
                    other.baseUri(),
                    "GET /a?b HTTP/1.1\r\nhost: h\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nX-a: 1\r\nx-A: 2\r\n\r\n");

            assertThat(heard)
                    .isEqualTo(new Heard(
                            "HTTP/1.1 103 Early\r\nLink: a\r\n\r\nHTTP/1.1 200 Fine\r\nx-ODD:  1\r\nConnection: close\r\n\r\nbody",
                            Ending.FIN));
            assertThat(target.requests()).singleElement().satisfies(request -> {
                assertThat(request.header("connection")).containsExactly("close");
                assertThat(request.header("upgrade")).isEmpty();
                assertThat(request.header("host")).containsExactly("h");
                assertThat(request.header("x-a")).containsExactly("1", "2");
            });
        }
    }

    @Test
    void respondsInsteadOfTheTarget() throws IOException {
        proxy.then(ProxyFault.respondInstead(ScriptedResponse.of(502, "<html>")));

        assertThat(heard(patch("new")).text()).startsWith("HTTP/1.1 502 ").endsWith("<html>");
        assertThat(simulator.exchanges()).isEmpty();
    }

    static Stream<ProxyFault> losses() {
        return Stream.of(ProxyFault.responseLost(), ProxyFault.cutResponseAfter(0));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void losesTheResponseOfAnAppliedRequest(ProxyFault loss) throws IOException {
        proxy.then(loss);

        assertThat(heard(patch("new"))).isEqualTo(new Heard("", Ending.FIN));
        assertThat(about()).contains("new");
    }

    @Test
    void resetsBeforeTheResponse() throws IOException {
        proxy.then(ProxyFault.resetBeforeResponse());

        assertThat(heard(patch("new"))).isEqualTo(new Heard("", Ending.RESET));
        assertThat(about()).contains("new");
    }

    @Test
    void replacesTheResponse() throws IOException {
        proxy.then(ProxyFault.replaceResponse(ScriptedResponse.of(503, "busy").cutAfter(20)));

        assertThat(heard(patch("new"))).isEqualTo(new Heard("HTTP/1.1 503 Status5", Ending.FIN));
        assertThat(about()).contains("new");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000, 65_536, 99_999, 100_000})
    void cutsARequestAfterTheNumberOfBytes(int count) throws IOException {
        String session = openUpload(200_000);
        proxy.then(ProxyFault.cutRequestAfter(count));

        Heard heard = heard(upload(session, "x".repeat(100_000)));

        assertThat(heard).isEqualTo(new Heard("", Ending.RESET));
        assertThat(offset(session)).isEqualTo(count);
        proxy.verify();
    }

    @Test
    void cutsALargeRequestDuringSending() throws IOException {
        String session = openUpload(100_000_000);
        proxy.then(ProxyFault.cutRequestAfter(20_000_001));

        assertThatThrownBy(() -> wire.bytes("/" + session, new byte[90_000_000], "file_offset", "0"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(offset(session)).isEqualTo(20_000_001);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16_384, 70_000})
    void doesNotCountChunkFramingAsContent(int count) {
        String session = openUpload(200_000);
        proxy.then(ProxyFault.cutRequestAfter(count));

        assertThatThrownBy(() -> wire.send(
                        "POST",
                        "/" + session,
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[100_000])),
                        "file_offset",
                        "0"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(offset(session)).isEqualTo(count);
    }

    @Test
    void cutsAResponseAfterTheNumberOfBytes() throws IOException {
        String whole = heard(get(ABOUT)).text();
        proxy.then(ProxyFault.cutResponseAfter(1))
                .then(ProxyFault.cutResponseAfter(whole.length() - 1))
                .then(ProxyFault.cutResponseAfter(whole.length()));

        for (int count : new int[] {1, whole.length() - 1, whole.length()}) {
            Heard heard = heard(get(ABOUT));
            assertThat(heard.text()).hasSize(count);
            assertThat(heard.ending()).isEqualTo(Ending.FIN);
        }
        proxy.verify();
    }

    @RepeatedTest(10)
    void resetsAResponseAfterTheNumberOfBytes() throws IOException {
        proxy.then(ProxyFault.resetResponseAfter(12));

        assertThat(heard(get(ABOUT))).isEqualTo(new Heard("HTTP/1.1 200", Ending.RESET));
    }

    @Test
    void stallsAfterTheRequestWasApplied() throws IOException {
        proxy.then(ProxyFault.stallResponse()).then(ProxyFault.stallResponseAfter(12));

        try (RawClient client = RawClient.to(proxy.baseUri()).patientFor(300)) {
            assertThat(client.send(patch("new")).rest()).isEqualTo(new Heard("", Ending.SILENCE));
        }
        try (RawClient client = RawClient.to(proxy.baseUri()).patientFor(300)) {
            assertThat(client.send(get(ABOUT)).rest()).isEqualTo(new Heard("HTTP/1.1 200", Ending.SILENCE));
        }
        assertThat(about()).contains("new");
    }

    @Test
    void tricklesAResponse() throws IOException {
        proxy.then(ProxyFault.trickleResponse(Duration.ofDays(1)))
                .then(ProxyFault.trickleResponse(Duration.ofNanos(1)));

        try (RawClient client = RawClient.to(proxy.baseUri()).patientFor(300)) {
            assertThat(client.send(get(ABOUT)).rest()).isEqualTo(new Heard("H", Ending.SILENCE));
        }
        assertThat(heard(get(ABOUT)).text()).endsWith(about());
    }

    @Test
    void tricklesAResponseBody() throws IOException {
        proxy.then(ProxyFault.trickleResponseBody(Duration.ofDays(1)));

        try (RawClient client = RawClient.to(proxy.baseUri()).patientFor(300)) {
            assertThat(client.send(get(ABOUT)).rest().text()).endsWith("\r\n\r\n{");
        }
    }

    @Test
    void delaysARequestUntilTheSignal() throws Exception {
        CountDownLatch signal = new CountDownLatch(1);
        proxy.then(ProxyFault.delayUntil(signal));
        CompletableFuture<Reply> late =
                CompletableFuture.supplyAsync(() -> wire.json("PATCH", ABOUT, "{\"text\":\"late\"}"));
        while (proxy.triggeredFaults() == 0) {
            Thread.onSpinWait();
        }

        assertThat(direct.json("PATCH", ABOUT, "{\"text\":\"early\"}").status()).isEqualTo(200);
        assertThat(late).isNotDone();
        signal.countDown();

        assertThat(late.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(about()).contains("late");
    }

    @Test
    void appliesFaultsInOrder() {
        proxy.then(ProxyFault.respondInstead(ScriptedResponse.of(501, "")))
                .then(ProxyFault.pass())
                .then(ProxyFault.respondInstead(ScriptedResponse.of(502, "")));

        assertThat(Stream.of(1, 2, 3, 4).map(i -> wire.get(ABOUT).status())).containsExactly(501, 200, 502, 200);
        assertThat(proxy.triggeredFaults()).isEqualTo(3);
        assertThat(proxy.pendingFaults()).isZero();
    }

    @Test
    void keepsAFaultUntilARequestMatches() throws IOException {
        proxy.on(line -> line.startsWith("POST /upload:"), ProxyFault.cutRequestAfter(3));

        Reply opened = wire.bytes("/uploads?file_name=a.png&file_length=9&file_type=image/png", new byte[0]);
        String session = opened.textAt("id");
        assertThat(wire.get("/" + session).numberAt("file_offset")).isZero();
        assertThat(proxy.pendingFaults()).isEqualTo(1);

        assertThat(heard(upload(session, "123456789")).ending()).isEqualTo(Ending.RESET);
        assertThat(offset(session)).isEqualTo(3);
    }

    @Test
    void appliesAPermanentFaultIfThereIsNoOther() {
        proxy.always(ProxyFault.respondInstead(ScriptedResponse.of(555, "")))
                .onEvery(line -> line.startsWith("GET"), ProxyFault.pass())
                .then(ProxyFault.pass());

        assertThat(Stream.of(1, 2, 3).map(i -> wire.get(ABOUT).status())).containsExactly(200, 555, 555);
        assertThatIllegalStateException()
                .isThrownBy(proxy::verify)
                .withMessage("Planned faults without a matching request: [pass]. Faults that could not be applied: []");
    }

    @Test
    void verifyNamesTheFaultsWithoutAMatchingRequest() {
        proxy.on(line -> line.startsWith("PUT"), ProxyFault.cutRequestAfter(7)).always(ProxyFault.responseLost());

        assertThatIllegalStateException()
                .isThrownBy(proxy::verify)
                .withMessage("Planned faults without a matching request: [cutRequestAfter(7), responseLost]."
                        + " Faults that could not be applied: []");
    }

    @Test
    void verifyNamesTheFaultsThatCouldNotBeApplied() throws IOException {
        proxy.then(ProxyFault.cutRequestAfter(1_000)).then(ProxyFault.cutResponseAfter(100_000));

        assertThat(heard(patch("new")).ending()).isEqualTo(Ending.RESET);
        assertThat(heard(get(ABOUT)).ending()).isEqualTo(Ending.RESET);

        assertThatIllegalStateException()
                .isThrownBy(proxy::verify)
                .withMessageContaining("cutRequestAfter(1000): the request body had only 14 bytes")
                .withMessageContaining("cutResponseAfter(100000): the response was ")
                .satisfies(failed -> assertThat(failed.getSuppressed()).hasSize(2));
    }

    @Test
    void verifyReportsThatTheTargetRefusedTheConnection() throws IOException {
        try (UnreachableEndpoint nobody = UnreachableEndpoint.refusing();
                FaultProxy lonely = FaultProxy.inFrontOf(nobody.uri())) {
            assertThat(RawClient.exchange(lonely.baseUri(), get(ABOUT)).ending())
                    .isEqualTo(Ending.RESET);
            assertThatIllegalStateException()
                    .isThrownBy(lonely::verify)
                    .withMessageContaining("the connection to the target was refused");
        }
    }

    @Test
    void rejectsATargetWithTls() {
        assertThatIllegalArgumentException().isThrownBy(() -> FaultProxy.inFrontOf(URI.create("https://127.0.0.1:1")));
    }

    @Test
    void masksSecretsInItsListOfRequests() {
        String session = openUpload(5);
        wire.get("/" + session);
        wire.get("/" + account.key());

        assertThat(proxy.redactedRequests()).containsExactly("GET /upload:****", "GET /****");
        assertThat(proxy.requestLines()).first().isEqualTo("GET /" + session + " HTTP/1.1");
    }

    @Test
    void forwardsAResponseThatArrivesBeforeTheEndOfTheRequest() throws Exception {
        String session = openUpload(10);

        Reply reply = wire.bytes("/" + session, new byte[30_000_000], "file_offset", "0");

        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void closesTheConnectionToTheTargetWhenTheClientCloses() throws IOException {
        try (ScriptedServer target = ScriptedServer.start().then(ScriptedResponse.stall(""));
                FaultProxy other = FaultProxy.inFrontOf(target.baseUri())) {
            try (RawClient client = RawClient.to(other.baseUri())) {
                client.send(get("/"));
                while (Threads.busy("scripted-server", "awaitEnd").isEmpty()) {
                    Thread.onSpinWait();
                }
            }
            while (!Threads.busy("scripted-server", "awaitEnd").isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(target.requests()).hasSize(1);
        }
    }

    @Test
    void closesAllConnectionsWhenItIsClosed() throws IOException {
        proxy.then(ProxyFault.stallResponse())
                .then(ProxyFault.trickleResponse(Duration.ofDays(1)))
                .then(ProxyFault.delayUntil(new CountDownLatch(1)));
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            clients.add(RawClient.to(proxy.baseUri()).send(get(ABOUT)));
        }
        clients.add(RawClient.to(proxy.baseUri()));
        while (proxy.triggeredFaults() < 3) {
            Thread.onSpinWait();
        }

        proxy.close();

        Threads.awaitNone("fault-proxy");
        for (RawClient client : clients) {
            assertThat(client.rest().ending()).isNotEqualTo(Ending.SILENCE);
            client.close();
        }
        assertThatThrownBy(() -> RawClient.to(proxy.baseUri())).isInstanceOf(ConnectException.class);
    }

    @Test
    void releasesFileDescriptors() throws IOException {
        heard(get(ABOUT));
        long before = Threads.openDescriptors();

        for (int i = 0; i < 200; i++) {
            proxy.then(i % 2 == 0 ? ProxyFault.responseLost() : ProxyFault.pass());
            heard(get(ABOUT));
        }

        assertThat(Threads.openDescriptors()).isLessThan(before + 50);
    }

    @Test
    void streamsAHundredMebibytesInConstantMemory() throws Exception {
        long length = 100L * 1024 * 1024;
        String session = openUpload(length);

        Reply up = wire.send(
                "POST",
                "/" + session,
                BodyPublishers.ofInputStream(() -> new Zeros(length)),
                "file_offset",
                "0",
                "Content-Type",
                "image/png");

        assertThat(up.status()).isEqualTo(200);
        assertThat(Threads.bytesAllocatedBy("fault-proxy")).isLessThan(8L * 1024 * 1024);
        assertThat(download()).isEqualTo(64L * 1024 * 1024 + 1);
    }

    private static long download() throws IOException, InterruptedException {
        try (ScriptedServer target = ScriptedServer.start().then(ScriptedResponse.endless("HTTP/1.1 200 OK\r\n\r\n{"));
                FaultProxy other = FaultProxy.inFrontOf(target.baseUri())) {
            HttpResponse<InputStream> response = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(other.baseUri()).build(), HttpResponse.BodyHandlers.ofInputStream());
            long received = response.body().transferTo(OutputStream.nullOutputStream());
            assertThat(Threads.bytesAllocatedBy("fault-proxy")).isLessThan(16L * 1024 * 1024);
            return received;
        }
    }

    /** A stream of this many zero bytes. */
    private static final class Zeros extends InputStream {
        private long left;

        private Zeros(long count) {
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int from, int count) {
            if (left <= 0) {
                return -1;
            }
            int content = (int) Math.min(count, left);
            left -= content;
            return content;
        }
    }
}
