package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The start script, and its archive of classes. */
@Timeout(120)
class LauncherIT {
    private static final Path SCRIPT = Path.of("src/dist/waba-profile").toAbsolutePath();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    private Path directory;

    private Path jar;
    private Path cache;

    @BeforeEach
    void copyTheJar() throws IOException {
        cache = directory.resolve("cache");
        jar = copied("program.jar");
        Path java = Files.createDirectories(directory.resolve("jdk/bin")).resolve("java");
        Files.writeString(
                java, "#!/bin/sh\nprintf '%s\\n' \"$@\" > '" + directory + "/arguments'\nexec " + JAVA + " \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path copied(String name) throws IOException {
        return Files.copy(Path.of(System.getProperty("waba-profile.jar")), directory.resolve(name));
    }

    private ProcessBuilder launcher(String... command) throws IOException {
        ProcessBuilder program = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(Files.createTempFile(directory, "out", "").toFile())
                .redirectError(Files.createTempFile(directory, "err", "").toFile());
        program.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
        program.environment().put("WABA_PROFILE_JAR", jar.toString());
        program.environment().put("WABA_PROFILE_CACHE", cache.toString());
        program.environment().put("WABA_PROFILE_ARCHIVE", "now");
        program.environment().remove("D360_API_KEY");
        return program;
    }

    private static CliRun ended(ProcessBuilder program, Process process) throws IOException, InterruptedException {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new CliRun(
                    process.exitValue(),
                    Files.readString(program.redirectOutput().file().toPath()),
                    Files.readString(program.redirectError().file().toPath()));
        } finally {
            process.destroyForcibly();
        }
    }

    private static CliRun run(ProcessBuilder program) throws IOException, InterruptedException {
        CliRun run = ended(program, program.start());
        assertThat(run.exit()).as(run.everything()).isZero();
        assertThat(run.err()).isEmpty();
        return run;
    }

    private CliRun version() throws IOException, InterruptedException {
        CliRun run = run(launcher(SCRIPT.toString(), "version"));
        assertThat(run.out()).startsWith("waba-profile ");
        return run;
    }

    private List<String> arguments() throws IOException {
        return Files.readAllLines(directory.resolve("arguments"));
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.toList();
        }
    }

    @Test
    void javaLoadsTheClassesFromTheArchiveOfTheFirstStart() throws Exception {
        version();
        assertThat(archives()).singleElement().asString().endsWith(".jsa");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                .isEqualTo("rwx------");

        version();
        assertThat(arguments()).contains("-XX:SharedArchiveFile=" + archives().get(0));
        List<String> logging = new ArrayList<>(arguments());
        logging.replaceAll(argument -> argument.equals("-Xlog:disable") ? "-Xlog:class+load" : argument);
        logging.add(0, JAVA.toString());
        assertThat(run(launcher(logging.toArray(String[]::new))).out().lines())
                .anyMatch(line ->
                        line.contains(" " + WabaProfile.class.getName() + " source: shared objects file (top)"));
    }

    @Test
    void anArchiveOfAnotherJarIsIgnoredWithoutAWarning() throws Exception {
        version();
        Path first = archives().get(0);
        jar = copied("other.jar");
        version();
        Path second = archives().stream()
                .filter(file -> !file.equals(first))
                .findAny()
                .orElseThrow();
        Files.copy(first, second, StandardCopyOption.REPLACE_EXISTING);

        version();

        assertThat(arguments()).contains("-XX:SharedArchiveFile=" + second);
    }

    @Test
    void aFolderThatOthersCanWriteToIsNotUsed() throws Exception {
        Files.createDirectory(cache);
        for (String open : List.of("rwxrwxr-x", "rwxr-xrwx")) {
            Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString(open));
            version();
            assertThat(archives()).isEmpty();
            assertThat(arguments()).noneMatch(argument -> argument.startsWith("-XX:SharedArchiveFile"));
        }
    }

    @Test
    void startsWithoutAFolderForTheArchive() throws Exception {
        cache = Files.writeString(directory.resolve("file"), "").resolve("cache");
        version();
        assertThat(arguments()).contains("-Xshare:auto");
    }

    @Test
    void firstStartsAtTheSameTimeLeaveOneCompleteArchive() throws Exception {
        List<ProcessBuilder> programs =
                List.of(launcher(SCRIPT.toString(), "version"), launcher(SCRIPT.toString(), "version"));
        List<Process> processes =
                List.of(programs.get(0).start(), programs.get(1).start());
        for (int i = 0; i < programs.size(); i++) {
            CliRun run = ended(programs.get(i), processes.get(i));
            assertThat(run.exit()).isZero();
            assertThat(run.err()).isEmpty();
        }
        assertThat(archives()).singleElement().asString().endsWith(".jsa");
        version();
    }

    @Test
    void aTerminalShowsColorsUnlessTheyAreDisabled() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "script is not installed");
        assertThat(inTerminal(SCRIPT + " --help", "")).contains("\u001B[1mwaba-profile");
        assertThat(inTerminal(SCRIPT + " --help", "1")).contains("waba-profile").doesNotContain("\u001B");
        assertThat(inTerminal(SCRIPT + " --help --no-color", "")).doesNotContain("\u001B");
        assertThat(inTerminal(SCRIPT + " --help | cat", "")).doesNotContain("\u001B");
    }

    private String inTerminal(String command, String noColor) throws IOException, InterruptedException {
        ProcessBuilder terminal = launcher("/usr/bin/script", "-qec", command, "/dev/null");
        terminal.environment().put("TERM", "xterm");
        terminal.environment().put("NO_COLOR", noColor);
        return run(terminal).out();
    }
}
