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

/** Each threat of the security page names tests that exist. */
class SecurityPageTest {
    private static final int THREATS = 40;
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| (.+?) \\| (.+?) \\| (.+?) \\|");
    private static final Pattern PROOF = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

    record Proof(int threat, String test, String method) {}

    static List<Proof> proofs() {
        List<Proof> proofs = new ArrayList<>();
        tests().forEach((threat, cell) -> PROOF.matcher(cell)
                .results()
                .forEach(found -> proofs.add(new Proof(threat, found.group(1), found.group(2)))));
        return proofs;
    }

    /** The last column by the number of the threat. */
    private static Map<Integer, String> tests() {
        Map<Integer, String> tests = new TreeMap<>();
        ROW.matcher(Documents.text("docs/security.md")).results().forEach(row -> {
            String before = tests.put(Integer.valueOf(row.group(1)), row.group(4));
            assertThat(before).as("row %s before", row.group(1)).isNull();
        });
        return tests;
    }

    @Test
    void everyThreatHasARowThatNamesATest() {
        assertThat(tests().keySet())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, THREATS).boxed().toList());
        assertThat(tests().values()).allSatisfy(cell -> assertThat(cell).containsPattern(PROOF));
    }

    @ParameterizedTest
    @MethodSource("proofs")
    void theNamedTestExistsOnce(Proof proof) {
        Pattern test = Pattern.compile("(?m)^ {4}@(Test|ParameterizedTest|TestFactory)\\b");
        Pattern method = Pattern.compile(proof.method == null ? "" : "(?m)^ {4}void " + proof.method + "\\(");

        assertThat(sources(proof.test))
                .filteredOn(source ->
                        test.matcher(source).find() && method.matcher(source).find())
                .hasSize(1);
    }

    private static List<String> sources(String test) {
        return Documents.modules().stream()
                .map(module -> Documents.file(module + "/src/test/java"))
                .filter(Files::isDirectory)
                .flatMap(SecurityPageTest::files)
                .filter(file -> file.getFileName().toString().equals(test + ".java"))
                .map(Documents::text)
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
    void readmeAndSecurityPolicyLinkToThePage() {
        assertThat(Documents.text("README.md")).contains("(docs/security.md)");
        assertThat(Documents.text("SECURITY.md")).contains("(docs/security.md)");
    }
}
