package io.wabaprofile.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The modular sample runs on the module path and on the class path, on this JDK and on those installed beside it. */
class ModulePathIT {
    private static final String MAIN = "com.example.signage.Signage";

    @TempDir
    private static Path directory;

    private static SampleProject project;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        project = SampleProject.copyOf("modular", directory).maven("package");
    }

    static List<Jdk> jdks() throws IOException {
        return Jdk.installed();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void runsOnTheModulePath(Jdk jdk) throws IOException, InterruptedException {
        String modules = jar() + File.pathSeparator + folder();

        assertThat(java(jdk, "-p", modules, "-m", "com.example.signage/" + MAIN))
                .contains("on the module path", "cloud: Open, says cloud", "on-premise: Open, says on-premise")
                .contains("upload: done", "fleet: {UNCHANGED=0, UPDATED=1,");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void runsOnTheClassPath(Jdk jdk) throws IOException, InterruptedException {
        assertThat(java(jdk, "-cp", jar() + File.pathSeparator + folder() + "/*", MAIN))
                .contains("on the class path", "cloud: Open, says cloud", "on-premise: Open, says on-premise")
                .contains("upload: done", "fleet: {UNCHANGED=0, UPDATED=1,");
    }

    @Test
    void theTestsRanInNamedModules() throws IOException {
        assertThat(project.suites())
                .extracting(SampleProject.Suite::name)
                .containsExactly("com.example.signage.CloudContractTest", "com.example.signage.SignageTest");
    }

    @Test
    void anAdapterOpensItsPackageToJacksonOnly() {
        assertThat(ModuleFinder.of(folder()).findAll())
                .map(reference -> reference.descriptor())
                .filteredOn(descriptor -> descriptor.name().matches("io\\.wabaprofile\\.(cloud|onpremise|upload)"))
                .hasSize(3)
                .allSatisfy(descriptor -> {
                    assertThat(descriptor.isAutomatic()).isFalse();
                    assertThat(descriptor.opens()).singleElement().satisfies(opened -> {
                        assertThat(opened.source()).isEqualTo(descriptor.name());
                        assertThat(opened.targets()).containsExactly("com.fasterxml.jackson.databind");
                    });
                });
    }

    @Test
    void theTestkitRequiresTestLibrariesOnlyIfTheyArePresent() {
        ModuleDescriptor testkit = ModuleFinder.of(folder())
                .find("io.wabaprofile.testkit")
                .orElseThrow()
                .descriptor();

        assertThat(testkit.requires())
                .filteredOn(required -> required.name().matches("org\\.(junit|assertj).*"))
                .isNotEmpty()
                .allSatisfy(required ->
                        assertThat(required.modifiers()).containsExactly(ModuleDescriptor.Requires.Modifier.STATIC));
    }

    private static Path jar() {
        return project.folder().resolve("target/signage-1.0.0.jar");
    }

    private static Path folder() {
        return project.folder().resolve("target/modules");
    }

    private static String java(Jdk jdk, String... arguments) throws IOException, InterruptedException {
        Path log = Files.createTempFile(directory, "java", ".log");
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of(jdk.home().resolve("bin/java").toString()), Stream.of(arguments))
                                .toList())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            String output = Files.readString(log);
            assertThat(process.exitValue()).as(output).isZero();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }
}
