package io.wabaprofile.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.wabaprofile.fleet.postgres.PostgresFleetEngine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** One of the machines that share an apply, in a process of its own, which a test can kill. */
final class PostgresRunProcess {
    private final Process process;
    private final Path output;

    private PostgresRunProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** @param database the JDBC URL */
    static PostgresRunProcess start(URI simulator, int channels, int requestsPerSecond, String database, Path directory)
            throws IOException {
        Path output = Files.createTempFile(directory, "run", ".txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PostgresRunProcess.class.getName(),
                        simulator.toString(),
                        String.valueOf(channels),
                        String.valueOf(requestsPerSecond),
                        database)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new PostgresRunProcess(process, output);
    }

    public static void main(String... arguments) throws InterruptedException {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(arguments[3]);
        try (HikariDataSource database = new HikariDataSource(pool);
                ManyChannels channels = ManyChannels.at(URI.create(arguments[0]))) {
            RunReport report = PostgresFleetEngine.builder(database, channels)
                    .settings(RunSettings.DEFAULT
                            .withRequestsPerSecond(Integer.parseInt(arguments[2]))
                            .withWorkers(32))
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
