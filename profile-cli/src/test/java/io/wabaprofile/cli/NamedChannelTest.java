package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.connection.ConnectedChannel;
import io.wabaprofile.cli.connection.Mode;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands for one number that take its settings from the configuration file. */
class NamedChannelTest {
    private static final String CANARY = "canary0123456789abcdefAK";

    @TempDir
    private Path directory;

    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();
    private final Map<String, String> variables = new HashMap<>();
    private Path config;

    @BeforeEach
    void writeConfiguration() throws IOException {
        SampleShop.setUp(account);
        variables.put("THE_KEY", account.key());
        variables.put("THE_TOKEN", account.accessToken());
        config = Files.writeString(directory.resolve("numbers.yaml"), """
                apiVersion: wabaprofile.io/v1
                channels:
                  cloud: {mode: cloud, key: "env:THE_KEY"}
                  onpremise: {mode: onpremise, key: "env:THE_OTHER_KEY"}
                  graph: {mode: graph, key: "env:THE_TOKEN", phoneNumberId: "%s", graphVersion: v23.0}
                """.formatted(account.phoneNumberId()));
        variables.put("THE_OTHER_KEY", account.key());
        variables.put("WABA_PROFILE_CONFIG", config.toString());
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private CliRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--base-url", simulator.baseUri().toString()));
        return CliRun.withEnvironment(variables, all.toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void isShownAndChanged(Mode mode) {
        CliRun shown = run("show", mode.argument());
        assertThat(shown.exit()).as(shown.everything()).isZero();
        assertThat(shown.out()).contains("Coffee and cake by the harbour");

        CliRun set = run("set", mode.argument(), "--about", "Open till nine");
        assertThat(set.exit()).as(set.everything()).isZero();
        assertThat(account.profile().about()).contains("Open till nine");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void isCheckedByDoctor(Mode mode) {
        CliRun run = run("doctor", mode.argument());
        assertThat(run.exit()).as(run.everything()).isZero();
        String key = switch (mode) {
            case CLOUD -> "THE_KEY";
            case ON_PREMISE -> "THE_OTHER_KEY";
            case GRAPH -> "THE_TOKEN";
        };
        assertThat(run.out()).contains(mode.title(), "comes from env:" + key);
    }

    @Test
    void getsAPhotoAndAnUpload() {
        String photo = PhotoFiles.file(directory, "shop.png", PhotoFiles.png(10_000));
        CliRun set = run("photo", "set", "--channel", "cloud", photo);
        assertThat(set.exit()).as(set.everything()).isZero();

        String token = directory.resolve("token").toString();
        CliRun upload =
                run("upload", "--channel", "graph", "--token-file", token, "--handle-file", token + "-handle", photo);
        assertThat(upload.exit()).as(upload.everything()).isZero();
        assertThat(account.uploads()).hasSize(2);

        CliRun refused = run("upload", "--channel", "onpremise", photo);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("On-Premise API, which has no uploads");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--mode=cloud", "--key-file=x", "--phone-number-id=1", "--api-version=v23.0", "--app-id=1"})
    void refusesAnOptionThatTheFileHasToo(String option) {
        CliRun run = run("show", "cloud", option);
        assertThat(run.exit()).isEqualTo(2);
        String name = option.split("=")[0];
        assertThat(run.err()).contains(name + " cannot be used with the name of a channel.", "Omit " + name);
    }

    @Test
    void anUnknownNameComesWithTheKnownOnes() {
        CliRun run = run("show", "clod");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains("numbers.yaml has no channel 'clod'. Did you mean 'cloud'?")
                .contains("Known names: cloud, onpremise, graph.");
    }

    @Test
    void aNameThatMayBeAKeyIsNotRepeated() {
        for (CliRun run : List.of(run("show", CANARY), run("show", CANARY, "--json"), run("doctor", CANARY))) {
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.everything().replaceAll("\\s+", " "))
                    .contains("has no channel with this name")
                    .doesNotContain(CANARY);
        }
    }

    @ParameterizedTest
    @CsvSource({"show, env:THE_KEY", "doctor, env:THE_KEY"})
    void aMissingKeyIsNamedByItsReference(String command, String reference) {
        variables.remove("THE_KEY");
        CliRun run = run(command, "cloud");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.everything().replaceAll("\\s+", " "))
                .contains("There is no key at " + reference, "Set the environment variable THE_KEY to the API key.");
    }

    @Test
    void aRejectedKeyIsNamedByItsReference() {
        account.revokeKey();
        CliRun run = run("show", "cloud");
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("Check the key in env:THE_KEY, mode and --base-url.");
    }

    @Test
    void theConfigurationFileIsFoundInItsPlaces() throws IOException {
        Path home = directory.resolve("home");
        Path own = Files.createDirectories(home.resolve(".config/waba-profile")).resolve("config.yaml");
        Files.copy(config, own);
        Path work = Files.createDirectories(directory.resolve("work"));
        variables.remove("WABA_PROFILE_CONFIG");
        variables.put("HOME", home.toString());

        assertThat(in(work, "show", "cloud").exit()).isZero();
        Files.writeString(work.resolve("wabaprofile.yaml"), "apiVersion: wabaprofile.io/v1\nchannels: {}\n");
        assertThat(in(work, "show", "cloud").err())
                .contains("wabaprofile.yaml has no channel 'cloud'. It has no channels.");
        assertThat(in(work, "show", "cloud", "--config", config.toString()).exit())
                .isZero();
    }

    private CliRun in(Path work, String... arguments) {
        CliEnvironment here = CliRun.environment(variables, CliRun.WITHOUT_WAITS, ConnectedChannel::over);
        CliEnvironment there = new CliEnvironment(
                here.variables(),
                here.connections(),
                here.channels(),
                work,
                here.program(),
                here.errorColumns(),
                here.stop());
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--base-url", simulator.baseUri().toString()));
        return CliRun.in(there, all.toArray(String[]::new));
    }

    @Test
    void withoutAConfigurationFileTheErrorSaysHowToMakeOne() {
        variables.clear();
        CliRun run = run("show", "cloud");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("There is no configuration file", "--config", "WABA_PROFILE_CONFIG");
        CliRun withoutName = run("show", "--mode=cloud", "--config=" + config);
        assertThat(withoutName.exit()).isEqualTo(2);
        assertThat(withoutName.err()).contains("Add the name of a channel.");
    }
}
