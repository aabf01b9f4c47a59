package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionCommandTest {
    @Test
    void printsTheVersionsOfTheProgramAndOfJavaAndTheSystem() {
        CliRun run = CliRun.withoutKey("version");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .satisfiesExactly(
                        program -> assertThat(program).startsWith("waba-profile "),
                        java -> assertThat(java).startsWith("Java " + System.getProperty("java.version") + " ("),
                        system -> assertThat(system).startsWith(System.getProperty("os.name")));
    }

    @Test
    void printsTheSameAsJson() {
        CliRun run = CliRun.withoutKey("version", "--json");

        assertThat(run.json().properties().stream().map(member -> member.getKey()))
                .containsExactly("version", "java", "javaVendor", "os", "osVersion", "architecture");
        assertThat(run.json().get("java").asText()).isEqualTo(System.getProperty("java.version"));
    }
}
