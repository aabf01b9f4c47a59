package io.wabaprofile.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * One large file, sent in each of the ways, each in a process of 48 MiB of heap, by a fresh JVM and by one that has sent it
 * before; and by curl, where there is one.
 */
final class UploadComparison {
    private static final int MEBIBYTE = 1024 * 1024;
    /** By the last of them the JVM has compiled what it will. */
    private static final int SENDINGS = 4;

    private static final String CURL = "curl -T";

    private final Server server;
    private final Machine machine;
    private final Path folder;
    private final int mebibytes;
    private final Samples first = new Samples();
    private final Samples warm = new Samples();

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
                client(way, base, file);
            }
            if (Machine.isOnPath("curl")) {
                double seconds = received(() -> curl(base, file));
                first.add(CURL, seconds);
                warm.add(CURL, seconds);
            }
        }
        Files.delete(file);
        return table();
    }

    private interface Sending {
        double seconds() throws IOException, InterruptedException;
    }

    /** A sending of which the server has seen every byte. */
    private double received(Sending sending) throws IOException, InterruptedException {
        long before = server.counts().uploaded();
        double seconds = sending.seconds();
        long arrived = server.counts().uploaded() - before;
        if (arrived != (long) mebibytes * MEBIBYTE) {
            throw new IllegalStateException(arrived + " bytes have arrived");
        }
        return seconds;
    }

    /** Sends something small before, which opens the connection. */
    private void client(UploadClient.Way way, String base, Path file) throws IOException, InterruptedException {
        List<String> command = machine.jvm(
                Machine.Side.CLIENT,
                UploadClient.class,
                System.getProperty("java.class.path"),
                List.of("-Xmx48m"),
                way.name(),
                base,
                file.toString());
        try (LineProcess process = LineProcess.start(command)) {
            process.line();
            double seconds = 0;
            for (int sending = 0; sending < SENDINGS; sending++) {
                seconds = received(() -> Long.parseLong(process.ask("")) / 1e9);
                if (sending == 0) {
                    first.add(way.title(), seconds);
                }
            }
            warm.add(way.title(), seconds);
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
                "Upload of " + mebibytes + " MiB, 48 MiB of heap",
                "way",
                "seconds",
                "MB/s",
                "to bare",
                "to curl -T",
                "first in a JVM, seconds",
                "to bare",
                "to curl -T");
        for (String way : warm.contenders()) {
            double seconds = warm.of(way).median();
            table.row(
                    way,
                    String.format(Locale.ROOT, "%.2f", seconds),
                    String.format(Locale.ROOT, "%.0f", mebibytes * 1.048576 / seconds),
                    ratio(warm, way, UploadClient.Way.BARE.title()),
                    ratio(warm, way, CURL),
                    String.format(Locale.ROOT, "%.2f", first.of(way).median()),
                    ratio(first, way, UploadClient.Way.BARE.title()),
                    ratio(first, way, CURL));
        }
        return table;
    }

    private static String ratio(Samples samples, String way, String to) {
        return samples.contenders().contains(to) ? samples.ratio(way, to).spread() : "";
    }
}
