package io.wabaprofile.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.supply.PublishedModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Markdown files of the project, and the modules that they are about. */
final class Documents {
    private static final Path TOP = PublishedModules.TOP;
    private static final Pattern FENCE = Pattern.compile("```(\\w*)");

    private Documents() {}

    /** A file of the project. */
    static Path file(String path) {
        return TOP.resolve(path);
    }

    static String text(String path) {
        return text(file(path));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The README, the testkit's README, and the pages in {@code docs}. */
    static List<String> pages() {
        try (Stream<Path> files = Files.list(file("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "testkit/README.md"),
                            files.map(page -> "docs/" + page.getFileName())
                                    .filter(page -> page.endsWith(".md"))
                                    .sorted())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pages, and the other documents for people who work on or with the project. */
    static List<String> all() {
        return Stream.concat(
                        pages().stream(),
                        Stream.of("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "benchmarks/README.md"))
                .toList();
    }

    static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<CodeBlock> blocks(String document) {
        List<CodeBlock> blocks = new ArrayList<>();
        List<String> lines = text(document).lines().toList();
        for (int start = 0; start < lines.size(); start++) {
            if (!lines.get(start).startsWith("```")) {
                continue;
            }
            assertThat(lines.get(start)).as("%s:%d", document, start + 1).matches(FENCE);
            int end = start + 1;
            while (!lines.get(end).equals("```")) {
                end++;
            }
            String text = String.join("\n", lines.subList(start + 1, end));
            blocks.add(new CodeBlock(document, start + 1, lines.get(start).substring(3), text));
            start = end;
        }
        return blocks;
    }

    /** The rows of the first table whose header starts with this text. */
    static List<String> rows(String document, String header) {
        List<String> rows = text(document)
                .lines()
                .dropWhile(line -> !line.startsWith(header))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertThat(rows).isNotEmpty();
        return rows;
    }

    /** The modules of the build, by the name of their folder, which is their artifact. */
    static List<String> modules() {
        return Pattern.compile("<module>([a-z-]+)</module>")
                .matcher(text("pom.xml"))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
