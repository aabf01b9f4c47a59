package io.wabaprofile.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Maven repository that has our artifacts as this build made them, and all else from the repository of this build: what is
 * installed there of ours is never looked at. Maven writes into nothing but the new one.
 */
final class LocalRepository {
    static final Path TOP = top();
    static final String VERSION = System.getProperty("waba-profile.version");

    private static final String BUILD_REPOSITORY = System.getProperty("maven.local.repository");

    private final Path root;

    private LocalRepository(Path root) {
        this.root = root;
    }

    private static Path top() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("README.md")) ? here : here.getParent();
    }

    static LocalRepository with(Path root, String... modules) throws IOException {
        LocalRepository repository = new LocalRepository(root);
        repository.put("waba-profile", TOP.resolve("pom.xml"), "pom");
        for (String module : modules) {
            Path built = TOP.resolve(module).resolve("target/" + module + "-" + VERSION + ".jar");
            assertThat(built).as("what this build made of %s", module).exists();
            repository.put(module, TOP.resolve(module).resolve("pom.xml"), "pom");
            repository.put(module, built, "jar");
        }
        return repository;
    }

    private void put(String artifact, Path file, String type) throws IOException {
        Path folder = Files.createDirectories(root.resolve("io/wabaprofile/" + artifact + "/" + VERSION));
        Files.copy(file, folder.resolve(artifact + "-" + VERSION + "." + type));
    }

    /** Runs the Maven of this build in another project, and shows what it printed if it fails. */
    void maven(Path project, String... goals) throws IOException, InterruptedException {
        Run run = run(project, goals);
        assertThat(run.exitCode)
                .withFailMessage(() -> "Maven failed in " + project + ":\n" + run.output)
                .isZero();
    }

    record Run(int exitCode, String output) {}

    /** Runs the Maven of this build in another project. */
    Run run(Path project, String... goals) throws IOException, InterruptedException {
        Path log = Files.createTempFile(root.getParent(), "maven", ".log");
        ProcessBuilder maven = new ProcessBuilder(Stream.concat(
                        Stream.of(
                                TOP.resolve("mvnw").toString(),
                                "-B",
                                "-Dmaven.repo.local=" + root,
                                "-Dmaven.repo.local.tail=" + BUILD_REPOSITORY),
                        Stream.of(goals))
                .toList());
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = maven.directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
            return new Run(process.exitValue(), Files.readString(log));
        } finally {
            process.destroyForcibly();
        }
    }
}
