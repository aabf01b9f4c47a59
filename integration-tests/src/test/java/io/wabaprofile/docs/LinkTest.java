package io.wabaprofile.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links between documents lead to files and headings that exist. */
class LinkTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$");

    static List<String> documents() {
        return Documents.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadToFilesAndHeadingsThatExist(String document) {
        Path folder = Documents.file(document).getParent();
        String prose = CODE.matcher(Documents.text(document)).replaceAll("");

        assertThat(LINK.matcher(prose).results().map((MatchResult link) -> link.group(1)))
                .filteredOn(link -> !link.startsWith("https://"))
                .allSatisfy(link -> {
                    String[] parts = link.split("#", 2);
                    Path target = parts[0].isEmpty() ? Documents.file(document) : folder.resolve(parts[0]);
                    assertThat(target).as("%s in %s", link, document).exists();
                    if (parts.length == 2) {
                        assertThat(anchors(target))
                                .as("%s in %s", link, document)
                                .contains(parts[1]);
                    }
                });
    }

    /** As GitHub makes them from headings. */
    private static List<String> anchors(Path document) {
        return HEADING.matcher(CODE.matcher(Documents.text(document)).replaceAll(""))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    @Test
    void theReadmeLinksToEveryPage() {
        String readme = Documents.text("README.md");

        assertThat(Documents.pages())
                .filteredOn(page -> page.startsWith("docs/"))
                .allSatisfy(page -> assertThat(readme).contains("(" + page + ")"));
    }
}
