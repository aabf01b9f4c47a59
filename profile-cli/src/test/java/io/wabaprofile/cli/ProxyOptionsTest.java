package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cli.connection.Mode;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import io.wabaprofile.testkit.wire.ScriptedServer;
import io.wabaprofile.testkit.wire.ScriptedServer.ReceivedRequest;
import io.wabaprofile.testkit.wire.UnreachableEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that connect through a proxy. */
class ProxyOptionsTest {
    private static final String KEY = "sample-key-0123456789";
    private static final String USER = "zaphod";
    private static final String PASSWORD = "c@nary:pa+ss";
    private static final String ENCODED = "c%40nary%3Apa+ss";

    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();
    private final BasicAuthProxy proxy = BasicAuthProxy.start(USER, PASSWORD);

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        proxy.close();
        simulator.close();
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static CliRun showWith(String variable, String value, String... options) {
        List<String> arguments = new ArrayList<>(List.of("show", "--mode=cloud", "--base-url=https://api.invalid"));
        arguments.addAll(List.of(options));
        return CliRun.withEnvironment(Map.of("D360_API_KEY", KEY, variable, value), arguments.toArray(String[]::new));
    }

    private static void assertHidesCredentials(CliRun run) {
        assertThat(run.everything())
                .isNotBlank()
                .doesNotContain(
                        USER, PASSWORD, ENCODED, "canary", basic(USER, PASSWORD).substring(6));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void everyCommandWorksThroughAProxyWithCredentials(Mode mode) {
        String photo = PhotoFiles.file(directory, "p.jpg", PhotoFiles.jpeg(2_000));
        String url = "http://zaphod:" + ENCODED + "@" + proxy.address();
        List<CliRun> runs = List.of(
                CliRun.against(simulator, account, mode, "set", "--about", "New", "--proxy", url),
                CliRun.against(simulator, account, mode, "photo", "set", photo, "--debug", "--proxy", url),
                CliRun.against(simulator, account, mode, "show", "--json", "--proxy", url));

        assertThat(runs)
                .allSatisfy(run -> assertThat(run.exit()).as(run.everything()).isZero());
        runs.forEach(ProxyOptionsTest::assertHidesCredentials);
        assertThat(account.profile().about()).contains("New");
        assertThat(proxy.requestLines())
                .hasSameSizeAs(simulator.exchanges())
                .allMatch(line -> line.contains(" " + simulator.baseUri() + "/"));
    }

    @Test
    void anUploadWorksThroughAProxy() {
        CliRun run = CliRun.withKey(
                account.key(),
                "upload",
                "--base-url=" + simulator.baseUri(),
                "--proxy=zaphod:" + ENCODED + "@" + proxy.address(),
                "--token-file=" + directory.resolve("token"),
                "--handle-file=" + directory.resolve("handle"),
                PhotoFiles.file(directory, "p.jpg", PhotoFiles.jpeg(300_000)));

        assertThat(run.exit()).as(run.everything()).isZero();
        assertThat(account.uploads()).hasSize(1);
        assertThat(proxy.requestLines()).hasSameSizeAs(simulator.exchanges());
        assertHidesCredentials(run);
    }

    @Test
    void namesAProxyThatRejectsTheCredentialsAndAsksItOnce() {
        CliRun run = CliRun.against(
                simulator,
                account,
                Mode.CLOUD,
                "show",
                "--debug",
                "--proxy",
                "http://zaphod:canary@" + proxy.address());

        assertThat(run.exit()).isEqualTo(7);
        assertThat(run.err().lines())
                .contains(
                        "fetch profile: a proxy refused the request: no message [status 407]",
                        "The proxy rejected the credentials. Set a user name and a password that it accepts.",
                        "The connection goes through the proxy " + proxy.address() + " (--proxy).");
        assertHidesCredentials(run);
        assertThat(proxy.requestLines()).hasSize(1);
        assertThat(simulator.exchanges()).isEmpty();
    }

    @Test
    void namesAProxyThatRejectsATunnelAndAsksItOnce() {
        try (ScriptedServer refusing = ScriptedServer.start()) {
            refusing.then(ScriptedResponse.of(407, "you are zaphod:canary"));
            String address = refusing.baseUri().getAuthority();
            CliRun run = showWith("HTTPS_PROXY", "http://zaphod:canary@" + address, "--json", "--debug");

            assertThat(run.exit()).isEqualTo(7);
            assertThat(run.out())
                    .contains(
                            "\"fetch profile: cannot connect to api.invalid:443: the proxy " + address
                                    + " refused CONNECT [status 407]\"",
                            "\"advice\":[\"The connection goes through the proxy " + address + " (HTTPS_PROXY).\"]",
                            "\"reason\":\"no_connection\"",
                            "\"remote\":{\"status\":407,");
            assertHidesCredentials(run);
            assertThat(refusing.requests()).hasSize(1);
            ReceivedRequest connect = refusing.requests().get(0);
            assertThat(connect.method() + " " + connect.target()).isEqualTo("CONNECT api.invalid:443");
            assertThat(connect.header("Proxy-Authorization")).containsExactly(basic(USER, "canary"));
            assertThat(connect.header("D360-API-KEY")).isEmpty();
        }
    }

    @Test
    void usesHttpsProxyFromTheEnvironmentUnlessToldOtherwise() {
        try (ScriptedServer first = ScriptedServer.start();
                ScriptedServer second = ScriptedServer.start()) {
            first.then(ScriptedResponse.of(407, ""));
            second.then(ScriptedResponse.of(407, ""));
            String variable = first.baseUri().toString();

            showWith("https_proxy", variable);
            assertThat(first.requests()).hasSize(1);
            showWith("https_proxy", variable, "--proxy", second.baseUri().getAuthority());
            assertThat(first.requests()).hasSize(1);
            assertThat(second.requests()).hasSize(1);
            CliRun direct = showWith("https_proxy", variable, "--no-proxy");
            assertThat(direct.exit()).isEqualTo(7);
            assertThat(direct.err())
                    .contains("cannot connect to api.invalid:443: unknown host")
                    .doesNotContain("proxy");
            assertThat(first.requests()).hasSize(1);
        }
    }

    @Test
    void theSimulatorIsReachedWithoutTheProxyInTheEnvironment() {
        CliRun run = CliRun.withEnvironment(
                Map.of("D360_API_KEY", account.key(), "HTTPS_PROXY", proxy.address(), "ALL_PROXY", proxy.address()),
                "show",
                "--mode=cloud",
                "--base-url=" + simulator.baseUri());
        assertThat(run.exit()).isZero();
        assertThat(proxy.requestLines()).isEmpty();
    }

    @Test
    void aProxyThatCannotBeReachedIsNamed() throws IOException {
        try (UnreachableEndpoint refusing = UnreachableEndpoint.refusing()) {
            String address = refusing.uri().getAuthority();
            CliRun run = CliRun.against(simulator, account, Mode.ON_PREMISE, "show", "--proxy", address);
            assertThat(run.exit()).isEqualTo(7);
            assertThat(run.err())
                    .contains(
                            "cannot connect to the proxy " + address, address + " (--proxy)", "This may be temporary");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--proxy=socks5://zaphod:canary@proxy.example",
                "--proxy=https://zaphod:canary@proxy.example",
                "--proxy=http://zaphod:canary%zz@proxy.example",
                "--proxy=http://zaphod:canary@proxy.example:99999",
                "--no-proxy=http://zaphod:canary@proxy.example"
            })
    void anInvalidValueNamesTheOption(String option) {
        for (String format : List.of("--json", "--debug")) {
            CliRun run = CliRun.withKey(KEY, "show", "--mode=cloud", format, option);
            assertThat(run.exit()).as(run.everything()).isEqualTo(2);
            assertThat(run.everything()).contains(option.split("=")[0]);
            assertHidesCredentials(run);
        }
    }

    @Test
    void usageErrorsDoNotRepeatTheCredentials() {
        String url = "http://zaphod:canary=@proxy.example";
        for (CliRun run : List.of(
                CliRun.withKey(KEY, "show", "--mode", "--proxy=" + url),
                CliRun.withKey(KEY, "show", "--mode=cloud", "--proxy=" + url, "--proxy=" + url),
                CliRun.withKey(KEY, "show", "--mode=cloud", "--proxy", url, "--no-proxy"),
                CliRun.withKey(KEY, "show", "--mode=cloud", "--no-proxy", url),
                CliRun.withKey(KEY, "show", "--mode=cloud", "--prox=" + url),
                CliRun.withKey(KEY, "show", "--mode=cloud", "--proxy", "--proxy=" + url),
                CliRun.withKey(KEY, "demo", "--proxy", url),
                showWith("ALL_PROXY", "socks5://zaphod:canary@proxy.example", "--debug"),
                showWith("https_proxy", "http://zaphod:canary%@proxy.example", "--debug"))) {
            assertThat(run.exit()).as(run.everything()).isEqualTo(2);
            assertHidesCredentials(run);
        }
    }

    @Test
    void theCommandToResumeHasPlaceholdersForTheCredentials() {
        simulator.close();
        String file = PhotoFiles.file(directory, "p.jpg", PhotoFiles.jpeg(2_000));
        Path token = directory.resolve("token");
        PhotoFiles.file(directory, "token", new byte[1]);
        String url = "http://zaphod:" + ENCODED + "@" + proxy.address();
        CliRun run = CliRun.withKey(KEY, "upload", "--proxy", url, "--token-file", token.toString(), file);
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("--proxy http://USER:PASSWORD@" + proxy.address());
        assertHidesCredentials(run);
    }
}
