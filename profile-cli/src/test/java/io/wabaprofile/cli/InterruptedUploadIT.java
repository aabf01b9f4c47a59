package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.UploadSession;
import io.wabaprofile.testkit.account.ReceivedUpload;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads whose process is stopped or killed, and that another process finishes. */
class InterruptedUploadIT {
    private static final int LENGTH = 32 * 1024 * 1024;
    private static final byte[] MP4 = HexFormat.of().parseHex("00000018667479706d703432");

    /** What comes before the file's first byte is less, so from here on there is a session. */
    private static final int HEADS = 4_000;

    private final Dialog360Simulator simulator = Dialog360Simulator.start();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        simulator.close();
    }

    private static byte[] video(Random random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        System.arraycopy(MP4, 0, bytes, 0, MP4.length);
        return bytes;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private ProcessBuilder upload(URI base, SimulatedAccount account, String... arguments) {
        List<String> all = new ArrayList<>(List.of("upload", "--base-url", base.toString()));
        all.addAll(List.of(arguments));
        ProcessBuilder program = RunnableJarIT.program(all.toArray(String[]::new));
        program.environment().put("D360_API_KEY", account.key());
        return program.directory(directory.toFile());
    }

    private CliRun run(ProcessBuilder program, CompletableFuture<Process> started) throws Exception {
        File out = Files.createTempFile(directory, "out", ".txt").toFile();
        File err = Files.createTempFile(directory, "err", ".txt").toFile();
        Process process = program.redirectOutput(out).redirectError(err).start();
        started.complete(process);
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new CliRun(process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
        } finally {
            process.destroyForcibly();
        }
    }

    private CliRun run(ProcessBuilder program) throws Exception {
        return run(program, new CompletableFuture<>());
    }

    private static void assertPrivate(Path file) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    /** A shell gives its background jobs no SIGINT, and they hand that down. */
    static String signal() throws IOException {
        Path status = Path.of("/proc/self/status");
        List<String> lines = Files.exists(status) ? Files.readAllLines(status) : List.of();
        String ignored = lines.stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElse("SigIgn: 00000000");
        long mask = Long.parseUnsignedLong(ignored.substring(ignored.length() - 8), 16);
        return (mask & 0b10) == 0 ? "-INT" : "-TERM";
    }

    @Test
    void printsHowToResumeAStoppedUploadAndResumesIt() throws Exception {
        byte[] video = video(new Random(1));
        Files.write(directory.resolve("my film.mp4"), video);
        SimulatedAccount account = simulator.newAccount();
        CompletableFuture<Process> running = new CompletableFuture<>();
        CountDownLatch stopped = new CountDownLatch(1);
        Runnable stop = () -> {
            try {
                new ProcessBuilder(
                                "kill", signal(), String.valueOf(running.join().pid()))
                        .start()
                        .waitFor();
                stopped.await();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        CliRun first;
        try (Gate gate = Gate.before(simulator.baseUri(), LENGTH / 2, stop)) {
            first = run(upload(gate.baseUri(), account, "--handle-file", "handle", "my film.mp4"), running);
            stopped.countDown();

            assertThat(first.exit()).as(first.everything()).isEqualTo(11);
            assertThat(first.out()).isEmpty();
            assertThat(first.err())
                    .endsWith("send upload: stopped by the user; the profile was not changed\n"
                            + "Resume with:\n  waba-profile upload --resume 'my film.mp4.waba-upload'"
                            + " --handle-file handle --base-url " + gate.baseUri() + " 'my film.mp4'\n");
        }
        Path token = directory.resolve("my film.mp4.waba-upload");
        assertPrivate(token);
        String secret = Files.readString(token);
        String session = new String(UploadSession.of(Files.readAllBytes(token)).id(), StandardCharsets.US_ASCII);

        CliRun second = run(upload(
                simulator.baseUri(),
                account,
                "--resume",
                "my film.mp4.waba-upload",
                "--handle-file",
                "handle",
                "my film.mp4"));

        assertThat(second.exit()).as(second.err()).isZero();
        assertThat(second.out())
                .contains("Uploaded: video/mp4, 33,554,432 bytes (", "SHA-256 " + sha256(video), "Resumed once");
        assertThat(account.uploads()).extracting(ReceivedUpload::sha256).containsExactly(sha256(video));
        assertThat(token).doesNotExist();
        Path handle = directory.resolve("handle");
        assertPrivate(handle);
        for (String text : List.of(first.everything(), second.everything())) {
            assertThat(text).doesNotContain(account.key(), secret, session, "sig=");
            assertThat(Files.readAllLines(handle)).noneMatch(text::contains);
        }
    }

    @Test
    void resumesAKilledUpload() throws Exception {
        assertThat(survives(new Random(2), LENGTH / 2)).isTrue();
    }

    @Test
    @Tag("measure")
    @Tag("slow")
    void resumesTenUploadsKilledAtRandomMoments() throws Exception {
        long seed = Long.getLong("measure.seed", System.nanoTime());
        Random random = new Random(seed);
        List<Integer> moments = new ArrayList<>();
        int whole = 0;
        for (int kill = 0; kill < 10; kill++) {
            int moment = HEADS + random.nextInt(LENGTH - HEADS);
            moments.add(100 * (moment / 1_000) / (LENGTH / 1_000));
            whole += survives(random, moment) ? 1 : 0;
        }
        System.out.println(String.format(
                Locale.ROOT,
                "[measure] uploads of %,d bytes killed with SIGKILL at %s %% and resumed by another process:"
                        + " %d of 10 arrived with the right SHA-256 (seed %d)",
                LENGTH,
                moments,
                whole,
                seed));
        assertThat(whole).as("seed " + seed).isEqualTo(10);
    }

    /** Kills an upload when so many bytes have been sent, resumes it, and compares what arrived. */
    private boolean survives(Random random, long moment) throws Exception {
        byte[] video = video(random);
        Path file = Files.write(directory.resolve("film.mp4"), video);
        SimulatedAccount account = simulator.newAccount();
        CompletableFuture<Process> running = new CompletableFuture<>();
        Runnable kill = () -> running.join().destroyForcibly().onExit().join();
        try (Gate gate = Gate.before(simulator.baseUri(), moment, kill)) {
            CliRun killed = run(upload(gate.baseUri(), account, "--token-file", "token", file.toString()), running);
            assertThat(killed.exit()).as(killed.everything()).isEqualTo(128 + 9);
        }
        assertPrivate(directory.resolve("token"));

        CliRun resumed = run(upload(simulator.baseUri(), account, "--json", "--resume", "token", file.toString()));

        assertThat(resumed.exit()).as(resumed.everything()).isZero();
        assertThat(resumed.json().get("resumed").asInt()).isEqualTo(1);
        assertThat(directory.resolve("token")).doesNotExist();
        return account.uploads().size() == 1
                && account.uploads().get(0).sha256().equals(sha256(video))
                && resumed.json().get("sha256").asText().equals(sha256(video));
    }
}
