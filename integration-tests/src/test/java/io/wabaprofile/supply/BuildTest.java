package io.wabaprofile.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What makes two builds of the same sources the same, which {@code .ci/reproducible} then compares. */
class BuildTest {
    private static final Path TOP = PublishedModules.TOP;

    @Test
    void everyJarHasTheSameTimeInEveryBuild() throws IOException {
        assertThat(pom())
                .containsPattern("<project\\.build\\.outputTimestamp>\\d{4}-\\d\\d-\\d\\dT[0-9:]{8}Z<")
                .contains("<project.build.sourceEncoding>UTF-8<");
    }

    @Test
    void everyVersionIsPinned() throws IOException {
        assertThat(pom()).contains("<requirePluginVersions />");
        assertThat(Pattern.compile("<(?:\\w[\\w.]*\\.)?version>([^<]*)</")
                        .matcher(pom())
                        .results()
                        .map(version -> version.group(1)))
                .isNotEmpty()
                .allSatisfy(version ->
                        assertThat(version).matches("\\d[0-9A-Za-z.-]*|\\$\\{[a-z0-9.]+}|\\[(17|3\\.8\\.7),\\)"));
    }

    @Test
    void theWrapperChecksTheMavenItFetches() throws IOException {
        assertThat(Files.readString(TOP.resolve(".mvn/wrapper/maven-wrapper.properties")))
                .containsPattern("distributionUrl=https://")
                .containsPattern("distributionSha256Sum=[0-9a-f]{64}");
    }

    @Test
    void theComparisonOfTwoBuildsCanBeRun() {
        assertThat(TOP.resolve(".ci/reproducible")).isExecutable();
    }

    private static String pom() throws IOException {
        return Files.readString(TOP.resolve("pom.xml"));
    }
}
