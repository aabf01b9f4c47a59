package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that a command must not destroy. */
@Timeout(60)
class CommandFilesTest {
    @TempDir
    private Path directory;

    private CloudFleet fleet;

    @BeforeEach
    void start() {
        fleet = new CloudFleet(directory);
        fleet.add("berlin", "profile: {about: Open till nine}");
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    private String path(String name) {
        return fleet.beside(name).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "apply, --report=fleet.yaml, --report and FILE",
        "apply, --run-file=fleet.yaml, --run-file and FILE",
        "apply, --photo-lock=fleet.yaml, --photo-lock and FILE",
        "apply, --plan=plan.jsonl --report=plan.jsonl, --report and --plan",
        "apply, --run-file=new --report=new, --report and --run-file",
        "apply, --report=fleet.yaml.run.jsonl, --report and --run-file",
        "plan, --out=fleet.yaml, --out and FILE",
        "plan, --out=link.yaml, --out and FILE",
        "plan, --out=folder/../new --photo-lock=new, --out and --photo-lock",
        "drift, --photo-lock=fleet.yaml, --photo-lock and FILE"
    })
    void refusesTwoOptionsThatNameTheSameFile(String command, String options, String message) throws IOException {
        Files.writeString(fleet.beside("plan.jsonl"), "kept");
        Files.createDirectory(fleet.beside("folder"));
        Files.createSymbolicLink(fleet.beside("link.yaml"), fleet.file);
        List<String> before = fleet.lines("fleet.yaml");

        CliRun run =
                fleet.run(command, options.replace("=", "=" + directory + "/").split(" "));

        assertThat(run.exit()).as(run.everything()).isEqualTo(2);
        assertThat(run.err()).contains(message + " name the same file, ");
        assertThat(fleet.lines("fleet.yaml")).isEqualTo(before);
        assertThat(fleet.lines("plan.jsonl")).containsExactly("kept");
        assertThat(fleet.simulator.exchanges()).isEmpty();
        assertThat(fleet.beside("new")).doesNotExist();
    }

    @Test
    void anExportDoesNotReplaceItsConfigurationFile() {
        List<String> before = fleet.lines("fleet.yaml");
        CliRun run = fleet.withoutFile("export", "--config", path("fleet.yaml"), "--out", path("fleet.yaml"));
        assertThat(run.exit()).as(run.everything()).isEqualTo(2);
        assertThat(run.err()).contains("--out and --config name the same file, ");
        assertThat(fleet.lines("fleet.yaml")).isEqualTo(before);
    }

    @Test
    void anIncompleteExportKeepsAnExistingFile() throws IOException {
        SampleShop.setUp(fleet.account("berlin"));
        fleet.add("rome").revokeKey();
        Files.writeString(fleet.beside("backup.yaml"), "kept");
        List<String> export = List.of("export", "--config", path("fleet.yaml"), "--out");

        CliRun existing = fleet.withoutFile(with(export, path("backup.yaml")));
        CliRun created = fleet.withoutFile(with(export, path("new.yaml")));

        assertThat(existing.exit()).as(existing.everything()).isEqualTo(14);
        assertThat(existing.err().replaceAll("\\s+", " "))
                .contains("backup.yaml was kept, because the export is incomplete.", "rome is left out.");
        assertThat(fleet.lines("backup.yaml")).containsExactly("kept");
        assertThat(created.exit()).isEqualTo(14);
        assertThat(fleet.lines("new.yaml")).contains("  berlin:");
    }

    private static String[] with(List<String> words, String last) {
        return Stream.concat(words.stream(), Stream.of(last)).toArray(String[]::new);
    }
}
