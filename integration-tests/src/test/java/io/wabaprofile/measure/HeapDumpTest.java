package io.wabaprofile.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often a key stands in the memory of an application between two calls. */
@Tag("measure")
@Tag("slow")
class HeapDumpTest {
    private static final byte[] FINE = Stub.answer(200, "{\"success\":true,\"data\":[{\"about\":\"Open\"}]}");

    private final AtomicInteger answers = new AtomicInteger();

    /**
     * While a connection waits in the JDK's pool, the JDK keeps the request that opened it; by then there is one such
     * connection.
     */
    @Test
    void aHeapDumpHoldsAKeyOnlyAsOftenAsItsOwnerDoes(@TempDir Path folder) throws Exception {
        Path open = folder.resolve("open.hprof");
        Path closed = folder.resolve("closed.hprof");
        try (Stub server = Stub.start((key, client, out) -> switch (answers.getAndIncrement() % 10) {
            case 7 -> Stub.saying(Stub.REFUSED_KEY).meet(key, client, out);
            case 8 -> Stub.saying(Stub.SERVICE_DOWN).meet(key, client, out);
            case 9 -> {
                client.setOption(StandardSocketOptions.SO_LINGER, 0);
                yield false;
            }
            default -> Stub.saying(FINE).meet(key, client, out);
        })) {
            call(server, open, closed, folder.resolve("said.txt"));
        }

        int madeWhileOpen = occurrences(open, HeapDumpClient.madeForEachAttempt());
        int made = occurrences(closed, HeapDumpClient.madeForEachAttempt());
        int heldWhileOpen = occurrences(open, HeapDumpClient.heldByItsOwner());
        int held = occurrences(closed, HeapDumpClient.heldByItsOwner());
        Numbers.print(
                "heap dumps of %.1f MiB after %d calls and a collection: a key made for each attempt stands in them %d"
                        + " times with a pooled connection and %d times without, a key that its owner holds %d and %d"
                        + " times",
                Files.size(open) / 1048576.0, HeapDumpClient.CALLS, madeWhileOpen, made, heldWhileOpen, held);
        assertThat(madeWhileOpen).as("a key made for each attempt").isLessThanOrEqualTo(1);
        assertThat(made).as("a key made for each attempt, in the end").isZero();
        assertThat(heldWhileOpen).as("a key that its owner holds").isEqualTo(1);
        assertThat(held).as("a key that its owner holds, in the end").isEqualTo(1);
    }

    private static void call(Stub server, Path open, Path closed, Path said) throws IOException, InterruptedException {
        Process client = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeapDumpClient.class.getName(),
                        server.uri().toString(),
                        open.toString(),
                        closed.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(client.waitFor(60, TimeUnit.SECONDS))
                    .as("the client ends")
                    .isTrue();
        } finally {
            client.destroyForcibly();
        }
        assertThat(client.exitValue()).as(Files.readString(said)).isZero();
    }

    /** As one byte a character, and as two in either order. */
    private static int occurrences(Path dump, String key) throws IOException {
        return occurrences(dump, key.getBytes(StandardCharsets.ISO_8859_1))
                + occurrences(dump, key.getBytes(StandardCharsets.UTF_16LE))
                + occurrences(dump, key.getBytes(StandardCharsets.UTF_16BE));
    }

    private static int occurrences(Path dump, byte[] key) throws IOException {
        try (FileChannel file = FileChannel.open(dump)) {
            MappedByteBuffer bytes = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
            int found = 0;
            for (int at = 0; at <= bytes.limit() - key.length; at++) {
                if (bytes.get(at) == key[0] && isAt(bytes, at, key)) {
                    found++;
                }
            }
            return found;
        }
    }

    private static boolean isAt(MappedByteBuffer bytes, int at, byte[] key) {
        for (int i = 1; i < key.length; i++) {
            if (bytes.get(at + i) != key[i]) {
                return false;
            }
        }
        return true;
    }
}
