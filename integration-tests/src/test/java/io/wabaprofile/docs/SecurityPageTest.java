package io.wabaprofile.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every threat of the security page names tests, and they are there. */
class SecurityPageTest {
    private static final int THREATS = 34;
    private static final Path TOP = top();
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| (.+?) \\| (.+?) \\| (.+?) \\|");
    private static final Pattern PROOF = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

    private static Path top() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("README.md")) ? here : here.getParent();
    }

    record Proof(int threat, String test, String method) {}

    static List<Proof> proofs() {
        List<Proof> proofs = new ArrayList<>();
        rows().forEach((threat, cell) -> PROOF.matcher(cell)
                .results()
                .forEach(found -> proofs.add(new Proof(threat, found.group(1), found.group(2)))));
        return proofs;
    }

    /** The last column by number. */
    private static Map<Integer, String> rows() {
        Map<Integer, String> rows = new TreeMap<>();
        ROW.matcher(text(TOP.resolve("docs/security.md"))).results().forEach(row -> {
            String before = rows.put(Integer.valueOf(row.group(1)), row.group(4));
            assertThat(before).as("row %s before", row.group(1)).isNull();
        });
        return rows;
    }

    @Test
    void everyThreatHasARowAndAProof() {
        assertThat(rows().keySet())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, THREATS).boxed().toList());
        assertThat(rows().values()).allSatisfy(cell -> assertThat(cell).containsPattern(PROOF));
    }

    @ParameterizedTest
    @MethodSource("proofs")
    void everyProofIsThereOnce(Proof proof) {
        Pattern test = Pattern.compile("(?m)^ {4}@(Test|ParameterizedTest|TestFactory)\\b");
        Pattern method = Pattern.compile(proof.method == null ? "" : "(?m)^ {4}void " + proof.method + "\\(");

        assertThat(sources(proof.test))
                .filteredOn(source ->
                        test.matcher(source).find() && method.matcher(source).find())
                .hasSize(1);
    }

    private static List<String> sources(String test) {
        return modules().stream()
                .map(module -> module.resolve("src/test/java"))
                .filter(Files::isDirectory)
                .flatMap(SecurityPageTest::files)
                .filter(file -> file.getFileName().toString().equals(test + ".java"))
                .map(SecurityPageTest::text)
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> modules() {
        return Pattern.compile("<module>([a-z-]+)</module>")
                .matcher(text(TOP.resolve("pom.xml")))
                .results()
                .map(module -> TOP.resolve(module.group(1)))
                .toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void thePageIsFoundFromWherePeopleLook() {
        assertThat(text(TOP.resolve("README.md"))).contains("(docs/security.md)");
        assertThat(text(TOP.resolve("SECURITY.md"))).contains("(docs/security.md)");
    }
}
