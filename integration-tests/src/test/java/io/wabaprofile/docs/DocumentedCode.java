package io.wabaprofile.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The code that stands in documents. */
final class DocumentedCode {
    private static final Path TOP = top();

    private DocumentedCode() {}

    private static Path top() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("README.md")) && Files.exists(here.resolve("mvnw")) ? here : here.getParent();
    }

    /** A file of the project, from where its README stands. */
    static Path top(String path) {
        return TOP.resolve(path);
    }

    static List<String> blocks(String document, String language) throws IOException {
        return Pattern.compile("```" + language + "\\n(.*?)\\n```", Pattern.DOTALL)
                .matcher(Files.readString(top(document)))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /**
     * The examples that tests here compile and run, and the sample project, which {@code SampleProjectIT} builds; without
     * layout.
     */
    static String compiled() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String folder : List.of("integration-tests/src/test/java/io/wabaprofile/docs", "testkit/sample/src")) {
            try (Stream<Path> files = Files.walk(top(folder))) {
                files.filter(file -> file.toString().endsWith("Examples.java") || folder.startsWith("testkit"))
                        .filter(Files::isRegularFile)
                        .sorted()
                        .forEach(sources::add);
            }
        }
        StringBuilder all = new StringBuilder();
        for (Path source : sources) {
            all.append(Files.readString(source)).append('\n');
        }
        return withoutLayout(all.toString());
    }

    /** The formatter breaks the lines of a chain of calls where it likes. */
    static String withoutLayout(String code) {
        return code.strip().replaceAll("\\s+\\.", ".").replaceAll("\\s+", " ");
    }
}
