package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plain HTTP to a host that the user names. */
class PlainHttpOptionTest {
    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();
    private final String base = "http://localhost:" + simulator.baseUri().getPort();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void callsTheNamedHost() {
        CliRun run = CliRun.withKey(
                account.key(), "show", "--mode=cloud", "--base-url=" + base, "--allow-plain-http-to=localhost");

        assertThat(run.exit()).as(run.everything()).isZero();
        assertThat(simulator.exchanges()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "other, --base-url cannot be used: plain http to localhost is refused",
        "http://localhost, --allow-plain-http-to cannot be used. ",
        "graph.facebook.com, --allow-plain-http-to cannot be used. "
    })
    void refusesAnotherHostBeforeARequestIsSent(String host, String message) {
        CliRun run = CliRun.withKey(
                account.key(), "show", "--mode=cloud", "--base-url=" + base, "--allow-plain-http-to", host);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith(message).doesNotContain("allowPlainHttp");
        assertThat(simulator.exchanges()).isEmpty();
    }

    @Test
    void repeatsTheOptionInTheCommandThatResumesAnUpload() throws IOException {
        Path token = Files.createFile(directory.resolve("token"));
        CliRun run = CliRun.withKey(
                account.key(),
                "upload",
                "--base-url=" + base,
                "--allow-plain-http-to=localhost",
                "--token-file=" + token,
                PhotoFiles.file(directory, "p.jpg", PhotoFiles.jpeg(2_000)));

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("--base-url " + base + " --allow-plain-http-to localhost ");
    }
}
