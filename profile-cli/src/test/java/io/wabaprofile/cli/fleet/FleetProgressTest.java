package io.wabaprofile.cli.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cli.output.DisplayText;
import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.fleet.ChannelResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class FleetProgressTest {
    private final StringWriter err = new StringWriter();
    private final Terminal terminal = new Terminal(new CommandLine(CommandLine.Model.CommandSpec.create())
            .setErr(new PrintWriter(err))
            .setOut(new PrintWriter(err)));
    private long now;

    private void finish(FleetProgress progress, int channels, Duration each) {
        for (int i = 0; i < channels; i++) {
            now += each.toNanos();
            progress.finished(ChannelResult.skipped("shop-" + i, Instant.EPOCH));
        }
    }

    @Test
    void printsALineForEachTenthWithRateAndRemainingTime() {
        try (FleetProgress lines = new FleetProgressLines("apply", terminal, () -> now)) {
            lines.started(2_000, 0);
            finish(lines, 2_000, Duration.ofMillis(20));
        }
        assertThat(err.toString().lines())
                .hasSize(9)
                .startsWith("apply: 200 of 2,000 channels (10 %), 50.0 per second, about 36.0 s left");
    }

    @Test
    void printsALineEveryTenSecondsIfChannelsAreSlow() {
        try (FleetProgress lines = new FleetProgressLines("plan", terminal, () -> now)) {
            lines.started(2_000, 0);
            finish(lines, 100, Duration.ofSeconds(1));
        }
        assertThat(err.toString().lines())
                .hasSize(10)
                .startsWith("plan: 10 of 2,000 channels (0 %), 1.0 per second, about 33 min 10 s left");
    }

    @Test
    void printsNoLineInTheFirstSecond() {
        try (FleetProgress lines = new FleetProgressLines("plan", terminal, () -> now)) {
            lines.started(5, 0);
            finish(lines, 5, Duration.ofMillis(100));
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void channelsOfAnInterruptedRunDoNotCountForTheRate() {
        try (FleetProgress lines = new FleetProgressLines("apply", terminal, () -> now)) {
            lines.started(1_000, 890);
            finish(lines, 50, Duration.ofMillis(100));
        }
        assertThat(err.toString().lines())
                .containsExactly("apply: 900 of 1,000 channels (90 %), 10.0 per second, about 10.0 s left");
    }

    @Test
    void namesTheChannelsThatWaitAndNoRemainingTimeForThem() {
        try (FleetProgress lines = new FleetProgressLines("apply", terminal, () -> now)) {
            lines.started(3, 0);
            lines.postponed("one", Duration.ofSeconds(27));
            lines.postponed("two", Duration.ofSeconds(5));
            finish(lines, 1, Duration.ofSeconds(11));
            lines.postponed("two", Duration.ofSeconds(20));
        }
        assertThat(err.toString().lines())
                .containsExactly(
                        "apply: 1 channel is throttled or not reachable. Next attempt in 27.0 s.",
                        "apply: 1 of 3 channels (33 %), 0.1 per second",
                        "apply: 2 channels are throttled or not reachable. Next attempt in 16.0 s.");
    }

    @Test
    void drawsABarOnATerminal() {
        try (FleetProgress bar = new FleetProgressBar("apply", terminal, 80)) {
            bar.started(20, 5);
            finish(bar, 15, Duration.ZERO);
        }
        assertThat(err.toString()).containsPattern("apply 100% \\|█+\\| 20/20 channels[^\r]*\n$");
        assertThat(List.of(err.toString().strip().split("\r")))
                .allSatisfy(drawing -> assertThat(DisplayText.columns(drawing)).isLessThan(80));
    }

    @ParameterizedTest
    @CsvSource({"900, 0.9 s", "59900, 59.9 s", "125000, 2 min 5 s", "11400000, 3 h 10 min"})
    void showsDurationsInTwoUnits(long millis, String text) {
        assertThat(RunText.duration(Duration.ofMillis(millis))).isEqualTo(text);
    }
}
