package io.wabaprofile.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** One large file, sent in each of the ways, each in a process of 48 MiB of heap; and by curl, where there is one. */
final class UploadComparison {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final String CURL = "curl -T";

    private final Server server;
    private final Machine machine;
    private final Path folder;
    private final int mebibytes;
    private final Samples samples = new Samples();

    UploadComparison(Server server, Machine machine, Path folder, int mebibytes) {
        this.server = server;
        this.machine = machine;
        this.folder = folder;
        this.mebibytes = mebibytes;
    }

    Table run(int rounds) throws IOException, InterruptedException {
        Path file = file();
        String base = server.target(Scenario.Way.PLAIN)[0];
        for (int round = 0; round < rounds; round++) {
            for (UploadClient.Way way : UploadClient.Way.values()) {
                samples.add(way.title(), received(() -> client(way, base, file)));
            }
            if (Machine.isOnPath("curl")) {
                samples.add(CURL, received(() -> curl(base, file)));
            }
        }
        Files.delete(file);
        return table();
    }

    private interface Sending {
        double seconds() throws IOException, InterruptedException;
    }

    /** A sending of which the server has seen every byte; the clients warm up with 64 KiB first. */
    private double received(Sending sending) throws IOException, InterruptedException {
        long before = server.counts().uploaded();
        double seconds = sending.seconds();
        long arrived = server.counts().uploaded() - before;
        long length = (long) mebibytes * MEBIBYTE;
        if (arrived != length && arrived != length + 64 * 1024) {
            throw new IllegalStateException(arrived + " bytes have arrived of " + length);
        }
        return seconds;
    }

    private double client(UploadClient.Way way, String base, Path file) throws IOException {
        List<String> command = machine.jvm(
                Machine.Side.CLIENT,
                UploadClient.class,
                System.getProperty("java.class.path"),
                List.of("-Xmx48m"),
                way.name(),
                base,
                file.toString());
        try (LineProcess process = LineProcess.start(command)) {
            return Long.parseLong(process.line()) / 1e9;
        }
    }

    private double curl(String base, Path file) throws IOException, InterruptedException {
        List<String> command = machine.pinned(
                Machine.Side.CLIENT,
                List.of(
                        "curl",
                        "-sS",
                        "--noproxy",
                        "*",
                        "-o",
                        "/dev/null",
                        "-X",
                        "POST",
                        "-H",
                        "Expect:",
                        "-H",
                        Wire.KEY_HEADER + ": " + Wire.key(0),
                        "-T",
                        file.toString(),
                        base + "/upload:c2luaw=="));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("curl ended with " + process.exitValue());
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private Path file() throws IOException {
        Path file = folder.resolve("large.mp4");
        Random random = new Random(20261125);
        byte[] piece = new byte[MEBIBYTE];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int number = 0; number < mebibytes; number++) {
                random.nextBytes(piece);
                out.write(piece);
            }
        }
        return file;
    }

    private Table table() {
        Table table = new Table(
                "Upload of " + mebibytes + " MiB, 48 MiB of heap", "way", "seconds", "MB/s", "to bare", "to curl -T");
        boolean withCurl = samples.contenders().contains(CURL);
        for (String way : samples.contenders()) {
            double seconds = samples.of(way).median();
            table.row(
                    way,
                    String.format(Locale.ROOT, "%.2f", seconds),
                    String.format(Locale.ROOT, "%.0f", mebibytes * 1.048576 / seconds),
                    samples.ratio(way, UploadClient.Way.BARE.title()).spread(),
                    withCurl ? samples.ratio(way, CURL).spread() : "");
        }
        return table;
    }
}
