package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that applies a fleet and is stopped or killed, and another that continues. */
@Timeout(180)
class InterruptedApplyIT {
    private static final int CHANNELS = 40;

    @TempDir
    private Path directory;

    private CloudFleet fleet;

    @BeforeEach
    void start() {
        fleet = new CloudFleet(directory);
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    private void addChannels(int count) {
        for (int i = 0; i < count; i++) {
            fleet.add("shop-" + i, "profile: {about: Open till nine}");
        }
    }

    private CliRun apply(CompletableFuture<Process> started, String... arguments) throws Exception {
        List<String> all = new java.util.ArrayList<>(List.of(
                "apply", "fleet.yaml", "--base-url", fleet.simulator.baseUri().toString()));
        all.addAll(List.of(arguments));
        ProcessBuilder program = RunnableJarIT.program(all.toArray(String[]::new));
        program.environment().putAll(fleet.variables);
        File out = Files.createTempFile(directory, "out", ".txt").toFile();
        File err = Files.createTempFile(directory, "err", ".txt").toFile();
        Process process = program.directory(directory.toFile())
                .redirectOutput(out)
                .redirectError(err)
                .start();
        started.complete(process);
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            return new CliRun(process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
        } finally {
            process.destroyForcibly();
        }
    }

    /** Runs the action once, after this number of writes. */
    private void afterWrites(int writes, Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        fleet.simulator.onExchange(exchange -> {
            if (fleet.writes() >= writes && done.compareAndSet(false, true)) {
                action.run();
            }
        });
    }

    @Test
    void ctrlCEndsTheRunProperlyAndTheSameCommandContinues() throws Exception {
        addChannels(CHANNELS);
        CompletableFuture<Process> running = new CompletableFuture<>();
        afterWrites(3, () -> {
            try {
                new ProcessBuilder(
                                "kill",
                                InterruptedUploadIT.signal(),
                                String.valueOf(running.join().pid()))
                        .start();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });

        CliRun stopped = apply(running, "--workers=2");
        assertThat(stopped.exit()).as(stopped.everything()).isEqualTo(11);
        assertThat(stopped.err()).contains("Stopping: no further channel is started.");
        assertThat(stopped.out()).contains("of 40 channels are finished. Run the same command again to continue.");

        CliRun continued = apply(new CompletableFuture<>(), "--requests-per-second=1000");
        assertThat(continued.exit()).as(continued.everything()).isZero();
        assertThat(continued.out()).contains("  updated            40");
        assertThat(continued.err()).doesNotContain("Stopping");
        assertThat(fleet.writes()).isEqualTo(CHANNELS);
    }

    @Test
    void aKilledRunIsContinuedWithoutWritingAChannelTwice() throws Exception {
        addChannels(CHANNELS);
        CompletableFuture<Process> running = new CompletableFuture<>();
        afterWrites(10, () -> running.join().destroyForcibly());

        CliRun killed = apply(running, "--requests-per-second=200");
        assertThat(killed.exit()).isNotZero();
        assertThat(fleet.writes()).isLessThan(CHANNELS);

        CliRun continued = apply(new CompletableFuture<>(), "--requests-per-second=1000");
        assertThat(continued.exit()).as(continued.everything()).isZero();
        assertThat(fleet.writes()).isEqualTo(CHANNELS);
    }

    @Test
    @Tag("measure")
    @Tag("slow")
    void appliesTwoThousandChannels() throws Exception {
        addChannels(2_000);
        long start = System.nanoTime();
        CliRun run = apply(new CompletableFuture<>(), "--requests-per-second=10000", "--workers=64");
        assertThat(run.exit()).as(run.everything()).isZero();
        System.out.println(String.format(
                Locale.ROOT,
                "[measure] apply of 2,000 channels by the command line: %.1f s as a process; it printed: %s",
                (System.nanoTime() - start) / 1e9,
                run.out().strip().replaceAll("\\s+", " ")));
    }
}
