package io.wabaprofile.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a simulator takes to start, the first of a process and those after it. */
@Tag("measure")
@Tag("slow")
class SimulatorStartTest {
    private static final int PROCESSES = 11;
    private static final double MOST_MILLISECONDS = 100;

    @Test
    void theFirstSimulatorOfAProcessStartsInATenthOfASecond() throws Exception {
        double[] first = new double[PROCESSES];
        double[] others = new double[PROCESSES];
        for (int i = 0; i < PROCESSES; i++) {
            String[] said = startInAFreshProcess().strip().split(" ");
            first[i] = Double.parseDouble(said[0]);
            others[i] = Double.parseDouble(said[1]);
        }
        double[] sorted = Numbers.sorted(first);
        double median = Numbers.percentile(sorted, 50);

        Numbers.print(
                "start of a simulator with a channel: the first of a process %.1f ms at the median of %d (%.1f to %.1f), a"
                        + " later one %.2f ms",
                median, PROCESSES, sorted[0], sorted[PROCESSES - 1], Numbers.percentile(Numbers.sorted(others), 50));
        assertThat(median).isLessThan(MOST_MILLISECONDS);
    }

    private static String startInAFreshProcess() throws IOException, InterruptedException {
        Process starting = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulatorStart.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(starting.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(starting.waitFor()).as(said).isZero();
        return said;
    }
}
