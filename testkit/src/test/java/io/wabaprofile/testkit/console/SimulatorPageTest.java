package io.wabaprofile.testkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.RawClient;
import io.wabaprofile.testkit.simulator.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of access to the page and the control API. */
@Timeout(60)
class SimulatorPageTest {
    private final Dialog360Simulator simulator =
            Dialog360Simulator.builder().withPage().hostNames("simulator.test").start();
    private final SimulatedAccount account = simulator.newAccount();
    private final Wire wire = new Wire(simulator.baseUri(), "");

    @AfterEach
    void stop() {
        simulator.close();
    }

    private String raw(String request) throws IOException {
        return RawClient.exchange(simulator.baseUri(), request.replace("\n", "\r\n"))
                .text();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/_simulator",
                "/_simulator/",
                "/_simulator/page.js",
                "/_simulator/channels",
                "/_simulator/events"
            })
    void isNotServedByDefault(String path) {
        try (Dialog360Simulator plain = Dialog360Simulator.start()) {
            Wire.Reply reply = new Wire(plain.baseUri(), "").get(path);
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.text()).contains("is blocked");
            assertThat(plain.pageUri()).isEmpty();
            assertThat(plain.exchanges()).hasSize(1);
        }
    }

    @Test
    void theRootRedirectsToThePage() {
        assertThat(simulator.pageUri()).contains(URI.create(simulator.baseUri() + "/_simulator/"));
        for (String path : List.of("/", "/_simulator")) {
            assertThat(wire.get(path).status()).isEqualTo(302);
            assertThat(wire.get(path).header("Location")).isEqualTo("/_simulator/");
        }
        assertThat(wire.get("/_simulator/").text()).startsWith("<!doctype html>");
        assertThat(wire.get("/_simulator/").header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(wire.get("/_simulator/page.js").header("Content-Type")).startsWith("text/javascript");
        assertThat(wire.get("/_simulator/dom.js").header("Content-Type")).startsWith("text/javascript");
        assertThat(wire.get("/_simulator/page.css").header("Content-Type")).startsWith("text/css");
        assertThat(wire.get("/_simulator/icon.svg").header("Content-Type")).isEqualTo("image/svg+xml");
    }

    @Test
    void doesNotChangeTheThreeApis() {
        Wire channel = wire.with(account.key());
        assertThat(channel.get("/whatsapp_business_profile?fields=about").status())
                .isEqualTo(200);
        assertThat(channel.json("POST", "/", "{}").status()).isEqualTo(403);
        assertThat(channel.get("/_simulators/").status()).isEqualTo(403);
        wire.get("/_simulator/");
        wire.get("/_simulator/channels");
        assertThat(simulator.exchanges())
                .extracting(Exchange::target)
                .containsExactly("/whatsapp_business_profile?fields=about", "/", "/_simulators/");
    }

    @Test
    void faultsDoNotApplyToThePage() {
        simulator.faults().onAnyRequest().every().html();
        assertThat(wire.get("/_simulator/channels").at("channels", 0, "number").toString())
                .isEqualTo("1");
        assertThat(simulator.faults().injected()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/_simulator/", "/_simulator/channels", "/_simulator/channels/1/photo", "/_simulator/events"
            })
    void anUnknownHostIsRejected(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\nHost: evil.example\nConnection: close\n\n");
        assertThat(answer).startsWith("HTTP/1.1 421").doesNotContain("doctype", "\"number\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]:1", "simulator.test:80", "SIMULATOR.test"})
    void anAllowedHostIsServed(String host) throws IOException {
        assertThat(raw("GET /_simulator/ HTTP/1.1\nHost: " + host + "\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void twoHostHeadersAreRejected() throws IOException {
        assertThat(raw("GET /_simulator/ HTTP/1.1\nHost: localhost\nHost: localhost\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://localhost:1", "http://127.0.0.1"})
    void aForeignPageCannotChangeState(String origin) {
        simulator.faults().onAnyRequest().html();
        account.outage();
        for (String path : List.of("reset", "faults", "channels")) {
            Wire.Reply reply =
                    wire.send("POST", "/_simulator/" + path, BodyPublishers.ofString("{}"), "Origin", origin);
            assertThat(reply.status()).isEqualTo(403);
        }
        assertThat(wire.send("DELETE", "/_simulator/faults", BodyPublishers.noBody(), "Origin", origin)
                        .status())
                .isEqualTo(403);
        assertThat(simulator.faults().unused()).hasSize(1);
        assertThat(simulator.accounts()).hasSize(1);
        assertThat(account.state().health()).isInstanceOf(ChannelHealth.Down.class);
    }

    @Test
    void theOwnPageCanChangeState() {
        String origin = simulator.baseUri().toString();
        assertThat(wire.send("POST", "/_simulator/reset", BodyPublishers.noBody(), "Origin", origin)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void anHtmlFormCannotChangeState(String type) {
        Wire.Reply reply = wire.send(
                "POST", "/_simulator/faults", BodyPublishers.ofString("{\"fault\":\"html\"}"), "Content-Type", type);
        assertThat(reply.status()).isEqualTo(415);
        assertThat(simulator.faults().unused()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/_simulator/", "/_simulator/page.js", "/_simulator/channels", "/_simulator/nothing"})
    void eachResponseHasSecurityHeaders(String path) {
        Wire.Reply reply = wire.get(path);
        assertThat(reply.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http", "*", "data:");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(reply.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void loadsNoForeignFilesAndHasNoInlineScript() {
        for (PageFile file : PageFile.values()) {
            String path = file.path();
            String text = wire.get("/_simulator/" + path)
                    .text()
                    .replace("http://www.w3.org/2000/svg", "")
                    .replace("^https?:\\/\\/", "");
            assertThat(text)
                    .as(path)
                    .doesNotContain("http:", "https:", "//cdn", "@import", "innerHTML", "outerHTML", "insertAdjacent")
                    .doesNotContain("document.write", "eval(", " style=", " onclick=", "<script>");
        }
    }

    /** The script repeats these names, so this test compares them. */
    @Test
    void thePageHasAllOperationsErrorsAndFaults() {
        String script = wire.get("/_simulator/labels.js").text();
        assertThat(Arrays.stream(Operation.values()))
                .allSatisfy(
                        operation -> assertThat(script).containsPattern("\\b" + operation.name() + ": '[A-Z][a-z ]+'"));
        assertThat(Arrays.stream(PlatformError.values())).allSatisfy(error -> {
            String code = error.code().isPresent() ? ", code " + error.code().getAsInt() : "";
            assertThat(script)
                    .containsPattern("(?m)^    " + error.name() + ": '[^']+ \\(" + error.status() + code + "\\)',$");
        });
        String faults =
                wire.json("POST", "/_simulator/faults", "{\"fault\":\"\"}").textAt("error");
        assertThat(faults.replaceAll(".*one of ", "").split(", "))
                .filteredOn(fault -> !fault.equals("chaos"))
                .hasSizeGreaterThan(9)
                .allSatisfy(
                        fault -> assertThat(script).containsPattern(Pattern.compile("(?m)^  " + fault + ": \\{label")));
    }

    @Test
    void canBeBoundToAnotherAddress() throws IOException {
        InetAddress other = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        try (Dialog360Simulator bound =
                Dialog360Simulator.builder().withPage().bindTo(other).start()) {
            assertThat(bound.baseUri().getHost()).isEqualTo("127.0.0.2");
            assertThat(new Wire(bound.baseUri(), "").get("/_simulator/channels").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void isReachableAtLoopbackIfBoundToAllInterfaces() throws IOException {
        InetAddress every = InetAddress.getByAddress(new byte[4]);
        try (Dialog360Simulator bound =
                Dialog360Simulator.builder().withPage().bindTo(every).start()) {
            assertThat(bound.baseUri().getHost()).isEqualTo("127.0.0.1");
            assertThat(new Wire(bound.baseUri(), "").get("/_simulator/channels").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aPhotoIsServedWithTheTypeOfItsContent() {
        byte[] page = "\u0089PNG\r\n\u001a\n<script>alert(1)</script>".getBytes(StandardCharsets.ISO_8859_1);
        account.setPhoto(page);
        Wire.Reply reply = wire.get("/_simulator/channels/1/photo");
        assertThat(reply.bytes()).isEqualTo(page);
        assertThat(reply.header("Content-Type")).isEqualTo("image/png");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
}
