package io.wabaprofile.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An apply in a process of its own, which a test can kill. */
final class RunProcess {
    private final Process process;
    private final Path output;

    private RunProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** @param directory for the output of the process */
    static RunProcess start(Class<?> program, String heap, Path directory, List<String> arguments) throws IOException {
        Path output = Files.createTempFile(directory, "run", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(arguments);
        return new RunProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                output);
    }

    /** Runs the fleet of many channels, and prints the result. */
    static void apply(FleetEngine engine, int channels) throws InterruptedException {
        RunReport report = engine.run(RunRequest.apply(ManyChannels.fleet(channels)));
        System.out.println(report.counts());
        report.results().stream()
                .flatMap(result -> result.failure().stream())
                .findFirst()
                .ifPresent(System.out::println);
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits until the run ends, and returns what it printed. */
    String result(int seconds) throws IOException, InterruptedException {
        try {
            assertThat(process.waitFor(seconds, TimeUnit.SECONDS))
                    .as("the run ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        String printed = Files.readString(output).strip();
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }
}
