package io.wabaprofile.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.fleet.run.LocalFleetEngine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An apply on one machine in a process of its own, which a test can kill. */
final class LocalRunProcess {
    private final Process process;
    private final Path output;

    private LocalRunProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static LocalRunProcess start(URI simulator, int channels, int requestsPerSecond, Path runFile) throws IOException {
        Path output = Files.createTempFile(runFile.getParent(), "run", ".txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LocalRunProcess.class.getName(),
                        simulator.toString(),
                        String.valueOf(channels),
                        String.valueOf(requestsPerSecond),
                        runFile.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new LocalRunProcess(process, output);
    }

    public static void main(String... arguments) throws InterruptedException {
        try (ManyChannels channels = ManyChannels.at(URI.create(arguments[0]))) {
            RunReport report = LocalFleetEngine.builder(channels)
                    .settings(RunSettings.DEFAULT
                            .withRequestsPerSecond(Integer.parseInt(arguments[2]))
                            .withWorkers(32))
                    .runFile(Path.of(arguments[3]))
                    .build()
                    .run(RunRequest.apply(ManyChannels.fleet(Integer.parseInt(arguments[1]))));
            System.out.println(report.counts());
            report.results().stream()
                    .flatMap(result -> result.failure().stream())
                    .findFirst()
                    .ifPresent(System.out::println);
        }
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
