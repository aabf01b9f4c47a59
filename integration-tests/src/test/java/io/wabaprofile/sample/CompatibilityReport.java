package io.wabaprofile.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs samples with other JDKs and other versions of libraries, and writes the table of {@code docs/compatibility.md}. Runs in
 * the profile {@code compatibility} only.
 */
class CompatibilityReport {
    private static final List<String> LIBRARIES = List.of(
            "feign-core",
            "jackson-databind",
            "resilience4j-retry",
            "micrometer-core",
            "junit-jupiter-api",
            "spring-boot");

    @TempDir
    private Path directory;

    @Test
    void allCombinationsPass() throws IOException, InterruptedException {
        List<Combination> combinations = Combination.all();
        List<String> rows = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (Combination combination : combinations) {
            String result = run(combination, directory.resolve("run" + rows.size()), failures);
            System.out.println(combination.row(result));
            rows.add(combination.row(result));
        }

        CompatibilityTable.write(rows);
        assertThat(failures).isEmpty();
    }

    private static String run(Combination combination, Path folder, List<String> failures)
            throws IOException, InterruptedException {
        Optional<Jdk> jdk = Jdk.installed().stream()
                .filter(installed -> installed.release() == combination.jdk())
                .findFirst();
        if (jdk.isEmpty()) {
            return " | | | | | | not run: no JDK " + combination.jdk() + " on the machine that wrote this table";
        }
        SampleProject project = SampleProject.copyOf(combination.sample(), Files.createDirectories(folder));
        Path pom = project.folder().resolve("pom.xml");
        Files.writeString(pom, combination.applyTo(Files.readString(pom)));
        LocalRepository.Result result = LocalRepository.shared()
                .run(jdk.get(), project.folder(), List.of("test", "-Dmaven.test.failure.ignore"));
        if (result.exitCode() != 0) {
            failures.add(combination + ":\n" + result.output());
            return " | | | | | | build fails";
        }
        return versions(project.reports().get(0)) + " | " + tests(combination, project.reports(), failures);
    }

    private static String versions(String report) {
        return LIBRARIES.stream()
                .map(library ->
                        Pattern.compile("/" + library + "-([0-9.]+)\\.jar").matcher(report))
                .map(jar -> jar.find() ? jar.group(1) : "")
                .reduce((left, right) -> left + " | " + right)
                .orElseThrow();
    }

    private static String tests(Combination combination, List<String> reports, List<String> failures) {
        int passed = count(reports, "tests") - count(reports, "failures") - count(reports, "errors");
        if (passed != count(reports, "tests") || passed == 0) {
            failures.add(combination + ": " + passed + " of " + count(reports, "tests") + " tests pass");
        }
        return passed + " of " + count(reports, "tests") + " pass";
    }

    private static int count(List<String> reports, String attribute) {
        return reports.stream()
                .flatMap(report -> Stream.of(report.substring(0, report.indexOf("<properties>"))))
                .mapToInt(head -> {
                    Matcher matcher =
                            Pattern.compile(" " + attribute + "=\"(\\d+)\"").matcher(head);
                    assertThat(matcher.find()).isTrue();
                    return Integer.parseInt(matcher.group(1));
                })
                .sum();
    }
}
