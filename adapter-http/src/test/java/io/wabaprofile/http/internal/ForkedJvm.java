package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a test program in a separate JVM with special settings. */
final class ForkedJvm {
    private static final int SECONDS_TO_END = 60;

    private final Path folder;
    private final List<String> options = new ArrayList<>();
    private String classPath = System.getProperty("java.class.path");

    /** @param folder for the output of the program */
    ForkedJvm(Path folder) {
        this.folder = folder;
    }

    ForkedJvm with(String name, Object value) {
        options.add("-D" + name + "=" + value);
        return this;
    }

    ForkedJvm first(Path onTheClassPath) {
        classPath = onTheClassPath + File.pathSeparator + classPath;
        return this;
    }

    /** Runs the program to its end. Fails with its output if the exit code is not zero. */
    void run(Class<?> program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, program.getName()));
        command.addAll(List.of(arguments));
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended;
        try {
            ended = process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
        } finally {
            process.destroyForcibly();
        }
        assertThat(ended).as("the program ends").isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(said, StandardCharsets.ISO_8859_1))
                .isZero();
    }
}
