package io.wabaprofile.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.supply.PublishedModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The projects in {@code samples/} build and pass their tests with the published artifacts. */
class SampleProjectIT {
    @TempDir
    private static Path directory;

    static List<String> samples() throws IOException {
        try (Stream<Path> folders = Files.list(PublishedModules.TOP.resolve("samples"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void usesTheVersionOfThisBuild(String sample) throws IOException {
        assertThat(Files.readString(PublishedModules.TOP.resolve("samples/" + sample + "/pom.xml")))
                .containsPattern("<artifactId>waba-profile-bom</artifactId>\\s*<version>" + LocalRepository.VERSION
                        + "</version>");
    }

    @Test
    void aNewMavenProjectReachesItsFirstTest() throws IOException, InterruptedException {
        SampleProject project = SampleProject.copyOf("maven", directory).maven("test");

        assertThat(project.suites())
                .extracting(SampleProject.Suite::name)
                .containsExactly("com.example.bakery.AnnouncementsTest");
    }

    @Test
    void aTeamTestsItsServiceAndRunsTheContractTests() throws IOException, InterruptedException {
        List<SampleProject.Suite> suites =
                SampleProject.copyOf("contract-tests", directory).maven("test").suites();

        double seconds =
                suites.stream().mapToDouble(SampleProject.Suite::seconds).sum();
        System.out.printf(
                Locale.ROOT,
                "[sample] %d tests of a project outside this build took %.1f s%n",
                suites.stream().mapToInt(SampleProject.Suite::tests).sum(),
                seconds);
        assertThat(suites)
                .extracting(SampleProject.Suite::name)
                .contains(
                        "com.example.cactus.OpeningHoursTest",
                        "com.example.cactus.OpeningHoursOverHttpTest",
                        "com.example.cactus.CloudContractTest");
        assertThat(seconds).as("20 s, on a machine that does nothing else").isLessThan(60);
    }

    @Test
    void theVersionsThatSpringCloudManagesNeedNoOverrides() throws IOException, InterruptedException {
        Combination springCloud = Combination.all().stream()
                .filter(combination -> combination.with().equals("Spring Cloud 2025.0.2"))
                .findFirst()
                .orElseThrow();
        SampleProject project =
                SampleProject.copyOf(springCloud.sample(), Files.createDirectories(directory.resolve("spring-cloud")));
        Path pom = project.folder().resolve("pom.xml");
        Files.writeString(pom, springCloud.applyTo(Files.readString(pom)));

        project.maven("test", "-Dtest=CloudContractTest");

        assertThat(project.suites())
                .extracting(SampleProject.Suite::name)
                .containsExactly("com.example.cactus.CloudContractTest");
        assertThat(project.reports().get(0)).contains("resilience4j-circuitbreaker-2.2.0.jar", "feign-core-13.6.1.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring-boot-3", "spring-boot-4"})
    void aSpringBootApplicationIsTestedWithTheSimulator(String sample) throws IOException, InterruptedException {
        assertThat(SampleProject.copyOf(sample, directory).maven("test").suites())
                .singleElement()
                .satisfies(suite -> assertThat(suite.tests()).isEqualTo(5));
    }

    @Test
    void theTestkitBringsTheCoreAnHttpServerAndJackson() throws IOException, InterruptedException {
        Path project = Files.createDirectories(directory.resolve("alone"));
        Files.writeString(project.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example.cactus</groupId>
                  <artifactId>alone</artifactId>
                  <version>1.0.0</version>
                  <dependencies>
                    <dependency>
                      <groupId>io.wabaprofile</groupId>
                      <artifactId>testkit</artifactId>
                      <version>%s</version>
                      <scope>test</scope>
                    </dependency>
                  </dependencies>
                </project>
                """.formatted(LocalRepository.VERSION));

        LocalRepository.shared()
                .maven(
                        project,
                        "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:tree",
                        "-DoutputFile=tree.txt");

        assertThat(Files.readAllLines(project.resolve("tree.txt")))
                .extracting(line -> line.replaceAll("^[-+\\\\| ]*", "").replaceAll(":jar:.*", ""))
                .containsExactlyInAnyOrder(
                        "com.example.cactus:alone",
                        "io.wabaprofile:testkit",
                        "io.wabaprofile:profile-core",
                        "org.apache.httpcomponents.core5:httpcore5",
                        "com.fasterxml.jackson.core:jackson-databind",
                        "com.fasterxml.jackson.core:jackson-core",
                        "com.fasterxml.jackson.core:jackson-annotations",
                        "org.jspecify:jspecify");
    }
}
