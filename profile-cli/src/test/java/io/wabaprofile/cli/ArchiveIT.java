package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive that people download and unpack. */
class ArchiveIT {
    private static final String NAME = "waba-profile-" + System.getProperty("waba-profile.version");

    @TempDir
    private static Path directory;

    @BeforeAll
    static void unpack() throws IOException {
        Path archive = Path.of("target", NAME + ".zip");
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("enablePosixFileAttributes", true));
                Stream<Path> files = Files.walk(zip.getPath("/" + NAME))) {
            for (Path file : files.toList()) {
                Path target =
                        directory.resolve(zip.getPath("/").relativize(file).toString());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(file));
            }
        }
    }

    @Test
    void hasAScriptForEachSystem() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(NAME))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("LICENSE", "waba-profile", "waba-profile.cmd", "waba-profile.jar");
        }
        assertThat(directory.resolve(NAME).resolve("waba-profile")).isExecutable();
        assertThat(Files.readString(directory.resolve(NAME).resolve("waba-profile.cmd")))
                .contains("\r\n", "%~dp0waba-profile.jar")
                .doesNotContainPattern("[^\r]\n");
    }

    @Test
    void startsFromAnyFolderAndThroughALink() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(
                directory.resolve("wp"), directory.resolve(NAME).resolve("waba-profile"));

        assertThat(outputOf(link.toString(), "--version")).contains(System.getProperty("waba-profile.version"));
        assertThat(outputOf(link.toString(), "demo")).contains("📚 Books");
    }

    private static String outputOf(String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(directory, "archive", ".log");
        ProcessBuilder program = new ProcessBuilder(List.of(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        program.environment().put("JAVA_HOME", System.getProperty("java.home"));
        program.environment().put("XDG_CACHE_HOME", directory.resolve("cache").toString());
        program.environment().put("WABA_PROFILE_ARCHIVE", "now"); // not while the folder is deleted
        Process process = program.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            String output = Files.readString(log);
            assertThat(process.exitValue()).as(output).isZero();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }
}
