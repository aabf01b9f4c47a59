package io.wabaprofile.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing with a known flaw comes along: what is on the class path is in our list, and not older than it says. */
class MinimumVersionsTest {
    private static final Pattern IN_A_REPOSITORY = Pattern.compile(
            ".*?/((?:com|org|io|net|info|ch|me|tools)/.+|commons-[a-z]+)/([^/]+)/([^/]+)/\\2-\\3\\.jar");
    private static final Map<String, String> LEAST = list();

    private record Artifact(String coordinate, String version) {}

    private static Map<String, String> list() {
        Map<String, String> least = new LinkedHashMap<>();
        try (InputStream in = MinimumVersionsTest.class.getResourceAsStream("/supply-chain/minimum-versions.csv")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                String[] cells = line.split(";", 3);
                if (!line.startsWith("#") && !cells[0].equals("coordinate")) {
                    assertThat(cells).as(line).hasSize(3).doesNotContain("");
                    least.put(cells[0], cells[1]);
                }
            }
            return least;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All modules are on this class path with all that they bring. */
    private static List<Artifact> onTheClassPath() {
        List<Artifact> found = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> IN_A_REPOSITORY.matcher(entry.replace(File.separatorChar, '/')))
                .filter(Matcher::matches)
                .map(jar -> new Artifact(groupOf(jar.group(1)) + ":" + jar.group(2), jar.group(3)))
                .filter(artifact -> !artifact.coordinate.startsWith("io.wabaprofile:"))
                .toList();
        assertThat(found).extracting(Artifact::coordinate).contains("io.github.openfeign:feign-core");
        return found;
    }

    /** The path may begin above the repository. */
    private static String groupOf(String path) {
        String dotted = path.replace('/', '.');
        return LEAST.keySet().stream()
                .map(coordinate -> coordinate.substring(0, coordinate.indexOf(':')))
                .filter(group -> dotted.equals(group) || dotted.endsWith("." + group))
                .findFirst()
                .orElse(dotted);
    }

    @Test
    void everythingOnTheClassPathIsInTheList() {
        assertThat(onTheClassPath()).extracting(Artifact::coordinate).isSubsetOf(LEAST.keySet());
    }

    @Test
    void nothingIsOlderThanTheListSays() {
        assertThat(onTheClassPath())
                .allSatisfy(artifact -> assertThat(isAtLeast(artifact.version, LEAST.get(artifact.coordinate)))
                        .as("%s, at least %s", artifact, LEAST.get(artifact.coordinate))
                        .isTrue());
    }

    @Test
    void everyJarOfOthersIsRecognised() {
        long ofOthers = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .filter(entry -> !Path.of(entry)
                        .getFileName()
                        .toString()
                        .matches("(profile|adapter|testkit|surefire|maven)-.*|.*-SNAPSHOT\\.jar"))
                .count();

        assertThat(onTheClassPath()).hasSizeGreaterThanOrEqualTo((int) ofOthers);
    }

    @Test
    void theBuildOfEveryModuleRefusesOlderOnes() throws IOException {
        String pom = Files.readString(top().resolve("pom.xml"));
        String banned = Pattern.compile("(?s)<bannedDependencies>.*?</bannedDependencies>")
                .matcher(pom)
                .results()
                .map(found -> found.group())
                .collect(Collectors.joining());

        assertThat(LEAST)
                .allSatisfy((coordinate, least) ->
                        assertThat(banned).contains("<exclude>" + coordinate + ":(," + least + ")</exclude>"));
        assertThat(pom).contains("<dependencyConvergence />", "<requireUpperBoundDeps />");
    }

    @ParameterizedTest
    @CsvSource({"2.22.4,2.22.1,true", "2.22.1,2.22.1,true", "2.22,2.22.1,false", "2.9.9,2.10,false", "13.13,13.9.1,true"
    })
    void versionsAreComparedNumberByNumber(String version, String least, boolean isAtLeast) {
        assertThat(isAtLeast(version, least)).isEqualTo(isAtLeast);
    }

    private static boolean isAtLeast(String version, String least) {
        int[] numbers = numbers(version);
        int[] others = numbers(least);
        return Arrays.compare(numbers, others) >= 0;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("[.-]"))
                .filter(part -> part.matches("\\d+"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static Path top() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("README.md")) ? here : here.getParent();
    }
}
