package io.wabaprofile.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

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

    /** The formatter breaks the lines of a chain of calls where it likes. */
    static String withoutLayout(String code) {
        return code.strip().replaceAll("\\s+\\.", ".").replaceAll("\\s+", " ");
    }
}
