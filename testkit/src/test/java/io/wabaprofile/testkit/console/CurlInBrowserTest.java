package io.wabaprofile.testkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.simulator.Browser;
import io.wabaprofile.testkit.simulator.RawClient;
import io.wabaprofile.testkit.simulator.Wire;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Copies recorded requests as curl commands in a real browser, runs the commands, and compares the requests. */
@Timeout(180)
@TestInstance(Lifecycle.PER_CLASS)
class CurlInBrowserTest {
    /** Headers of the connection or of the client, which a command does not repeat. */
    private static final Set<String> NOT_COMPARED =
            Set.of("host", "content-length", "connection", "user-agent", "http2-settings", "upgrade", "accept");

    private final Map<String, String> variables = new LinkedHashMap<>();
    private Browser browser;
    private PageFixture page;

    @TempDir
    Path folder;

    @BeforeAll
    void startBrowser() throws IOException {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/curl")) && Files.isExecutable(Path.of("/bin/bash")),
                "SKIPPED: curl or bash is not installed");
        browser = Browser.start().allowClipboard();
    }

    @AfterAll
    void stopBrowser() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openPage() throws IOException {
        page = new PageFixture(browser, 1280, true);
        variables.clear();
        variables.put("D360_API_KEY", page.account.key());
        variables.put("WABA_ACCESS_TOKEN", page.account.accessToken());
        variables.put("D360_PARTNER_KEY", page.simulator.partner().key());
    }

    @AfterEach
    void stop() {
        page.close();
    }

    private int recorded() {
        return page.simulator.exchanges().size();
    }

    /** Opens the latest request on the page and copies its command. */
    private String copyLatest() {
        browser.await("document.querySelectorAll('#list li').length === " + recorded());
        browser.script("document.querySelector('#list details').open = true");
        browser.await("document.querySelector('#list li:first-child .copy button')");
        browser.at("#list li:first-child .copy button").click();
        browser.await("document.querySelector('#list li:first-child .copy .hint').textContent.startsWith('Copied.')");
        return browser.clipboard();
    }

    private void run(String command) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-euc", command).redirectErrorStream(true);
        bash.directory(folder.toFile());
        bash.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        bash.environment().putAll(variables);
        Process process = bash.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + "\n" + output).isZero();
    }

    private static Map<String, String> headers(Exchange exchange) {
        Map<String, String> headers = new TreeMap<>();
        exchange.request().headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.keySet().removeAll(NOT_COMPARED);
        return headers;
    }

    /** Copies and runs the command of the latest request, and compares the two requests. */
    private void assertRepeatsTheLatestRequest() throws IOException, InterruptedException {
        int before = recorded();
        String command = copyLatest();
        assertThat(page.account.secretsIn(command)).isEmpty();
        run(command);
        assertThat(page.simulator.exchanges()).as(command).hasSize(before + 1);
        Exchange original = page.simulator.exchanges().get(before - 1);
        Exchange repeated = page.simulator.exchanges().get(before);
        assertThat(repeated.method()).isEqualTo(original.method());
        assertThat(repeated.target()).isEqualTo(original.target());
        assertThat(repeated.request().body()).isEqualTo(original.request().body());
        assertThat(headers(repeated)).isEqualTo(headers(original));
        assertThat(repeated.status()).as(command).isEqualTo(original.status());
    }

    private void updateAbout(String json) {
        page.channel.json(
                "POST", "/whatsapp_business_profile", "{\"messaging_product\":\"whatsapp\",\"about\":" + json + "}");
    }

    @Test
    void aTargetThatNamesAnotherHostIsNotPartOfTheAddress() throws Exception {
        try (RawClient client = RawClient.to(page.simulator.baseUri())) {
            client.send("GET @127.0.0.1:1/steal HTTP/1.1\r\nHost: "
                    + page.simulator.baseUri().getAuthority() + "\r\nD360-API-KEY: " + page.account.key() + "\r\n\r\n");
            client.next("HTTP/1.1 ".length());
        }
        assertThat(copyLatest())
                .contains("'" + page.simulator.baseUri() + "'", "--request-target '@127.0.0.1:1/steal'");
        assertRepeatsTheLatestRequest();
    }

    @Test
    void controlCharactersOfTheSecondBlockAreEscaped() throws Exception {
        updateAbout("\"a\u009Bb\u0085\"");
        assertThat(copyLatest()).doesNotContain("\u009B", "\u0085");
        assertRepeatsTheLatestRequest();
    }

    @Test
    void aReadIsRepeated() throws Exception {
        page.channel.get(PageFixture.PROFILE);
        String command = copyLatest();
        assertThat(command)
                .startsWith("curl -sS 'http://127.0.0.1:")
                .contains("-H \"D360-API-KEY: $D360_API_KEY\"")
                .doesNotContain("-X");
        assertRepeatsTheLatestRequest();
    }

    @Test
    void textThatIsSpecialInAShellIsRepeated() throws Exception {
        for (String text : List.of(
                "it's \\\"quoted\\\" $HOME `id` $(id) \\\\ !! 'x'",
                "line one\\nline two\\ttab",
                "📚 Bücher & Café; | > /dev/null # * ? [a-z] {b,c} ~",
                "''",
                "@/etc/hosts",
                "handle-1 key-1")) {
            updateAbout("\"" + text + "\"");
            assertRepeatsTheLatestRequest();
        }
        assertThat(page.account.profile().about()).contains("handle-1 key-1");
    }

    @Test
    void aBodyThatIsNotJsonIsRepeated() throws Exception {
        page.channel.send(
                "POST",
                "/whatsapp_business_profile",
                BodyPublishers.ofString("no json:\n  'single', \"double\"\r\n\n"),
                "Content-Type",
                "text/plain",
                "X-Note",
                "it's a \"note\" with $HOME");
        assertRepeatsTheLatestRequest();
    }

    @Test
    void oddTargetsAndMethodsAreRepeated() throws Exception {
        page.channel.get("/whatsapp_business_profile?fields=%7Babout%7D,%5Bx%5D,it's");
        assertRepeatsTheLatestRequest();
        page.channel.send("DELETE", "/v1/settings/profile/photo", BodyPublishers.noBody());
        assertRepeatsTheLatestRequest();
        page.channel.get("/nowhere/../else");
        assertRepeatsTheLatestRequest();
    }

    @Test
    void aRequestOfTheGraphApiIsRepeated() throws Exception {
        new Wire(page.simulator.baseUri(), "")
                .send(
                        "POST",
                        "/v23.0/" + page.account.phoneNumberId() + "/whatsapp_business_profile",
                        BodyPublishers.ofString("{\"messaging_product\":\"whatsapp\",\"about\":\"Open\"}"),
                        "Authorization",
                        "Bearer " + page.account.accessToken(),
                        "Content-Type",
                        "application/json");
        assertThat(copyLatest()).contains("-H \"Authorization: Bearer $WABA_ACCESS_TOKEN\"");
        assertRepeatsTheLatestRequest();
    }

    @Test
    void aRequestOfAPartnerIsRepeated() throws Exception {
        new Wire(page.simulator.baseUri(), "")
                .send(
                        "GET",
                        "/api/v2/partners/" + page.simulator.partner().id() + "/channels?limit=2",
                        BodyPublishers.noBody(),
                        "X-API-Key",
                        page.simulator.partner().key());
        assertThat(copyLatest()).contains("-H \"X-API-Key: $D360_PARTNER_KEY\"");
        assertRepeatsTheLatestRequest();
    }

    @Test
    void anUploadAndItsHandleAreRepeated() throws Exception {
        byte[] picture = page.account.photo().orElseThrow();
        String session = page.channel
                .send(
                        "POST",
                        "/uploads?file_length=" + picture.length + "&file_type=image/png",
                        BodyPublishers.noBody())
                .textAt("id");
        assertRepeatsTheLatestRequest();
        variables.put("UPLOAD_SESSION_1", session);
        page.channel.get("/" + session);
        assertThat(copyLatest()).contains("/$UPLOAD_SESSION_1\"");
        assertRepeatsTheLatestRequest();
        String handle = page.channel
                .bytes("/" + session, picture, "file_offset", "0", "Content-Type", "image/png")
                .textAt("h");
        assertThat(copyLatest()).contains("--data-binary @FILE", "-H 'File_offset: 0'");
        assertThat(browser.at("#list li:first-child .copy .hint").getText())
                .contains("Set UPLOAD_SESSION_1 and D360_API_KEY", "Replace FILE by the name of a file with the body");
        variables.put("HANDLE_1", handle.replace("\n", "\\n"));
        page.channel.json(
                "POST",
                "/whatsapp_business_profile",
                "{\"messaging_product\":\"whatsapp\",\"profile_picture_handle\":\"" + handle.replace("\n", "\\n")
                        + "\"}");
        assertThat(copyLatest()).contains("\"$HANDLE_1\"");
        assertRepeatsTheLatestRequest();
    }

    @Test
    void aFileReplacesABinaryBody() throws Exception {
        byte[] picture = page.account.photo().orElseThrow();
        page.channel.bytes("/v1/settings/profile/photo", picture, "Content-Type", "image/png");
        Files.write(folder.resolve("FILE"), picture);
        assertRepeatsTheLatestRequest();
        byte[] large = new byte[70_000];
        page.channel.bytes("/v1/settings/profile/photo", large, "Content-Type", "text/plain");
        Files.write(folder.resolve("FILE"), large);
        assertRepeatsTheLatestRequest();
    }
}
