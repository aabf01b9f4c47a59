package io.wabaprofile.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a published module needs, and the POM that users get. */
class PublishedModulesTest {
    private static final Set<String> NOT_PUBLISHED = Set.of("profile-cli", "integration-tests", "benchmarks");

    static List<String> modules() {
        return PublishedModules.withClasses();
    }

    @Test
    void theBomListsAllPublishedModulesAndOthersAreSkipped() throws IOException {
        try (Stream<Path> folders = Files.list(PublishedModules.TOP)) {
            List<String> published = folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .filter(module -> !module.equals("waba-profile-bom") && !NOT_PUBLISHED.contains(module))
                    .toList();
            assertThat(modules()).containsExactlyInAnyOrderElementsOf(published);
        }
        assertThat(NOT_PUBLISHED)
                .allSatisfy(module -> assertThat(pom(module)).contains("<maven.deploy.skip>true</maven.deploy.skip>"));
        assertThat(pom("."))
                .contains(NOT_PUBLISHED.stream()
                        .map(module -> "<excludeArtifact>" + module + "</excludeArtifact>")
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void thePublishedPomIsCompleteAndHasNoParent(String module) throws IOException {
        String pom = Files.readString(PublishedModules.TOP.resolve(module).resolve("target/published-pom.xml"));

        assertThat(pom)
                .doesNotContain("<parent>", "<scope>test</scope>", "${")
                .contains("<name>", "<description>", "<url>", "<license>", "<developer>", "<scm");
    }

    @Test
    void theBomManagesNoOtherArtifacts() throws IOException {
        String bom = Files.readString(PublishedModules.TOP.resolve("waba-profile-bom/target/published-pom.xml"));

        assertThat(bom).doesNotContain("<parent>", "<properties>").contains("<scm");
        assertThat(bom.split("<groupId>"))
                .allSatisfy(part -> assertThat(part)
                        .satisfiesAnyOf(
                                text -> assertThat(text).startsWith("io.wabaprofile</groupId>"),
                                text -> assertThat(text).startsWith("<?xml")));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void hasAModuleDescriptorAndAnApiFile(String module) {
        Path folder = PublishedModules.TOP.resolve(module);

        assertThat(folder.resolve("target/classes/module-info.class")).exists();
        assertThat(folder.resolve("api.txt")).exists();
    }

    @Test
    void downloadsWithAWrongChecksumFailTheBuild() throws IOException {
        assertThat(PublishedModules.TOP.resolve(".mvn/maven.config")).content().contains("--strict-checksums");
    }

    private static String pom(String module) throws IOException {
        return Files.readString(PublishedModules.TOP.resolve(module).resolve("pom.xml"));
    }
}
