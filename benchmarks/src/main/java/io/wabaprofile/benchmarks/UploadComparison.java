package io.wabaprofile.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;

/** One large file, sent in each way by a fresh JVM with 48 MiB of heap, several times; and by curl, if there is one. */
final class UploadComparison {
    private static final int MEBIBYTE = 1024 * 1024;
    /** The JVM has compiled the code before the last one. */
    private static final int UPLOADS_PER_JVM = 4;

    private static final String BARE = UploadClient.Way.BARE.title;
    private static final String BARE_AND_HASH = UploadClient.Way.BARE_AND_HASH.title;
    private static final String CURL = "curl -T";

    private final Server server;
    private final Machine machine;
    private final int mebibytes;
    private final RoundResults first = new RoundResults();
    private final RoundResults last = new RoundResults();

    UploadComparison(Server server, Machine machine, int mebibytes) {
        this.server = server;
        this.machine = machine;
        this.mebibytes = mebibytes;
    }

    Table run(Path folder, int rounds) throws Exception {
        Path file = folder.resolve("large.mp4");
        fill(file);
        for (int round = 0; round < rounds; round++) {
            for (UploadClient.Way way : UploadClient.Way.values()) {
                jvm(way, file);
            }
            if (Machine.isOnPath("curl")) {
                double seconds = seconds(() -> curl(file));
                first.add(CURL, seconds);
                last.add(CURL, seconds);
            }
        }
        Files.delete(file);
        return table();
    }

    /** An upload of which the server has received every byte. */
    private double seconds(Callable<Long> upload) throws Exception {
        long before = server.counts().uploaded();
        long nanos = upload.call();
        long arrived = server.counts().uploaded() - before;
        if (arrived != (long) mebibytes * MEBIBYTE) {
            throw new IllegalStateException(arrived + " bytes have arrived");
        }
        return nanos / 1e9;
    }

    private void jvm(UploadClient.Way way, Path file) throws Exception {
        try (LineProcess process = machine.java(
                Machine.CLIENT_CORE,
                UploadClient.class,
                Machine.CLASS_PATH,
                List.of("-Xmx48m"),
                way.name(),
                server.base(Server.Port.PLAIN),
                file.toString())) {
            process.line();
            for (int upload = 1; upload <= UPLOADS_PER_JVM; upload++) {
                double seconds = seconds(() -> Long.parseLong(process.ask("")));
                if (upload == 1) {
                    first.add(way.title, seconds);
                }
                if (upload == UPLOADS_PER_JVM) {
                    last.add(way.title, seconds);
                }
            }
        }
    }

    private long curl(Path file) throws IOException, InterruptedException {
        String words = "curl|-sS|--noproxy|*|-o|/dev/null|-X|POST|-H|Expect:|-H|" + ApiDocuments.KEY_HEADER + ": "
                + ApiDocuments.key(0) + "|-T|" + file + "|" + server.base(Server.Port.PLAIN) + ApiDocuments.SESSION;
        long start = System.nanoTime();
        Process process = new ProcessBuilder(machine.command(Machine.CLIENT_CORE, List.of(words.split("\\|", -1))))
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("curl ended with " + process.exitValue());
        }
        return System.nanoTime() - start;
    }

    private void fill(Path file) throws IOException {
        Random random = new Random(20261125);
        byte[] piece = new byte[MEBIBYTE];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int number = 0; number < mebibytes; number++) {
                random.nextBytes(piece);
                out.write(piece);
            }
        }
    }

    private Table table() {
        Table table = new Table(
                "Upload of " + mebibytes + " MiB, 48 MiB of heap",
                "way, seconds, MB/s, to bare, to bare + SHA-256, to curl -T,"
                        + " first in a JVM: seconds, to bare, to bare + SHA-256, to curl -T");
        for (String way : last.subjects()) {
            table.row(
                    way,
                    last.median("%.2f", way),
                    String.format(Locale.ROOT, "%.0f", mebibytes * 1.048576 / last.median(way)),
                    last.ratio(way, BARE),
                    last.ratio(way, BARE_AND_HASH),
                    last.ratio(way, CURL),
                    first.median("%.2f", way),
                    first.ratio(way, BARE),
                    first.ratio(way, BARE_AND_HASH),
                    first.ratio(way, CURL));
        }
        return table;
    }
}
