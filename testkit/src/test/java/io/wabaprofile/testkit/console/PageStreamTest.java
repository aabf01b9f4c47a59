package io.wabaprofile.testkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.testkit.journal.Journal;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.RawClient;
import io.wabaprofile.testkit.simulator.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the event streams of pages, which other readers cannot use up. */
@Timeout(60)
class PageStreamTest {
    private static final String CONNECTED = "{\"changed\":\"connected\"}";

    private final Dialog360Simulator simulator =
            Dialog360Simulator.builder().withPage().start();
    private final Wire control = new Wire(simulator.baseUri(), "");
    private final List<RawClient> clients = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        simulator.close();
    }

    private String newPage() {
        return control.json("POST", "/_simulator/pages", "{}").textAt("page");
    }

    /** Requests the events. Returns the status. */
    private int read(String query, String... headers) throws IOException {
        RawClient client = RawClient.to(simulator.baseUri());
        clients.add(client);
        client.send("GET /_simulator/events" + query + " HTTP/1.1\r\nHost: "
                + simulator.baseUri().getAuthority() + "\r\n"
                + Stream.of(headers).map(header -> header + "\r\n").reduce("", String::concat) + "\r\n");
        return Integer.parseInt(client.next("HTTP/1.1 200".length()).substring("HTTP/1.1 ".length()));
    }

    private void assertLatestIsConnected() throws IOException {
        assertReceives(clients.get(clients.size() - 1), CONNECTED);
    }

    private static void assertReceives(RawClient client, String text) throws IOException {
        StringBuilder received = new StringBuilder();
        while (received.indexOf(text) < 0) {
            String next = client.next(1);
            assertThat(next).as("the next character after " + received).isNotEmpty();
            received.append(next);
        }
        assertThat(received.toString()).endsWith(text);
    }

    @Test
    void aPageConnectsAlthoughTwentyOtherReadersTried() throws IOException {
        int refused = 0;
        for (int i = 0; i < 20; i++) {
            refused += read("?last=5") == 503 ? 1 : 0;
        }
        assertThat(refused).isEqualTo(20 - EventStream.MAX_READERS);

        assertThat(read("?page=" + newPage())).isEqualTo(200);
        assertLatestIsConnected();
    }

    @Test
    void aPageStaysConnectedWhenTwentyOtherReadersConnect() throws IOException {
        assertThat(read("?page=" + newPage())).isEqualTo(200);
        assertLatestIsConnected();
        for (int i = 0; i < 20; i++) {
            read(i % 2 == 0 ? "" : "?page");
        }

        control.json("PUT", "/_simulator/variants/READ_WRAPPED/enabled", "{}");

        assertReceives(clients.get(0), "{\"changed\":\"variants/READ_WRAPPED/enabled\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?page", "?page=", "?page=1", "?page=true", "?page=00000000-0000-0000-0000-000000000000"})
    void aReaderThatOnlyClaimsToBeAPageIsRefused(String query) throws IOException {
        assertThat(read(query)).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: http://127.0.0.1:1",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void anotherSiteInABrowserIsRefused(String header) throws IOException {
        assertThat(read("", header)).isEqualTo(403);
        assertThat(read("?page=" + newPage(), header)).isEqualTo(403);
    }

    @Test
    void anotherSiteGetsNoIdOfAPage() throws IOException {
        String request = "POST /_simulator/pages HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n"
                + "Content-Length: 0\r\nConnection: close\r\n\r\n";
        assertThat(RawClient.exchange(simulator.baseUri(), request).text()).startsWith("HTTP/1.1 403");
    }

    @Test
    void theOwnPageInABrowserIsAdmitted() throws IOException {
        assertThat(read("?page=" + newPage(), "Sec-Fetch-Site: same-origin")).isEqualTo(200);
        assertThat(read("", "Sec-Fetch-Site: none", "Origin: " + simulator.baseUri()))
                .isEqualTo(200);
    }

    @Test
    void anIdWithoutAStreamIsReplacedBeforeAConnectedPage() {
        EventStream stream = new EventStream(new Journal(), Duration.ofMinutes(1));
        String first = stream.openPage();
        assertThat(stream.joinAsPage(first, () -> {})).isPresent();
        for (int i = 0; i < 100; i++) {
            stream.openPage();
        }

        assertThat(stream.joinAsPage(first, () -> {})).isPresent();
        assertThat(stream.readers()).isEqualTo(1);
    }

    @Test
    void aPageThatConnectsAgainReplacesItsOwnStreamOnly() {
        EventStream stream = new EventStream(new Journal(), Duration.ofMinutes(1));
        String one = stream.openPage();
        String other = stream.openPage();
        assertThat(stream.joinAsPage(other, () -> {})).isPresent();
        for (int i = 0; i < 50; i++) {
            assertThat(stream.joinAsPage(one, () -> {})).isPresent();
            assertThat(stream.readers()).isEqualTo(2);
        }
    }

    @Test
    void thePageThatWasOpenedFirstIsToldThatItIsReplaced() throws Exception {
        EventStream stream = new EventStream(new Journal(), Duration.ofMinutes(1));
        String first = stream.openPage();
        EventStream.Reader reader = stream.joinAsPage(first, () -> {}).orElseThrow();
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        CompletableFuture<Void> serving = CompletableFuture.runAsync(() -> {
            try {
                reader.serve(received, 0);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        for (int i = 1; i < EventStream.MAX_PAGES; i++) {
            assertThat(stream.joinAsPage(stream.openPage(), () -> {})).isPresent();
        }
        while (!received.toString(StandardCharsets.UTF_8).contains(CONNECTED)) {
            Thread.onSpinWait();
        }

        assertThat(stream.joinAsPage(stream.openPage(), () -> {})).isPresent();

        serving.get(30, TimeUnit.SECONDS);
        assertThat(received.toString(StandardCharsets.UTF_8)).endsWith("event: replaced\ndata: {}\n\n");
        assertThat(stream.joinAsPage(first, () -> {})).isEmpty();
        assertThat(stream.readers()).isEqualTo(EventStream.MAX_PAGES);
    }
}
