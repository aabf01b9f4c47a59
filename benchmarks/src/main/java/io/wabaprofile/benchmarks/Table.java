package io.wabaprofile.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table of results, as Markdown and as CSV. */
final class Table {
    private final String title;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param columns separated by commas */
    Table(String title, String columns) {
        this.title = title;
        row(columns.split(", ", -1));
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    String markdown() {
        List<String> lines = rows.stream()
                .map(row -> "| " + String.join(" | ", row) + " |\n")
                .collect(Collectors.toCollection(ArrayList::new));
        lines.add(1, "|---".repeat(rows.get(0).size()) + "|\n");
        return "### " + title + "\n\n" + String.join("", lines);
    }

    void writeCsv(Path file) throws IOException {
        Files.write(
                file,
                rows.stream()
                        .map(row -> "\"" + String.join("\",\"", row) + "\"")
                        .toList());
    }
}
