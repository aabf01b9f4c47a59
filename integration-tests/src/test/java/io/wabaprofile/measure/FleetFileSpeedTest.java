package io.wabaprofile.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.file.FleetFile;
import io.wabaprofile.fleet.file.FleetFileWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long it takes to read and to write a fleet file of 10,000 channels and 2.4 MB. */
@Tag("measure")
@Tag("slow")
class FleetFileSpeedTest {
    private static final int CHANNELS = 10_000;
    private static final int ROUNDS = 5;
    private static final long LIMIT_MILLIS = 1_500;

    @Test
    void tenThousandChannelsAreReadInLessThanOneAndAHalfSeconds() {
        String text = text();
        Fleet fleet = Fleet.of(List.of());
        String written = "";
        List<Long> read = new ArrayList<>();
        List<Long> write = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long start = cpuMillis();
            fleet = FleetFile.parse(text, Path.of(""), Set.of("env"));
            long middle = cpuMillis();
            written = FleetFileWriter.write(fleet);
            read.add(middle - start);
            write.add(cpuMillis() - middle);
        }

        Numbers.print(
                "fleet file, %,d channels, CPU time: %d ms to read %.1f MB in a new JVM, then at best %d ms; %d ms to"
                        + " write %.1f MB, then at best %d ms",
                fleet.size(),
                read.get(0),
                text.length() / 1e6,
                Collections.min(read),
                write.get(0),
                written.length() / 1e6,
                Collections.min(write));
        assertThat(fleet.size()).isEqualTo(CHANNELS);
        assertThat(Collections.min(read)).isLessThan(LIMIT_MILLIS);
    }

    /** Other processes on the machine do not change it. Reading uses one thread. */
    private static long cpuMillis() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
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
