package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cli.output.DisplayText;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.testkit.account.SimulatedAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanCommandTest {
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

    private void setAbout(String name, String about) {
        fleet.account(name).setProfile(BusinessProfile.builder().about(about).build());
    }

    @Test
    void warnsOfAnUnknownVertical() {
        fleet.add("berlin", "profile: {vertical: BAKERY}");

        CliRun run = fleet.run("plan");

        assertThat(run.exit()).as(run.everything()).isZero();
        assertThat(run.err()).contains("Warning: Unknown vertical 'BAKERY' of berlin is sent unchanged.");
    }

    @Test
    void showsEachDifferenceAndCountsChannelsWithoutOne() {
        SampleShop.setUp(fleet.add(
                "berlin",
                "number: '+49 30 1234567'",
                "profile:",
                "  about: Books by the harbour",
                "  email: null",
                "  websites: [https://a.example, https://b.example]"));
        fleet.add("rome", "profile: {about: Fresh bread}");
        setAbout("rome", "Fresh bread");

        CliRun run = fleet.run("plan");

        assertThat(run.exit()).as(run.everything()).isZero();
        assertThat(run.out().lines().toList())
                .startsWith(
                        "berlin (+49 30 1234567)",
                        "  about        - Coffee and cake by the harbour",
                        "               + Books by the harbour",
                        "  email        - hello@harbour-cafe.example",
                        "               + (not set)",
                        "  websites     - https://harbour-cafe.example",
                        "               + https://a.example",
                        "               + https://b.example",
                        "");
        assertThat(run.out()).contains("1 channel would be changed, 1 as desired.", "2 calls in ");
        assertThat(run.err()).isEmpty();
        assertThat(fleet.writes()).isZero();
    }

    @Test
    void saysWhyAPhotoCannotBeComparedAndThatApplySetsIt() {
        PhotoFiles.file(directory, "berlin.png", PhotoFiles.png(10_000));
        SampleShop.setUp(fleet.add("berlin", "photo: {file: berlin.png}"));

        CliRun plan = fleet.run("plan", "--detailed-exitcode");

        assertThat(plan.exit()).as(plan.everything()).isEqualTo(13);
        assertThat(plan.out()).contains("  photo        + ", "berlin.png");
        assertThat(plan.out().replaceAll("\\s+", " "))
                .contains("cannot compare, because fleet.yaml.photos.lock has no entry; apply sets it");
        assertThat(fleet.run("drift").exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"Open till nine, false, 0", "Open till nine, true, 0", "Closed, false, 0", "Closed, true, 13"})
    void hasAnExitCodeForDifferencesIfAsked(String about, boolean detailed, int exit) {
        fleet.add("berlin", "profile: {about: Open till nine}");
        setAbout("berlin", about);
        assertThat((detailed ? fleet.run("plan", "--detailed-exitcode") : fleet.run("plan")).exit())
                .isEqualTo(exit);
    }

    @Test
    void namesTheChannelsThatCouldNotBeReadAndTheReason() {
        fleet.add("berlin", "profile: {about: Open till nine}").revokeKey();
        fleet.add("rome", "profile: {about: Open till nine}");
        fleet.variables.remove("ROME_KEY");

        CliRun run = fleet.run("plan", "--detailed-exitcode");

        assertThat(run.exit()).isEqualTo(14);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("Not read: berlin: failed: ", "rome: failed: ", "There is no key at env:ROME_KEY")
                .contains("0 channels would be changed, 0 as desired, 2 could not be read.");
    }

    @Test
    void fitsIntoEightyColumns() {
        String text = "Two thousand books ☕ and the best cake in town. ".repeat(9);
        SampleShop.setUp(fleet.add("a-rather-long-name-of-a-channel", "profile: {description: '" + text + "'}"));
        fleet.add("rome", "profile: {about: x}").revokeKey();

        CliRun run = fleet.run("plan");

        assertThat(run.out()).contains("Two thousand books");
        assertThat(run.everything().lines().map(DisplayText::columns)).allMatch(columns -> columns <= 80);
    }

    @Test
    void printsJson() {
        fleet.add("berlin", "profile: {about: Open till nine}");
        setAbout("berlin", "Closed");

        CliRun run = fleet.run("plan", "--json");

        assertThat(run.err()).isEmpty();
        assertThat(run.json().at("/summary/channels").asInt()).isEqualTo(1);
        assertThat(run.json().at("/summary/drifted").asInt()).isEqualTo(1);
        assertThat(run.json().at("/results/0/channel").asText()).isEqualTo("berlin");
        assertThat(run.json().at("/results/0/changes/0/current/0").asText()).isEqualTo("Closed");
        assertThat(run.json().at("/stopped").asBoolean()).isFalse();
    }

    @Test
    void listsAllProblemsOfTheFileWithTheirLines() throws IOException {
        Files.writeString(fleet.file, """
                apiVersion: wabaprofile.io/v1
                channels:
                  berlin:
                    mode: clout
                    key: env:BERLIN_KEY
                    profile: {email: nobody}
                """);
        CliRun run = fleet.run("plan");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("has 2 problems:", "Line 4, column ", "Line 6, column ", "channels.berlin.mode");

        CliRun json = fleet.run("plan", "--json");
        assertThat(json.json().at("/error/reasons")).hasSize(3);
    }

    @Test
    void refusesAFileThatDoesNotExist() {
        CliRun run = fleet.run("plan");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("fleet.yaml does not exist");
    }

    @ParameterizedTest
    @CsvSource({
        "--requests-per-second=0, --requests-per-second must be 1 to 10000",
        "--workers=1001, --workers must be 1 to 1000",
        "--max-attempts=0, --max-attempts must be 1 to 100",
        "--only=berln, Did you mean 'berlin'? Known names: berlin.",
        "--engine=mysql, must be local or postgres",
        "--jdbc-user=x, are for --engine postgres",
        "--proxy=http://proxy.example --no-proxy, exclude each other"
    })
    void refusesWrongOptions(String options, String message) {
        fleet.add("berlin", "profile: {about: Open till nine}");
        CliRun run = fleet.run("plan", options.split(" "));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void acceptsOneAddressForSeveralModesWithPlainHttpOnly() {
        SimulatedAccount graph = fleet.simulator.newAccount();
        fleet.variables.put("GRAPH_TOKEN", graph.accessToken());
        fleet.add("berlin", "profile: {about: Open till nine}");
        fleet.declare("berlin", "profile: {about: x}", "", "", "", "");
        String yaml = String.join("\n", fleet.lines("fleet.yaml")) + "\n  rome:\n    mode: graph\n"
                + "    key: env:GRAPH_TOKEN\n    phoneNumberId: '" + graph.phoneNumberId()
                + "'\n    graphVersion: v23.0\n    profile: {about: Ciao}\n";
        PhotoFiles.file(directory, "fleet.yaml", yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        CliRun https = CliRun.withEnvironment(
                fleet.variables, "plan", fleet.file.toString(), "--base-url", "https://127.0.0.1:1");
        CliRun both = fleet.run("plan");
        CliRun one = fleet.run("plan", "--only", "rome");

        assertThat(https.exit()).isEqualTo(2);
        assertThat(https.err())
                .contains("the fleet has channels in several modes", "choose channels of one mode")
                .doesNotContain("--only");
        assertThat(both.exit()).as(both.everything()).isZero();
        assertThat(both.out()).contains("2 channels would be changed");
        assertThat(one.exit()).as(one.everything()).isZero();
        assertThat(one.out()).contains("+ Ciao");
    }

    @Test
    void savesAPlanAndSaysHowToApplyIt() {
        fleet.add("berlin", "profile: {about: Open till nine}");
        String plan = fleet.beside("plan.jsonl").toString();

        CliRun run = fleet.run("plan", "--out", plan);
        assertThat(run.out()).contains("Plan saved in " + plan, "waba-profile apply " + fleet.file + " --plan " + plan);
        assertThat(fleet.run("plan", "--out", directory.toString()).exit()).isEqualTo(3);
    }

    @Test
    void theCommandThatAppliesAPlanHasTheSameOptions() {
        fleet.add("berlin", "profile: {about: Open till nine}");
        String plan = fleet.beside("my plan.jsonl").toString();

        CliRun run = fleet.run("plan", "--out", plan, "--only=berlin", "--workers=2", "--photo-lock", plan + ".lock");

        assertThat(run.out().lines().toList())
                .last()
                .isEqualTo("  waba-profile apply " + fleet.file + " --plan '" + plan + "' --only berlin --photo-lock '"
                        + plan + ".lock' --workers 2 --base-url " + fleet.simulator.baseUri());
    }

    @Test
    void printsNoKey() {
        SimulatedAccount account = fleet.add("berlin", "profile: {about: Open till nine}");
        String plan = fleet.beside("plan.jsonl").toString();
        for (CliRun run : java.util.List.of(
                fleet.run("plan", "--out", plan), fleet.run("plan", "--json"), fleet.run("drift", "--debug"))) {
            assertThat(run.everything()).isNotBlank().doesNotContain(account.key());
        }
        assertThat(fleet.lines("plan.jsonl")).isNotEmpty().noneMatch(line -> line.contains(account.key()));
    }
}
