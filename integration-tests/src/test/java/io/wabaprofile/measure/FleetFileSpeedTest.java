package io.wabaprofile.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.file.FleetFile;
import io.wabaprofile.fleet.file.FleetFileWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long it takes to read and to write a fleet file of 10,000 channels and 2.4 MB, for the first time in a JVM. */
@Tag("measure")
@Tag("slow")
class FleetFileSpeedTest {
    private static final int CHANNELS = 10_000;
    private static final Duration LIMIT = Duration.ofMillis(1_500);

    @Test
    void tenThousandChannelsAreReadInLessThanOneAndAHalfSeconds() {
        String text = text();
        long start = cpuNanos();
        Fleet fleet = FleetFile.parse(text, Path.of(""), Set.of("env"));
        Duration read = Duration.ofNanos(cpuNanos() - start);
        start = cpuNanos();
        String written = FleetFileWriter.write(fleet);
        Duration write = Duration.ofNanos(cpuNanos() - start);

        Numbers.print(
                "fleet file, %,d channels, %.1f MB: %d ms CPU time to read, %d ms to write %.1f MB",
                fleet.size(), text.length() / 1e6, read.toMillis(), write.toMillis(), written.length() / 1e6);
        assertThat(fleet.size()).isEqualTo(CHANNELS);
        assertThat(read).isLessThan(LIMIT);
    }

    /** Other processes on the machine do not change it. Reading uses one thread. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String text() {
        StringBuilder text = new StringBuilder("apiVersion: wabaprofile.io/v1\ndefaults:\n  mode: cloud\n");
        text.append("  profile: {vertical: RETAIL}\nchannels:\n");
        for (int i = 0; i < CHANNELS; i++) {
            text.append("  shop-").append(i).append(":\n    number: \"+49 30 ").append(1_000_000 + i);
            text.append("\"\n    key: env:D360_KEY_").append(i);
            text.append("\n    profile:\n      about: Fresh bread since 1962\n      address: Main Street ");
            text.append(i)
                    .append(", Berlin\n      websites: [\"https://example.com/shops/")
                    .append(i);
            text.append("\"]\n      email: shop").append(i).append("@example.com\n");
        }
        return text.toString();
    }
}
