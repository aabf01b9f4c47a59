package io.wabaprofile.supply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The modules of this build that are published: those that the BOM lists. */
public final class PublishedModules {
    public static final Path TOP = top();

    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]+)</artifactId>");

    private PublishedModules() {}

    private static Path top() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("README.md")) ? here : here.getParent();
    }

    /** The artifacts with classes, named as their folders. */
    public static List<String> withClasses() {
        try {
            String bom = Files.readString(TOP.resolve("waba-profile-bom/pom.xml"));
            return ARTIFACT.matcher(bom.substring(
                            bom.indexOf("<dependencyManagement>"), bom.indexOf("</dependencyManagement>")))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
