package io.wabaprofile.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The metadata for GraalVM lists the elements that the code of a module reaches, and no other elements. */
class NativeImageMetadataTest {
    static List<String> modules() {
        return MetadataFiles.MODULES;
    }

    @ParameterizedTest
    @MethodSource("modules")
    void listsWhatTheCodeReaches(String module) throws IOException {
        Path file = MetadataFiles.of(module);
        Set<String> listed = Files.exists(file) ? ReachabilityMetadata.lines(Files.readString(file)) : Set.of();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(ReachedElements.of(MetadataFiles.TOP.resolve(module)));
    }

    @Test
    void adaptersAreReachedByProxyAndReflection() throws IOException {
        assertThat(ReachedElements.of(MetadataFiles.TOP.resolve("adapter-cloud")))
                .contains(
                        "proxy of io.wabaprofile.cloud.CloudApi",
                        "io.wabaprofile.cloud.CloudMessages$ProfileResponse constructors fields methods",
                        "io.wabaprofile.cloud.CloudMessages$PhotoUpdate constructors fields methods");
    }

    @Test
    void everyMetadataFileBelongsToAModule() throws IOException {
        try (Stream<Path> modules = Files.list(MetadataFiles.TOP)) {
            List<Path> folders = modules.map(module -> module.resolve("src/main/resources/META-INF/native-image"))
                    .filter(Files::isDirectory)
                    .toList();
            assertThat(folders).hasSizeGreaterThan(5);
            for (Path folder : folders) {
                try (Stream<Path> files = Files.walk(folder)) {
                    assertThat(files.filter(Files::isRegularFile))
                            .hasSize(1)
                            .isSubsetOf(MetadataFiles.MODULES.stream()
                                    .map(MetadataFiles::of)
                                    .toList());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reflections\":[]}",
                "{\"reflection\":[{\"type\":\"a.B\",\"allDeclaredMethod\":true}]}",
                "{\"reflection\":[{\"type\":{\"proxies\":[\"a.B\"]}}]}",
                "{\"reflection\":[{\"type\":\"a.B\",\"allDeclaredMethods\":\"yes\"}]}",
                "{\"resources\":[{\"pattern\":\"a\"}]}",
                "{\"resources\":[{}]}"
            })
    void anUnknownMemberIsRefused(String json) {
        assertThatThrownBy(() -> ReachabilityMetadata.lines(json)).isInstanceOf(JsonProcessingException.class);
    }
}
