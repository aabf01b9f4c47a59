package io.wabaprofile.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Kotlin project compiles against the published artifacts, and its compiler checks their nullness. */
class KotlinSampleIT {
    private static final Path SAMPLE = LocalRepository.TOP.resolve("samples/kotlin");

    @TempDir
    private static Path directory;

    private static LocalRepository repository;

    @BeforeAll
    static void publish() throws IOException {
        repository = LocalRepository.with(
                directory.resolve("repository"),
                "profile-core",
                "adapter-http",
                "adapter-cloud",
                "waba-profile-jackson",
                "testkit");
    }

    @Test
    void compilesWithoutAWarningAndPassesItsTests() throws IOException, InterruptedException {
        Path project = SampleProjectIT.copied(SAMPLE, directory.resolve("corner"));

        repository.maven(project, "test");

        assertThat(SampleProjectIT.suitesOf(project))
                .extracting(SampleProjectIT.Suite::name, SampleProjectIT.Suite::tests)
                .containsExactlyInAnyOrder(
                        tuple("com.example.corner.ProfileServiceTest", 3),
                        tuple("com.example.corner.ProfileServiceOverHttpTest", 1));
    }

    @Test
    void doesNotCompileWithANullError() throws IOException, InterruptedException {
        Path project = SampleProjectIT.copied(SAMPLE, directory.resolve("null-errors"));
        Files.writeString(project.resolve("src/main/kotlin/com/example/corner/NullErrors.kt"), """
                package com.example.corner
                import io.wabaprofile.profile.ProfileUpdate
                import io.wabaprofile.profile.Vertical
                fun argument(about: String?) = ProfileUpdate.builder().about(about)
                fun element(website: String?) = ProfileUpdate.builder().websites(listOf(website))
                fun constant() = Vertical.of(null)
                """);

        LocalRepository.Run run = repository.run(project, "compile");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output())
                .containsSubsequence(
                        "NullErrors.kt:4:62 Argument type mismatch: actual type is 'String?', but 'String' was expected",
                        "NullErrors.kt:5:57 None of the following candidates is applicable",
                        "actual type is 'List<String?>', but '(Mutable)List<String>' was expected",
                        "NullErrors.kt:6:30 Null cannot be a value of a non-null type 'String'");
    }

    @Test
    void asksForThisVersion() throws IOException {
        assertThat(Files.readString(SAMPLE.resolve("pom.xml")))
                .contains("<waba-profile.version>" + LocalRepository.VERSION + "</waba-profile.version>");
    }
}
