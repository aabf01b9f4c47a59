package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cli.output.DisplayText;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.testkit.account.SimulatedAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
    @TempDir
    private Path directory;

    private CloudFleet fleet;

    @BeforeEach
    void start() {
        fleet = new CloudFleet(directory);
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    private CliRun export(String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of("export", "--config", fleet.file.toString()));
        all.addAll(List.of(arguments));
        return fleet.withoutFile(all.toArray(String[]::new));
    }

    @Test
    void printsAFileThatRestoresTheProfiles() {
        SimulatedAccount berlin = fleet.add("berlin", "profile: {about: ignored}");
        SampleShop.setUp(berlin);
        fleet.add("rome");

        CliRun run = export("berlin");

        assertThat(run.exit()).as(run.everything()).isZero();
        assertThat(run.out())
                .contains(
                        "about: Coffee and cake by the harbour",
                        "key: env:BERLIN_KEY",
                        "- https://harbour-cafe.example")
                .doesNotContain("rome", berlin.key());
        assertThat(run.err()).contains("Photos are left out");
        assertThat(fleet.writes()).isZero();
    }

    @Test
    void restoresAProfileFromAnExport() {
        SimulatedAccount berlin = fleet.add("berlin", "profile: {about: Open till nine, email: a@b.example}");
        SampleShop.setUp(berlin);
        String backup = fleet.beside("backup.yaml").toString();
        export("--out", backup);
        fleet.run("apply");
        assertThat(berlin.profile().about()).contains("Open till nine");

        CliRun restored = fleet.withoutFile("apply", backup);

        assertThat(restored.exit()).as(restored.everything()).isZero();
        assertThat(berlin.profile().about()).contains("Coffee and cake by the harbour");
        assertThat(berlin.profile().email()).contains("hello@harbour-cafe.example");
    }

    @Test
    void leavesOutAChannelThatCannotBeRead() {
        fleet.add("berlin").revokeKey();
        SampleShop.setUp(fleet.add("rome"));

        CliRun run = export();

        assertThat(run.exit()).isEqualTo(14);
        assertThat(run.out()).contains("rome:").doesNotContain("berlin:");
        assertThat(run.err()).contains("berlin is left out. fetch profile: ");
        assertThat(run.err().replaceAll("\\s+", " ")).contains("Check env:BERLIN_KEY");
        assertThat(run.err().lines().map(DisplayText::columns)).allMatch(columns -> columns <= 80);
        CliRun json = export("--json");
        assertThat(json.json().get("channels").asInt()).isEqualTo(1);
        assertThat(json.json().get("fleet").asText()).contains("rome:");
        assertThat(json.err()).isEmpty();
    }

    @Test
    void exportsAndRestoresOneNumberWithoutAConfigurationFile() throws IOException {
        SimulatedAccount number = fleet.simulator.newAccount();
        SampleShop.setUp(number);
        Path key = Files.writeString(fleet.beside("key"), number.key());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        String backup = fleet.beside("one.yaml").toString();
        fleet.variables.put("D360_API_KEY", number.key());

        CliRun printed = fleet.withoutFile("export", "--mode=cloud");
        CliRun written =
                fleet.withoutFile("export", "munich", "--mode=onpremise", "--key-file=" + key, "--out", backup);

        assertThat(printed.exit()).as(printed.everything()).isZero();
        assertThat(printed.out()).contains("  number:", "mode: cloud", "key: env:D360_API_KEY");
        assertThat(written.exit()).as(written.everything()).isZero();
        assertThat(written.err()).contains("Other users of this machine can read the file named by --key-file");
        assertThat(Files.readString(Path.of(backup))).contains("  munich:", "key: file:" + key.toAbsolutePath());

        CliRun again = fleet.withoutFile("export", "munich", "--mode=cloud", "--out", backup);
        assertThat(again.exit()).isEqualTo(3);
        assertThat(again.err()).contains("one.yaml already exists.", "add --force");
        assertThat(fleet.withoutFile(
                                "export", "munich", "--mode=onpremise", "--key-file=" + key, "--force", "--out", backup)
                        .exit())
                .isZero();

        number.setProfile(BusinessProfile.builder().about("Lost").build());
        assertThat(fleet.withoutFile("apply", backup).exit()).isZero();
        assertThat(number.profile().about()).contains("Coffee and cake by the harbour");
    }

    @Test
    void aFailureOfOneNumberIsThatOfTheCallAndWritesNoFile() {
        SimulatedAccount number = fleet.simulator.newAccount();
        fleet.variables.put("D360_API_KEY", number.key());
        number.revokeKey();
        Path file = fleet.beside("one.yaml");

        CliRun run = fleet.withoutFile("export", "--mode=cloud", "--out", file.toString());

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("fetch profile: ", "Check the key, --mode and --base-url.");
        assertThat(file).doesNotExist();
        assertThat(fleet.withoutFile("export", "--mode=cloud", "--json")
                        .json()
                        .at("/error/family")
                        .asText())
                .isEqualTo("unauthorized");
    }

    @Test
    void refusesOptionsThatDoNotDescribeOneNumber() {
        assertThat(fleet.withoutFile("export", "a", "b", "--mode=cloud").err()).contains("--mode exports one number");
        assertThat(fleet.withoutFile("export", "a b", "--mode=cloud").err()).contains("NAME cannot be used.");
        assertThat(fleet.withoutFile("export", "--key-file=k").err()).contains("--key-file is for --mode.");
        assertThat(fleet.withoutFile("export", "--mode=graph").err()).contains("--mode graph needs --phone-number-id");
        assertThat(export("--mode=cloud").err()).contains("--config and --mode exclude each other. Omit one of them.");
        assertThat(fleet.withoutFile("export", "--mode=cloud", "--partner=p").err())
                .contains("exclude each other");
    }

    @Test
    void listsTheChannelsOfAPartnerAndTheVariablesToSet() {
        SimulatedAccount berlin = fleet.add("berlin");
        fleet.variables.put("D360_PARTNER_KEY", fleet.simulator.partner().key());

        CliRun run = CliRun.withEnvironment(
                fleet.variables,
                "export",
                "--partner",
                fleet.simulator.partner().id(),
                "--base-url",
                fleet.simulator.baseUri() + "/api/v2");

        assertThat(run.exit()).as(run.everything()).isZero();
        assertThat(run.out()).contains("mode: cloud", "key: env:D360_KEY_");
        assertThat(run.err()).contains("This command creates no keys.", "  D360_KEY_");
        assertThat(run.everything()).doesNotContain(fleet.simulator.partner().key(), berlin.key());
    }

    @Test
    void namesTheSourcesOfThePartnerKey() {
        CliRun missing = fleet.withoutFile("export", "--partner", "abc");
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("No partner key was given.", "D360_PARTNER_KEY", "--partner-key-file");
    }

    @Test
    void refusesOptionsThatDoNotFit() {
        fleet.add("berlin");
        fleet.variables.put("D360_PARTNER_KEY", "sample-partner-key");
        assertThat(export("berln").err()).contains("has no channel 'berln'. Did you mean 'berlin'?");
        assertThat(export("--partner-key-file", "x").err()).contains("--partner-key-file is for --partner.");
        assertThat(fleet.withoutFile("export", "--partner", "a b").err())
                .contains("--partner must be the ID of a partner");
        assertThat(fleet.withoutFile("export", "--partner", "a", "berlin").err())
                .contains("NAME cannot be used");
        assertThat(export("--partner", "a").exit()).isEqualTo(2);
    }
}
