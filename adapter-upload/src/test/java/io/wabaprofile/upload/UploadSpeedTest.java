package io.wabaprofile.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.upload.UploadSpeedClient.Way;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an upload of 1 GiB takes beside one request of the JDK's client, in a process with 48 MiB of heap. {@code
 * -Dmeasure.upload.mebibytes} and {@code -Dmeasure.upload.rounds} change the size and how often.
 */
@Tag("measure")
@Tag("slow")
class UploadSpeedTest {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int MEBIBYTES = Integer.getInteger("measure.upload.mebibytes", 1024);
    private static final int ROUNDS = Integer.getInteger("measure.upload.rounds", 5);
    private static final int CUTS = 20;
    private static final long LENGTH = (long) MEBIBYTES * MEBIBYTE;
    private static final double GOAL_WITHOUT_HASH = 1.05;
    private static final double GOAL_WITH_HASH = 1.10;

    @TempDir
    private static Path folder;

    private static Path file;
    private static String sha256;

    /** Of one client process. */
    private record Run(double millis, double resident, long again) {}

    @BeforeAll
    static void fill() throws IOException, NoSuchAlgorithmException {
        assumeThat(Files.getFileStore(folder).getUsableSpace()).as("free space").isGreaterThan(2 * LENGTH);
        file = folder.resolve("large.mp4");
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Random random = new Random(20261123);
        byte[] piece = new byte[MEBIBYTE];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int number = 0; number < MEBIBYTES; number++) {
                random.nextBytes(piece);
                digest.update(piece);
                out.write(piece);
            }
        }
        sha256 = HexFormat.of().formatHex(digest.digest());
    }

    @Test
    void aLargeUploadCostsLittleMoreThanOneRequest() throws Exception {
        Map<Way, List<Run>> runs = new TreeMap<>();
        try (UploadSink sink = UploadSink.start()) {
            for (int round = 0; round < ROUNDS; round++) {
                for (Way way : Way.values()) {
                    runs.computeIfAbsent(way, first -> new ArrayList<>()).add(run(way, sink.uri()));
                    assertThat(sink.held()).isEqualTo(LENGTH);
                    assertThat(sink.received()).isEqualTo(LENGTH);
                }
            }
        }
        double bare = medianMillis(runs.get(Way.BARE));
        double bareAndHash = medianMillis(runs.get(Way.BARE_AND_HASH));
        double ours = medianMillis(runs.get(Way.OURS));
        double withoutHash = medianMillis(runs.get(Way.OURS_WITHOUT_HASH));
        print(
                "%d MiB over loopback, medians of %d: bare request %.0f ms; without hashing %.0f ms, ratio %.3f; bare"
                        + " request and SHA-256 %.0f ms; with hashing %.0f ms, ratio %.3f; resident at most %.0f MiB bare,"
                        + " %.0f MiB ours; single runs in ms %s",
                MEBIBYTES,
                ROUNDS,
                bare,
                withoutHash,
                withoutHash / bare,
                bareAndHash,
                ours,
                ours / bareAndHash,
                mostResident(runs.get(Way.BARE)),
                mostResident(runs.get(Way.OURS)),
                singles(runs));
        assertThat(withoutHash / bare).as("without hashing").isLessThanOrEqualTo(GOAL_WITHOUT_HASH);
        assertThat(ours / bareAndHash).as("with hashing").isLessThanOrEqualTo(GOAL_WITH_HASH);
    }

    @Test
    void aLargeUploadArrivesToTheByte() throws Exception {
        try (Dialog360Simulator simulator = Dialog360Simulator.start()) {
            SimulatedAccount account = simulator.newAccount();

            Run run = run(Way.OURS, simulator.baseUri(), account.key());

            assertThat(account.uploads())
                    .filteredOn(upload -> upload.length() == LENGTH)
                    .singleElement()
                    .satisfies(upload -> assertThat(upload.sha256()).isEqualTo(sha256));
            print("%d MiB to the simulator: SHA-256 equal, resident at most %.0f MiB", MEBIBYTES, run.resident / 1024);
        }
    }

    @Test
    void aLineThatBreaksTwentyTimesCostsLittle() throws Exception {
        Random random = new Random(20261123);
        List<Double> whole = new ArrayList<>();
        List<Double> broken = new ArrayList<>();
        List<Long> again = new ArrayList<>();
        try (UploadSink sink = UploadSink.start()) {
            for (int round = 0; round < ROUNDS; round++) {
                whole.add(run(Way.OURS, sink.uri()).millis);
                random.longs(CUTS, 64 * 1024 + 1, LENGTH).sorted().forEach(sink::cutAt);
                Run run = run(Way.OURS, sink.uri());
                broken.add(run.millis);
                again.add(run.again);
                assertThat(sink.cutsLeft()).isZero();
                assertThat(sink.held()).isEqualTo(LENGTH);
                assertThat(sink.received()).as("duplicated").isEqualTo(LENGTH);
            }
        }
        print(
                "%d MiB with %d cuts, medians of %d: %.0f ms whole, %.0f ms cut, ratio %.3f; bytes sent again %s",
                MEBIBYTES, CUTS, ROUNDS, median(whole), median(broken), median(broken) / median(whole), again);
        assertThat(again).allSatisfy(bytes -> assertThat(bytes).isLessThan(CUTS * 16L * MEBIBYTE));
    }

    private static Run run(Way way, URI server, String... key) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-cp",
                System.getProperty("java.class.path"),
                UploadSpeedClient.class.getName(),
                way.name(),
                server.toString(),
                file.toString()));
        command.addAll(Arrays.asList(key));
        Path said = folder.resolve("client.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(300, TimeUnit.SECONDS))
                    .as("the client ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(said).strip();
        assertThat(process.exitValue()).as(text).isZero();
        String[] numbers = text.substring(text.lastIndexOf('\n') + 1).split(" ");
        return new Run(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]), Long.parseLong(numbers[2]));
    }

    private static double medianMillis(List<Run> runs) {
        return median(runs.stream().map(Run::millis).toList());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    private static void print(String format, Object... numbers) {
        System.out.println("[measure] " + String.format(Locale.ROOT, format, numbers));
    }

    private static double mostResident(List<Run> runs) {
        return runs.stream().mapToDouble(Run::resident).max().orElse(0) / 1024;
    }

    private static Map<Way, List<Double>> singles(Map<Way, List<Run>> runs) {
        Map<Way, List<Double>> singles = new TreeMap<>();
        runs.forEach(
                (way, all) -> singles.put(way, all.stream().map(Run::millis).toList()));
        return singles;
    }
}
