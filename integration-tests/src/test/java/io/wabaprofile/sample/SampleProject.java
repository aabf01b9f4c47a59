package io.wabaprofile.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.supply.PublishedModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A copy of a project in {@code samples/}, outside this build, without results of earlier runs. */
record SampleProject(String name, Path folder) {
    private static final Pattern SUITE = Pattern.compile("<testsuite [^>]*>");

    /** The results of a test class. */
    record Suite(String name, int tests, double seconds) {
        private static Suite of(String report) {
            Matcher head = SUITE.matcher(report);
            assertThat(head.find()).isTrue();
            return new Suite(
                    value(head.group(), "name"),
                    Integer.parseInt(value(head.group(), "tests")),
                    Double.parseDouble(value(head.group(), "time").replace(",", "")));
        }

        private static String value(String head, String attribute) {
            Matcher matcher = Pattern.compile(" " + attribute + "=\"([^\"]*)\"").matcher(head);
            assertThat(matcher.find()).as("%s in %s", attribute, head).isTrue();
            return matcher.group(1);
        }
    }

    static SampleProject copyOf(String name, Path parent) throws IOException {
        Path from = PublishedModules.TOP.resolve("samples").resolve(name);
        Path to = parent.resolve(name);
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
        return new SampleProject(name, to);
    }

    SampleProject maven(String... arguments) throws IOException, InterruptedException {
        LocalRepository.shared().maven(folder, arguments);
        return this;
    }

    /** The test classes that ran, at least one; each ran at least one test. */
    List<Suite> suites() throws IOException {
        List<Suite> suites = reports().stream().map(Suite::of).toList();
        assertThat(suites)
                .isNotEmpty()
                .allSatisfy(suite -> assertThat(suite.tests).isPositive());
        return suites;
    }

    /** Surefire's reports. They contain the class path of the tests. */
    List<String> reports() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("target/surefire-reports"))) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .sorted()
                    .map(SampleProject::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
