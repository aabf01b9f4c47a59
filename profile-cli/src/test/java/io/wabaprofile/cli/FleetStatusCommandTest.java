package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stopped run is shown in {@link ApplyCommandTest}, and a run in a database in {@link PostgresCommandTest}. */
class FleetStatusCommandTest {
    @TempDir
    private Path directory;

    @Test
    void showsTheStatesOfARun() {
        try (CloudFleet fleet = new CloudFleet(directory)) {
            fleet.add("berlin", "profile: {about: Open till nine}");
            fleet.add("rome", "profile: {about: Open till nine}").revokeKey();
            fleet.run("apply");

            CliRun run = CliRun.withoutKey("fleet", "status", fleet.file.toString());

            assertThat(run.exit()).as(run.everything()).isZero();
            assertThat(run.out().lines())
                    .contains("  updated      1", "  failed       1", "  remaining    0", "  channels     2")
                    .anyMatch(line -> line.startsWith("Run "));
            CliRun json = CliRun.withoutKey("fleet", "status", "--json", "--run-file", fleet.file + ".run.jsonl");
            assertThat(json.json().get("finished").isNull()).isFalse();
            assertThat(json.json().at("/summary/failed").asInt()).isEqualTo(1);
        }
    }

    @Test
    void ignoresALastLineThatIsNotCompleteYet() throws IOException {
        Path file = Files.writeString(directory.resolve("run.jsonl"), """
                {"kind":"APPLY","fleet":"0","plan":null,"run":"r1","time":"2026-01-01T00:00:00Z","channels":3}
                {"writing":"a","progress":{}}
                {"channel":"a","state":"UPDATED","attempts":1,"time":"2026-01-01T00:00:01Z"}
                {"channel":"b","sta""");
        CliRun run = CliRun.withoutKey("fleet", "status", "--run-file", file.toString());
        assertThat(run.out().lines())
                .containsExactly(
                        "Run r1",
                        "  started      2026-01-01T00:00:00Z",
                        "  finished     not yet, or interrupted",
                        "  updated      1",
                        "  remaining    2",
                        "  channels     3");
    }

    @Test
    void refusesAMissingRunAndAnotherFile() throws IOException {
        Path other = Files.writeString(directory.resolve("other"), "{}\nnot json\n\n");
        Path empty = Files.writeString(directory.resolve("empty"), "");
        CliRun none = CliRun.withoutKey("fleet", "status");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("Missing the run.");
        for (Path file : new Path[] {directory.resolve("missing"), other, empty}) {
            CliRun run = CliRun.withoutKey("fleet", "status", "--run-file", file.toString());
            assertThat(run.exit()).as(run.everything()).isEqualTo(3);
            assertThat(run.err()).contains(file.toString());
        }
    }
}
