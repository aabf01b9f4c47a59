package io.wabaprofile.fleet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares all problems of each file in {@code fleet/broken} with the text file beside it. A line is {@code
 * line:column field | rule}; {@code {directory}} is the directory of the files.
 */
class BrokenFleetFileTest {
    private static final Path DIRECTORY = directory();

    private static Path directory() {
        try {
            URL directory = BrokenFleetFileTest.class.getResource("/fleet/broken");
            return Path.of(Objects.requireNonNull(directory).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreAtLeastFiftyFiles() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(50);
    }

    @ParameterizedTest
    @MethodSource("files")
    void reportsAllProblemsWithPlaceFieldAndRule(String name) throws IOException {
        List<String> problems = problems(name);

        assertThat(problems).isEqualTo(Files.readAllLines(DIRECTORY.resolve(name.replace(".yaml", ".txt"))));
    }

    private static List<String> problems(String name) {
        FleetFileException refused = catchThrowableOfType(
                FleetFileException.class, () -> FleetFile.read(DIRECTORY.resolve(name), Set.of("file", "env")));
        return refused.problems().stream()
                .map(problem ->
                        problem.line() + ":" + problem.column() + " " + problem.field() + " | " + problem.rule())
                .map(line -> line.replace(DIRECTORY.toString(), "{directory}"))
                .toList();
    }

    /** The values at {@code key} in the files, which may be keys. */
    @ParameterizedTest
    @MethodSource("files")
    void doesNotRepeatTheValueOfAKey(String name) {
        assertThat(problems(name))
                .allSatisfy(problem -> assertThat(problem)
                        .doesNotContain(
                                "aB3dE6gH9jK2mN5pQ8rS", "SecretKey123", "secretword", "!secret!", "1234567890"));
    }
}
