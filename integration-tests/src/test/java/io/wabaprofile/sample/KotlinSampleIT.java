package io.wabaprofile.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Kotlin project compiles against the published artifacts, and its compiler checks their nullness. */
class KotlinSampleIT {
    @TempDir
    private static Path directory;

    @Test
    void compilesWithoutAWarningAndPassesItsTests() throws IOException, InterruptedException {
        SampleProject project =
                SampleProject.copyOf("kotlin", directory.resolve("compiled")).maven("test");

        assertThat(project.suites())
                .extracting(SampleProject.Suite::name, SampleProject.Suite::tests)
                .containsExactlyInAnyOrder(
                        tuple("com.example.corner.ProfileServiceTest", 3),
                        tuple("com.example.corner.ProfileServiceOverHttpTest", 1));
    }

    @Test
    void doesNotCompileWithANullError() throws IOException, InterruptedException {
        Path project =
                SampleProject.copyOf("kotlin", directory.resolve("null-errors")).folder();
        Files.writeString(project.resolve("src/main/kotlin/com/example/corner/NullErrors.kt"), """
                package com.example.corner
                import io.wabaprofile.profile.ProfileUpdate
                import io.wabaprofile.profile.Vertical
                fun argument(about: String?) = ProfileUpdate.builder().about(about)
                fun element(website: String?) = ProfileUpdate.builder().websites(listOf(website))
                fun constant() = Vertical.of(null)
                """);

        LocalRepository.Result result = LocalRepository.shared().run(Jdk.current(), project, List.of("compile"));

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output())
                .containsSubsequence(
                        "NullErrors.kt:4:62 Argument type mismatch: actual type is 'String?', but 'String' was expected",
                        "NullErrors.kt:5:57 None of the following candidates is applicable",
                        "actual type is 'List<String?>', but '(Mutable)List<String>' was expected",
                        "NullErrors.kt:6:30 Null cannot be a value of a non-null type 'String'");
    }
}
