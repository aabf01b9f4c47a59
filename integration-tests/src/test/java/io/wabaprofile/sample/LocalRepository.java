package io.wabaprofile.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.supply.PublishedModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Maven repository with the artifacts of this build. Other artifacts come from the repository that this build uses, or are
 * downloaded into this one. Artifacts of ours that are installed elsewhere are not used.
 */
final class LocalRepository {
    static final String VERSION = System.getProperty("waba-profile.version");

    private static final String BUILD_REPOSITORY = System.getProperty("maven.local.repository");
    private static final Path ROOT = Path.of("target/sample-repository").toAbsolutePath();
    private static final LocalRepository SHARED = filled();

    private LocalRepository() {}

    static LocalRepository shared() {
        return SHARED;
    }

    private static LocalRepository filled() {
        try {
            put("waba-profile-bom", "target/published-pom.xml", "pom");
            for (String module : PublishedModules.withClasses()) {
                put(module, "target/published-pom.xml", "pom");
                put(module, "target/" + module + "-" + VERSION + ".jar", "jar");
            }
            return new LocalRepository();
        } catch (IOException e) {
            throw new IllegalStateException("This build has not packaged all published modules", e);
        }
    }

    private static void put(String module, String file, String type) throws IOException {
        Path folder = Files.createDirectories(ROOT.resolve("io/wabaprofile/" + module + "/" + VERSION));
        Path target = folder.resolve(module + "-" + VERSION + "." + type);
        Files.deleteIfExists(target);
        Files.copy(PublishedModules.TOP.resolve(module).resolve(file), target);
    }

    /** Runs the Maven of this build in another project. The message of a failure contains Maven's output. */
    void maven(Path project, String... arguments) throws IOException, InterruptedException {
        Result result = run(Jdk.current(), project, List.of(arguments));
        assertThat(result.exitCode)
                .withFailMessage(() -> "Maven failed in " + project + ":\n" + result.output)
                .isZero();
    }

    /** The exit code and the output of a process. */
    record Result(int exitCode, String output) {}

    Result run(Jdk jdk, Path project, List<String> arguments) throws IOException, InterruptedException {
        Path log = project.resolveSibling(project.getFileName() + ".log");
        ProcessBuilder maven = new ProcessBuilder(Stream.concat(
                        Stream.of(
                                PublishedModules.TOP.resolve("mvnw").toString(),
                                "-B",
                                "-Dmaven.repo.local=" + ROOT,
                                "-Dmaven.repo.local.tail=" + BUILD_REPOSITORY),
                        arguments.stream())
                .toList());
        maven.environment().put("JAVA_HOME", jdk.home().toString());
        Process process = maven.directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES))
                    .as("Maven in %s ends within 10 minutes", project)
                    .isTrue();
            return new Result(process.exitValue(), Files.readString(log));
        } finally {
            process.destroyForcibly();
        }
    }
}
