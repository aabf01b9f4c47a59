package io.wabaprofile.sample;

import io.wabaprofile.supply.PublishedModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The table of {@code docs/compatibility.md} that {@link CompatibilityReport} writes. */
final class CompatibilityTable {
    private static final Path PAGE = PublishedModules.TOP.resolve("docs/compatibility.md");
    private static final String HEAD =
            "| with | JDK | Feign | Jackson | Resilience4j | Micrometer | JUnit | Spring Boot | tests |";

    private CompatibilityTable() {}

    static void write(List<String> rows) throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf(HEAD);
        int end = page.indexOf("\n\n", start);
        String table = HEAD + "\n|" + "---|".repeat(9) + "\n" + String.join("\n", rows);
        Files.writeString(PAGE, page.substring(0, start) + table + page.substring(end));
    }

    /** The first two cells of each row, as {@code with; JDK}. */
    static List<String> combinations() throws IOException {
        return Files.readString(PAGE)
                .lines()
                .dropWhile(line -> !line.equals(HEAD))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split(" *\\| *"))
                .map(cells -> cells[1] + "; " + cells[2])
                .toList();
    }
}
