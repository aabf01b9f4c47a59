package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wabaprofile.cli.connection.Mode;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.wire.UnreachableEndpoint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class DoctorCommandTest {
    @TempDir
    private Path directory;

    /** The text without the columns of the terminal. */
    private static String onOneLine(CliRun run) {
        return run.out().replaceAll("\\s+", " ");
    }

    private static List<String> steps(JsonNode report, String status) {
        return StreamSupport.stream(report.get("steps").spliterator(), false)
                .filter(step -> step.get("status").asText().equals(status))
                .map(step -> step.get("name").asText())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WRONG_KEY    | 4  | access      | the platform rejected the key or token | Check that the environment variable D360_API_KEY
            FORBIDDEN    | 4  | access      | [status 403                   | ask 360dialog's support
            THROTTLED    | 6  | profile     | try again in 600 s            | Wait 600 s, then run this command again
            DOWN         | 7  | profile     | the server reported an error  | Try again in some minutes
            BLOCKED      | 15 | sending     | cannot send messages: BLOCKED | WhatsApp Manager shows the details
            PROXY_407    | 7  | proxy       | refused CONNECT [status 407]  | HTTPS_PROXY=http://USER:PASSWORD@
            PROXY_403    | 7  | proxy       | refused CONNECT [status 403]  | Ask the administrator of the proxy to allow
            PROXY_503    | 7  | proxy       | refused CONNECT [status 503]  | The proxy cannot reach
            NO_SERVER    | 7  | connection  | connection refused            | Check the host and the port in --base-url
            UNKNOWN_HOST | 7  | name lookup | unknown host                  | Check the host in --base-url and the DNS
            EXPIRED      | 7  | TLS         | the certificate has expired   | Check the clock of this machine, which shows
            OTHER_HOST   | 7  | TLS         | It is for other.example       | Check the host in --base-url
            UNTRUSTED    | 7  | TLS         | issued by CN=                 | add its authority to the trust store
            NO_KEY       | 2  | credential  | No API key was given          | Set the environment variable D360_API_KEY
            """)
    void namesTheFailedStepItsCauseAndWhatToDo(DoctorState state, int exit, String step, String cause, String next) {
        CliRun run = state.doctor("--mode", "cloud");

        assertThat(run.exit()).as(run.everything()).isEqualTo(exit);
        assertThat(run.err()).isEmpty();
        assertThat(onOneLine(run))
                .contains("failed " + step + " ", cause, "Next: ")
                .containsPattern("1 step failed: " + step + "\\. First thing to do: .*\\Q" + next + "\\E");
        JsonNode report = state.doctor("--mode", "cloud", "--json").json();
        assertThat(report.get("status").asText()).isEqualTo("failed");
        assertThat(steps(report, "failed")).containsExactly(step);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DEAD_ADDRESS | connection | not connected: 127.0.0.9 (connection refused)       | Remove 127.0.0.9 from the DNS
            CLOCK        | clock      | behind the server's clock                           | Set the clock of this machine
            """)
    void aWarningDoesNotFail(DoctorState state, String step, String cause, String next) {
        CliRun run = state.doctor("--mode", "cloud");

        assertThat(run.exit()).as(run.everything()).isZero();
        assertThat(onOneLine(run))
                .contains("warning " + step, cause, "No step failed. There is 1 warning. First thing to do: " + next);
        assertThat(state.doctor("--mode", "cloud", "--json")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("warning");
    }

    @Test
    void findsNoProblemIfEverythingIsFine() {
        CliRun run = DoctorState.FINE.doctor("--mode", "Cloud");

        assertThat(run.exit()).as(run.everything()).isZero();
        assertThat(run.out().lines()).last().isEqualTo("No problem was found.");
        assertThat(onOneLine(run))
                .contains(
                        "ok TLS the certificate is trusted",
                        "ok clock differs from the server's clock by less than 30 s",
                        "ok profile set: about; not set: address",
                        "ok sending the number can send messages");
    }

    @Test
    void showsTheFactsOfANumberInTheGraphApi() {
        CliRun run = DoctorState.GRAPH.doctor(
                "--mode", "graph", "--phone-number-id", "$WABA_PHONE_NUMBER_ID", "--api-version", "v23.0");

        assertThat(run.exit()).as(run.everything()).isZero();
        assertThat(onOneLine(run))
                .contains(
                        "ok credential the access token comes from the environment variable WABA_ACCESS_TOKEN",
                        "ok facts display name Sample Business (APPROVED), quality GREEN, limit TIER_1K");
    }

    @ParameterizedTest
    @CsvSource({
        "DECLINED, GREEN, Submit another display name",
        "APPROVED, RED, Send fewer messages that recipients block",
        "APPROVED, YELLOW, Send fewer messages that recipients block"
    })
    void warnsOfABadNameOrRating(String name, String quality, String next) {
        try (Dialog360Simulator simulator = Dialog360Simulator.start()) {
            SimulatedAccount account = simulator.newAccount();
            account.setNumber(account.number().displayName("Shop", name).quality(quality));

            CliRun run = CliRun.against(simulator, account, Mode.GRAPH, "doctor");

            assertThat(run.exit()).as(run.everything()).isZero();
            assertThat(onOneLine(run))
                    .contains("warning facts display name Shop (" + name + "), quality " + quality, next);
        }
    }

    @Test
    void aRefusedTokenNamesItsSource() {
        CliRun run = DoctorState.WRONG_KEY.doctor(
                "--mode", "graph", "--phone-number-id", "$WABA_PHONE_NUMBER_ID", "--api-version", "v23.0");

        assertThat(run.exit()).as(run.everything()).isEqualTo(4);
        assertThat(onOneLine(run))
                .contains("Check the access token in the environment variable WABA_ACCESS_TOKEN", "system user");
    }

    @Test
    void aFailedStepSkipsTheStepsThatNeedIt() {
        JsonNode report =
                DoctorState.EXPIRED.doctor("--mode", "cloud", "--json").json();

        assertThat(steps(report, "skipped"))
                .containsExactly("proxy", "clock", "access", "profile", "sending", "facts", "photo");
    }

    @Test
    void withoutAKeyTheConnectionIsCheckedAnyway() {
        JsonNode report = DoctorState.NO_KEY.doctor("--mode", "cloud", "--json").json();

        assertThat(steps(report, "ok"))
                .startsWith("configuration", "name lookup", "connection")
                .doesNotContain("access", "profile", "sending");
    }

    @Test
    void aWrongConfigurationSkipsTheRest() {
        CliRun run = CliRun.withKey("sample-key-0123456789", "doctor", "--mode=graph", "--json");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).contains("--mode graph needs --phone-number-id");
        assertThat(steps(run.json(), "failed")).containsExactly("configuration");
        assertThat(steps(run.json(), "ok")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DoctorState.class)
    void printsNoSecret(DoctorState state) {
        for (String format : List.of("--json", "--debug")) {
            assertThat(state.doctor("--mode", "cloud", format).everything())
                    .isNotBlank()
                    .doesNotContain("zaphod", "canary", "sample-key")
                    .doesNotContainPattern("[0-9a-f]{32}AK");
        }
    }

    @ParameterizedTest
    @EnumSource(DoctorState.class)
    void fitsATerminal(DoctorState state) {
        assertThat(state.doctor("--mode", "cloud").out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void checksAPhoto() {
        String good = PhotoFiles.file(directory, "good.jpg", PhotoFiles.jpeg(2_000));
        String small = PhotoFiles.file(directory, "small.png", PhotoFiles.tinyPng());
        String wrong = PhotoFiles.file(directory, "wrong.gif", "GIF89a......".getBytes(StandardCharsets.US_ASCII));

        assertThat(onOneLine(DoctorState.FINE.doctor("--mode=cloud", "--photo", good)))
                .contains("ok photo image/jpeg, 640 × 640 pixels, 2,000 bytes");
        assertThat(onOneLine(DoctorState.FINE.doctor("--mode=cloud", "--photo", small)))
                .contains("warning photo image/png, 1 × 1 pixels", "Next: 1 × 1 is small");
        CliRun refused = DoctorState.FINE.doctor("--mode=cloud", "--photo", wrong);
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(onOneLine(refused))
                .contains("failed photo " + wrong + ": The file is GIF", "Next: Use a JPEG or PNG");
    }

    @Test
    void warnsOfAKeyFileThatOtherUsersCanRead() throws Exception {
        Path file = Files.writeString(directory.resolve("key"), "sample-key-0123456789");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        CliRun run = DoctorState.FINE.doctor("--mode=cloud", "--key-file=" + file);

        assertThat(run.exit()).isZero();
        assertThat(onOneLine(run)).contains("warning credential", "the file named by --key-file", "chmod 600");
    }

    @Test
    void endsInTimeIfTheServerDoesNotAnswer() throws Exception {
        try (UnreachableEndpoint silent = UnreachableEndpoint.silent()) {
            long start = System.nanoTime();
            CliRun run =
                    CliRun.withKey("sample-key-0123456789", "doctor", "--mode=cloud", "--base-url=" + silent.uri());

            assertThat(run.exit()).isEqualTo(7);
            assertThat(onOneLine(run)).contains("failed connection", "no response within 3 s");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void anInterruptEndsTheCheck() {
        Thread.currentThread().interrupt();
        CliRun run = DoctorState.FINE.doctor("--mode=cloud");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(run.exit()).isEqualTo(11);
        assertThat(onOneLine(run)).contains("failed name lookup interrupted");
    }
}
