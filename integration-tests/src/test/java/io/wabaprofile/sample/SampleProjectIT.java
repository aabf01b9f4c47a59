package io.wabaprofile.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project of another team, with nothing but the published artifacts, tests with our doubles as we say it can. */
class SampleProjectIT {
    private static final Path SAMPLE = LocalRepository.TOP.resolve("testkit/sample");
    private static final Pattern SUITE = Pattern.compile("<testsuite [^>]*>");

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
                "adapter-upload",
                "testkit");
    }

    record Suite(String name, int tests, double seconds) {
        static Suite of(Path report) {
            String head = SUITE.matcher(read(report))
                    .results()
                    .map(found -> found.group())
                    .findFirst()
                    .orElseThrow();
            return new Suite(
                    value(head, "name"),
                    Integer.parseInt(value(head, "tests")),
                    Double.parseDouble(value(head, "time").replace(",", "")));
        }

        private static String value(String head, String attribute) {
            Matcher matcher = Pattern.compile(" " + attribute + "=\"([^\"]*)\"").matcher(head);
            assertThat(matcher.find()).as("%s in %s", attribute, head).isTrue();
            return matcher.group(1);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aTeamTestsItsServiceAndHoldsAnAdapterToTheContracts() throws IOException, InterruptedException {
        Path project = copied(SAMPLE, directory.resolve("cactus"));

        repository.maven(project, "test");

        List<Suite> suites = suitesOf(project);
        double seconds = suites.stream().mapToDouble(Suite::seconds).sum();
        System.out.printf(
                Locale.ROOT,
                "[sample] %d tests of a project outside this build took %.1f s%n",
                suites.stream().mapToInt(Suite::tests).sum(),
                seconds);
        assertThat(suites)
                .extracting(Suite::name)
                .contains(
                        "com.example.cactus.OpeningHoursTest",
                        "com.example.cactus.OpeningHoursOverHttpTest",
                        "com.example.cactus.CloudContractTest");
        assertThat(suites).allSatisfy(suite -> assertThat(suite.tests).isPositive());
        assertThat(seconds).as("20 s, on a machine that does nothing else").isLessThan(60);
    }

    static List<Suite> suitesOf(Path project) throws IOException {
        try (Stream<Path> reports = Files.list(project.resolve("target/surefire-reports"))) {
            return reports.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .map(Suite::of)
                    .toList();
        }
    }

    /** Without what an earlier build of it may have left. */
    static Path copied(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (folder.getFileName().toString().equals("target")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
        return to;
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

        repository.maven(
                project, "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:tree", "-DoutputFile=tree.txt");

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

    @Test
    void theSampleAsksForThisVersion() {
        assertThat(read(SAMPLE.resolve("pom.xml")))
                .contains("<waba-profile.version>" + LocalRepository.VERSION + "</waba-profile.version>");
    }
}
