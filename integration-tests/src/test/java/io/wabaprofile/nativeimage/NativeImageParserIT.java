package io.wabaprofile.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** GraalVM's own parser accepts the metadata. It needs a newer JDK than this project. */
@EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "GraalVM's parser needs JDK 25")
class NativeImageParserIT {
    private static final Path PARSER = MetadataFiles.TOP.resolve("integration-tests/target/native-image-parser/*");

    @TempDir
    private Path folder;

    private record Run(int exitCode, String output) {}

    static List<Path> files() {
        return MetadataFiles.MODULES.stream()
                .map(MetadataFiles::of)
                .filter(Files::exists)
                .toList();
    }

    private Run parse(String metadata) throws IOException, InterruptedException {
        Path input = Files.createDirectories(folder.resolve("input"));
        Files.writeString(input.resolve("reachability-metadata.json"), metadata);
        Process parser = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        PARSER.toString(),
                        "com.oracle.svm.configure.ConfigurationTool",
                        "generate",
                        "--input-dir=" + input,
                        "--output-dir=" + folder.resolve("output"))
                .redirectErrorStream(true)
                .start();
        String output = new String(parser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(parser.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Run(parser.exitValue(), output);
    }

    @ParameterizedTest
    @MethodSource("files")
    void acceptsTheFileAndReadsEachEntry(Path file) throws IOException, InterruptedException {
        String metadata = Files.readString(file);

        assertThat(parse(metadata)).extracting(Run::exitCode, Run::output).containsExactly(0, "");

        try (Stream<Path> written = Files.list(folder.resolve("output"))) {
            assertThat(ReachabilityMetadata.lines(
                            Files.readString(written.filter(each -> each.endsWith("reachability-metadata.json"))
                                    .findFirst()
                                    .orElseThrow())))
                    .isEqualTo(ReachabilityMetadata.lines(metadata));
        }
    }

    @Test
    void refusesAFileWithAWrongMember() throws IOException, InterruptedException {
        Run run = parse("{\"reflection\":[{\"type\":\"java.lang.String\",\"metods\":[]}]}");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains("metods");
    }
}
