package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cli.connection.Mode;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each failure names the option or the variable to change. */
class NextStepTest {
    private static final String CHECK_NUMBER = "Check --phone-number-id. If it is right, give the token's system user"
            + " access to the WhatsApp account.";

    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        simulator.close();
    }

    private static CliRun withSecrets(String... arguments) {
        return CliRun.withEnvironment(
                Map.of("D360_API_KEY", "sample-key-0123456789", "WABA_ACCESS_TOKEN", "EAAGsample0123456789"),
                arguments);
    }

    private CliRun graph(String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.addAll(List.of("--mode=graph", "--api-version=v23.0", "--base-url=" + simulator.baseUri()));
        arguments.addAll(List.of(options));
        return CliRun.withEnvironment(CliRun.variables(account), arguments.toArray(String[]::new));
    }

    private static String onOneLine(CliRun run) {
        return run.everything().replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --phone-number-id=+49431123 --api-version=v23.0 | Copy the phone number ID from WhatsApp Manager. It has only digits and is not the phone number.
            --api-version=v23.0                             | Copy the phone number ID from WhatsApp Manager. It has only digits and is not the phone number.
            --phone-number-id=1                             | Use --api-version with the version that you have tested, such as v23.0.
            --phone-number-id=1 --api-version=24            | Use --api-version v24.0.
            --phone-number-id=1 --api-version=V23.1         | Use --api-version v23.1.
            --phone-number-id=1 --api-version=latest        | Use --api-version v23.0.
            --phone-number-id=1 --api-version=v23.0 --app-id=my-app | Copy the app ID from the app's page at Meta, or omit --app-id.
            --phone-number-id=1 --api-version=v23.0 --key-file=key  | Use --access-token-file instead.
            --phone-number-id=1 --api-version=v23.0 --base-url=https://graph.facebook.com/v23.0 | Omit the version from --base-url.
            --phone-number-id=1 --api-version=v23.0 --base-url=https://graph.facebook.com/v23.0/ | Omit the version from --base-url.
            --phone-number-id=1 --api-version=v23.0 --base-url=https://waba-v2.360dialog.io | Use --mode cloud or onpremise for a number at 360dialog. Omit --base-url for a number at Meta.
            --phone-number-id=1 --api-version=v23.0 --base-url=http://localhost:8360 | Use http://127.0.0.1:8360.
            --phone-number-id=1 --api-version=v23.0 --base-url=ftp://host | Use an address such as https://graph.facebook.com.
            --phone-number-id=1 --api-version=v23.0 --proxy=h:1 --no-proxy | Omit one of them.
            """)
    void doctorNamesOneStepForAWrongConfiguration(String options, String next) {
        List<String> arguments = new ArrayList<>(List.of("doctor", "--mode=graph"));
        arguments.addAll(List.of(options.split(" ")));

        CliRun run = withSecrets(arguments.toArray(String[]::new));

        assertThat(run.exit()).as(run.everything()).isEqualTo(2);
        assertThat(onOneLine(run))
                .contains("failed configuration ", "Next: " + next + " skipped credential")
                .endsWith("1 step failed: configuration. First thing to do: " + next + " ");
        arguments.set(0, "show");
        assertThat(withSecrets(arguments.toArray(String[]::new)).err().strip()).endsWith(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloud", "onpremise"})
    void theModesOf360dialogRefuseAHostOfMeta(String mode) {
        CliRun run = withSecrets("show", "--mode", mode, "--base-url=https://Graph.Facebook.com");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToIgnoringNewLines("--base-url is a host of Meta, and --mode " + mode + " calls 360dialog. Use"
                        + " --mode graph for a number at Meta. Omit --base-url for a number at 360dialog.");
    }

    @ParameterizedTest
    @CsvSource({"cloud, --key-file", "graph, --access-token-file"})
    void aMissingFileNamesItsOption(String mode, String option) {
        List<String> arguments = new ArrayList<>(
                List.of("doctor", "--mode", mode, option, "absent", "--base-url=" + simulator.baseUri()));
        arguments.addAll(CliRun.graphArguments(account, mode.equals("graph") ? Mode.GRAPH : Mode.CLOUD));

        CliRun run = withSecrets(arguments.toArray(String[]::new));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(onOneLine(run))
                .contains("failed credential The file named by " + option + " does not exist. Next: Check the path in "
                        + option + ".");
    }

    @Test
    void anInvalidTokenNamesItsVariable() {
        CliRun run = CliRun.withEnvironment(
                Map.of("WABA_ACCESS_TOKEN", "two words"),
                "doctor",
                "--mode=graph",
                "--phone-number-id=1",
                "--api-version=v23.0",
                "--base-url=" + simulator.baseUri());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(onOneLine(run))
                .contains("Next: Check the access token in the environment variable WABA_ACCESS_TOKEN.")
                .doesNotContain("two words", "..");
    }

    @Test
    void aPhotoThatCannotBeReadNamesItsOption() {
        for (String path : List.of("none.png", directory.toString())) {
            CliRun run = DoctorState.FINE.doctor("--mode=cloud", "--photo", path);

            assertThat(run.exit()).isEqualTo(3);
            assertThat(onOneLine(run)).endsWith("First thing to do: Check the path in --photo. ");
        }
    }

    @Test
    void aRefusedTokenNamesItsVariableAndDoctor() {
        account.revokeKey();
        String photo = PhotoFiles.file(directory, "p.jpg", PhotoFiles.jpeg(2_000));
        for (String command : List.of("show", "set --about New", "photo set " + photo)) {
            CliRun run = graph(command, "--phone-number-id=" + account.phoneNumberId());

            assertThat(run.exit()).isEqualTo(4);
            assertThat(run.err())
                    .endsWithIgnoringCase("Check the access token in the environment variable WABA_ACCESS_TOKEN. Run"
                            + " doctor with the same options." + System.lineSeparator());
        }
    }

    @Test
    void aRefusedKeyNamesTheOptions() {
        account.revokeKey();

        assertThat(CliRun.against(simulator, account, Mode.CLOUD, "show").err())
                .contains("A key works for one number in one API mode. Check the key, --mode and --base-url.");
    }

    @ParameterizedTest
    @CsvSource({"show, true", "show, false", "doctor, true", "doctor, false", "set --about New, true"})
    void anUnknownNumberNamesItsOption(String command, boolean isStatus400) {
        if (isStatus400) {
            simulator.enable(Variant.UNKNOWN_ID_IS_400);
        }
        CliRun run = graph(command, "--phone-number-id=1");

        assertThat(run.exit()).as(run.everything()).isEqualTo(5);
        assertThat(onOneLine(run)).contains(isStatus400 ? "code 100, subcode 33" : "code 803", CHECK_NUMBER);
    }

    @Test
    void anUnknownAppNamesItsOption() {
        String photo = PhotoFiles.file(directory, "p.jpg", PhotoFiles.jpeg(2_000));

        CliRun run = graph("photo set " + photo, "--phone-number-id=" + account.phoneNumberId(), "--app-id=1");

        assertThat(run.exit()).as(run.everything()).isEqualTo(5);
        assertThat(run.err()).contains("Check --app-id. If it is right, use an access token of this app.");
    }

    @Test
    void aLimitOfTheAppIsSharedByTheNumbersOfTheToken() {
        CliRun graph = DoctorState.THROTTLED.doctor(
                "--mode=graph", "--phone-number-id", "$WABA_PHONE_NUMBER_ID", "--api-version=v23.0");
        CliRun cloud = DoctorState.THROTTLED.doctor("--mode=cloud");

        assertThat(onOneLine(graph)).contains("code 4", "Send fewer requests with this token.");
        assertThat(onOneLine(cloud)).contains("code 4", "Send fewer requests for this number.");
    }
}
