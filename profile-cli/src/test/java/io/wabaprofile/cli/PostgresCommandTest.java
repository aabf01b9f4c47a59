package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fleets whose runs are recorded in PostgreSQL. */
@Timeout(120)
class PostgresCommandTest {
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

    private CliRun run(String command, String url, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("--engine=postgres", "--jdbc-url=" + url, "--jdbc-user=postgres"));
        arguments.addAll(List.of(more));
        return fleet.run(command, arguments.toArray(String[]::new));
    }

    @Test
    void createsTheTablesAppliesAndRemembersPhotos() throws IOException {
        PhotoFiles.file(directory, "berlin.png", PhotoFiles.png(10_000));
        SampleShop.setUp(fleet.add("berlin", "photo: {file: berlin.png}"));
        fleet.add("rome", "profile: {about: Open till nine}");
        fleet.variables.put("WABA_JDBC_PASSWORD", "secret-of-the-database");
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";

            CliRun plan = run("plan", url, "--detailed-exitcode");
            assertThat(plan.exit()).as(plan.everything()).isEqualTo(13);
            assertThat(plan.out().replaceAll("\\s+", " ")).contains("because the database has no entry");

            CliRun apply = run("apply", url);
            assertThat(apply.exit()).as(apply.everything()).isZero();
            assertThat(apply.out()).contains("  updated             2");
            assertThat(apply.err()).contains("The run is recorded in PostgreSQL.");
            assertThat(fleet.beside("fleet.yaml.run.jsonl")).doesNotExist();
            assertThat(fleet.beside("fleet.yaml.photos.lock")).doesNotExist();

            CliRun status = CliRun.withEnvironment(
                    fleet.variables,
                    "fleet",
                    "status",
                    "--engine=postgres",
                    "--jdbc-url=" + url,
                    "--jdbc-user=postgres",
                    "--json");
            assertThat(status.json().at("/summary/updated").asInt()).isEqualTo(2);
            assertThat(status.json().get("remaining").asInt()).isZero();

            CliRun drift = run("drift", url);
            assertThat(drift.exit()).as(drift.everything()).isZero();
            assertThat(plan.everything() + apply.everything() + status.everything())
                    .doesNotContain("secret-of-the-database");
        }
    }

    @Test
    void saysThatTheDatabaseCannotBeReached() throws IOException {
        fleet.add("rome", "profile: {about: Open till nine}");
        Path password = Files.writeString(directory.resolve("password"), "secret-of-the-database\n");
        CliRun run = run("apply", "jdbc:postgresql://127.0.0.1:1/fleet", "--jdbc-password-file=" + password);
        assertThat(run.exit()).as(run.everything()).isEqualTo(3);
        assertThat(run.err())
                .contains("Cannot connect to the database in --jdbc-url: ", "Check the address")
                .doesNotContain("secret-of-the-database");
        assertThat(run("apply", "jdbc:postgresql://127.0.0.1:1/fleet", "--jdbc-password-file=missing")
                        .exit())
                .isEqualTo(2);
    }
}
