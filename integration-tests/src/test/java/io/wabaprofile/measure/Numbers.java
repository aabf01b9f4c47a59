package io.wabaprofile.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a measurement reads off the virtual machine, and how it says it. */
final class Numbers {
    private static final int COLLECTIONS = 6;

    private Numbers() {}

    /** The one line of a measurement. */
    static void print(String format, Object... numbers) {
        System.out.println("[measure] " + String.format(Locale.ROOT, format, numbers));
    }

    /** @param sorted in ascending order */
    static double percentile(double[] sorted, double percent) {
        int rank = (int) Math.ceil(sorted.length * percent / 100);
        return sorted[Math.max(0, rank - 1)];
    }

    static double[] sorted(double[] values) {
        double[] copy = values.clone();
        Arrays.sort(copy);
        return copy;
    }

    /** Bytes in use after collections, the least of several. */
    static long heap() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(50);
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    /** Open descriptors of this process; where there is no /proc, always none. */
    static long descriptors() throws IOException {
        Path list = Path.of("/proc/self/fd");
        if (!Files.isDirectory(list)) {
            return 0;
        }
        try (Stream<Path> open = Files.list(list)) {
            return open.count();
        }
    }
}
