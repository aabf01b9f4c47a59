package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cli.connection.Mode;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of the mode graph, and where the access token comes from. */
class GraphModeTest {
    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        simulator.close();
    }

    private CliRun withVariables(Map<String, String> variables, String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of(command, "--mode=graph", "--base-url=" + simulator.baseUri()));
        arguments.addAll(CliRun.graphArguments(account, Mode.GRAPH));
        arguments.addAll(List.of(options));
        return CliRun.withEnvironment(variables, arguments.toArray(String[]::new));
    }

    private static CliRun withToken(String... arguments) {
        return CliRun.withEnvironment(Map.of("WABA_ACCESS_TOKEN", "EAAGsample0123456789"), arguments);
    }

    @Test
    void changesTheProfileOfTheNumber() {
        CliRun run = withVariables(CliRun.variables(account), "set", "--about", "Open till nine");

        assertThat(run.exit()).as(run.everything()).isZero();
        assertThat(account.profile().about()).contains("Open till nine");
        assertThat(simulator.exchanges())
                .extracting(Exchange::target)
                .allMatch(target ->
                        target.startsWith("/v23.0/" + account.phoneNumberId() + "/whatsapp_business_profile"));
    }

    @Test
    void theTokenComesFromTheFirstLineOfAFileThatOnlyTheOwnerShouldRead() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), account.accessToken() + "\nsecond line\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        CliRun run = withVariables(
                Map.of("WABA_ACCESS_TOKEN", "the-file-counts-first"), "show", "--access-token-file=" + file);

        assertThat(run.exit()).as(run.everything()).isZero();
        assertThat(run.err())
                .isEqualToIgnoringNewLines("Warning: Other users of this machine can read the file named by"
                        + " --access-token-file. Restrict it with chmod 600.");
    }

    @Test
    void aKeyIsNotAToken() {
        CliRun run = withVariables(Map.of("D360_API_KEY", account.key()), "show");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "No access token was given. Set the environment variable WABA_ACCESS_TOKEN, or name a file that"
                                + " contains the access token with --access-token-file.");
        assertThat(simulator.exchanges()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--key-file, cloud, The first line of the file named by --key-file is empty. Write the API key to the first line of this file.",
        "--access-token-file, graph, The first line of the file named by --access-token-file is empty. Write the access token to the first line of this file."
    })
    void reportsAnEmptyFileAsEmpty(String option, String mode, String message) throws IOException {
        Path empty = Files.createFile(directory.resolve("empty"));
        List<String> arguments = new ArrayList<>(List.of("show", "--mode", mode, option, empty.toString()));
        if (mode.equals("graph")) {
            arguments.addAll(CliRun.graphArguments(account, Mode.GRAPH));
        }

        CliRun run = CliRun.withoutKey(arguments.toArray(String[]::new));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().strip()).isEqualTo(message);
    }

    @Test
    void namesAMissingOption() {
        assertThat(withToken("show", "--mode=graph", "--api-version=v23.0").err())
                .startsWith("--mode graph needs --phone-number-id");
        assertThat(withToken("show", "--mode=graph", "--phone-number-id=1").err())
                .startsWith("--mode graph needs --api-version");
    }

    @Test
    void namesAnOptionWithAnInvalidValue() {
        assertThat(withToken("show", "--mode=graph", "--phone-number-id=+49431123", "--api-version=v23.0")
                        .err())
                .startsWith(
                        "--phone-number-id must be Meta's ID of the number, 1 to 20 digits. Copy the phone number ID");
        assertThat(withToken("show", "--mode=graph", "--phone-number-id=1", "--api-version=23")
                        .err())
                .isEqualToIgnoringNewLines("--api-version must be a version such as v23.0. Use --api-version v23.0.");
        assertThat(withToken("show", "--mode=graph", "--phone-number-id=1", "--api-version=v23.0", "--app-id=my-app")
                        .err())
                .startsWith("--app-id must be Meta's ID of the app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--phone-number-id=1", "--app-id=1", "--api-version=v23.0"})
    void otherModesRefuseItsOptions(String option) {
        CliRun run = CliRun.withKey("sample-key-0123456789", "show", "--mode=cloud", option);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith(option.split("=")[0] + " is for --mode graph. Omit it with --mode cloud.");
    }

    @Test
    void aFileOfTheOtherKindOfSecretIsRefused() {
        CliRun key = withToken(
                "show", "--mode=graph", "--phone-number-id=1", "--api-version=v23.0", "--key-file=" + directory);
        assertThat(key.exit()).isEqualTo(2);
        assertThat(key.err()).startsWith("--key-file cannot be used with --mode graph, which needs an access token.");
        CliRun token = CliRun.withoutKey("show", "--mode=onpremise", "--access-token-file=" + directory);
        assertThat(token.exit()).isEqualTo(2);
        assertThat(token.err()).startsWith("--access-token-file cannot be used with --mode onpremise");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloud", "Cloud", "CLOUD"})
    void theLetterCaseOfTheModeDoesNotMatter(String mode) {
        CliRun run = CliRun.withKey(account.key(), "show", "--mode", mode, "--base-url=" + simulator.baseUri());

        assertThat(run.exit()).as(run.everything()).isZero();
    }

    @Test
    void anUnknownModeNamesTheKnownModes() {
        CliRun run = CliRun.withKey(account.key(), "show", "--mode", "clod");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--mode", "must be onpremise, cloud or graph, not 'clod'");
        assertThat(CliRun.withKey(account.key(), "upload", "--mode=onpremise", "film.mp4")
                        .err())
                .contains("must be cloud or graph; the On-Premise API has no uploads");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void uploadsForTheAppOfTheTokenUnlessAnotherIsNamed(boolean named) {
        String file = PhotoFiles.file(directory, "p.jpg", PhotoFiles.jpeg(2_000));
        List<String> options = new ArrayList<>(List.of(
                "--token-file=" + directory.resolve("resume"), "--handle-file=" + directory.resolve("handle"), file));
        if (named) {
            options.add("--app-id=" + account.appId());
        }

        CliRun run = withVariables(CliRun.variables(account), "upload", options.toArray(String[]::new));

        assertThat(run.exit()).as(run.everything()).isZero();
        assertThat(account.uploads()).hasSize(1);
        assertThat(simulator.exchanges())
                .extracting(Exchange::target)
                .anyMatch(target -> target.startsWith("/v23.0/" + (named ? account.appId() : "app") + "/uploads"));
    }

    @Test
    void theCommandThatResumesAnUploadHasTheOptionsOfTheMode() throws IOException {
        Path resume = Files.createFile(directory.resolve("resume"));
        String token = PhotoFiles.file(directory, "token", account.accessToken().getBytes(StandardCharsets.UTF_8));
        CliRun run = withVariables(
                Map.of(),
                "upload",
                "--access-token-file=" + token,
                "--token-file=" + resume,
                PhotoFiles.file(directory, "p.jpg", PhotoFiles.jpeg(2_000)));

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err())
                .contains("upload --resume " + resume + " --mode graph --phone-number-id " + account.phoneNumberId()
                        + " --api-version v23.0 --base-url " + simulator.baseUri() + " --access-token-file "
                        + token)
                .doesNotContain(account.accessToken());
    }
}
