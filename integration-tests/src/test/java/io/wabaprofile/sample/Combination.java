package io.wabaprofile.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.supply.PublishedModules;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JDK and the versions that replace those of a sample.
 *
 * @param versions {@code group:artifact:version}, {@code group:artifact:version:pom} or {@code parent:version}, or blank
 */
record Combination(String with, int jdk, String sample, String versions) {

    static List<Combination> all() throws IOException {
        try (Stream<String> lines = Files.lines(
                PublishedModules.TOP.resolve("integration-tests/src/test/resources/supply-chain/compatibility.csv"))) {
            return lines.filter(line -> !line.startsWith("#") && !line.startsWith("with;"))
                    .map(line -> line.split(";", -1))
                    .map(cells -> new Combination(cells[0], Integer.parseInt(cells[1]), cells[2], cells[3]))
                    .toList();
        }
    }

    String applyTo(String pom) {
        if (versions.isBlank()) {
            return pom;
        }
        String[] parts = versions.split(":");
        String changed = parts[0].equals("parent")
                ? pom.replaceFirst("(?s)(<parent>.*?<version>)[^<]*", "$1" + parts[1])
                : withManaged(pom, parts);
        assertThat(changed)
                .as("the POM with %s", versions)
                .contains("<version>" + (parts[0].equals("parent") ? parts[1] : parts[2]) + "</version>");
        return changed;
    }

    private static String withManaged(String pom, String[] parts) {
        String type = parts.length == 4 ? "<type>pom</type><scope>import</scope>" : "";
        String dependency = "<dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1]
                + "</artifactId><version>" + parts[2] + "</version>" + type + "</dependency>";
        String changed = pom.replaceFirst(
                "<dependencyManagement>\\s*<dependencies>", "<dependencyManagement><dependencies>" + dependency);
        // the version that the sample gives a dependency itself would win
        return parts[0].equals("org.junit") ? changed.replace("<version>${junit.version}</version>", "") : changed;
    }

    /** The row of the table: with, JDK, the versions found, the result. */
    String row(String result) {
        return Stream.of(with, Integer.toString(jdk), result)
                .collect(Collectors.joining(" | ", "| ", " |"))
                .replaceAll(" +\\|", " |");
    }
}
