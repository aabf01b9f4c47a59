package io.wabaprofile.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cli.output.DisplayText;
import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.port.UploadProgress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ProgressTest {
    private static final long LENGTH = 200_000_000;

    private final StringWriter err = new StringWriter();
    private final Terminal terminal = new Terminal(new CommandLine(CommandLine.Model.CommandSpec.create())
            .setErr(new PrintWriter(err))
            .setOut(new PrintWriter(err)));

    private static UploadProgress at(long sent) {
        return new UploadProgress(sent, 0, LENGTH);
    }

    @Test
    void printsALineForEachTenthIfThereIsNoTerminal() {
        try (Progress lines = new ProgressLines("film.mp4", terminal)) {
            for (long sent = 0; sent <= LENGTH; sent += 500_000) {
                lines.progressed(at(sent));
            }
        }
        assertThat(err.toString().lines())
                .hasSize(11)
                .startsWith("film.mp4   0 % of 200.0 MB", "film.mp4  10 % of 200.0 MB")
                .endsWith("film.mp4 100 % of 200.0 MB");
    }

    @Test
    void printsOneLineForASmallFile() {
        try (Progress lines = new ProgressLines("me.jpg", terminal)) {
            for (long sent = 10_000; sent <= 50_000; sent += 10_000) {
                lines.progressed(new UploadProgress(sent, 0, 50_000));
            }
        }
        assertThat(err).hasToString("me.jpg 100 % of 50,000 bytes" + System.lineSeparator());
    }

    @Test
    void printsTheInterruptionAndNoTenthTwice() {
        try (Progress lines = new ProgressLines("film.mp4", terminal)) {
            lines.progressed(at(90_000_000));
            lines.resumed(50_000_000, UploadInterruption.CONNECTION_LOST);
            lines.progressed(at(60_000_000));
            lines.progressed(at(100_000_000));
            lines.resumed(0, UploadInterruption.SESSION_FORGOTTEN);
        }
        assertThat(err.toString().lines())
                .containsExactly(
                        "film.mp4  40 % of 200.0 MB",
                        "Resuming after 50.0 MB: connection lost",
                        "film.mp4  50 % of 200.0 MB",
                        "Restarting from the beginning: session forgotten");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 80, 300})
    void drawsABarOnOneLineOfTheTerminal(int columns) {
        try (Progress bar = new ProgressBarLine("a film with a name that is very long indeed.mp4", terminal, columns)) {
            bar.progressed(at(20_000_000));
            bar.progressed(at(LENGTH));
        }
        String drawn = err.toString();
        assertThat(drawn).startsWith("\r").endsWith("\n").containsOnlyOnce("\n");
        assertThat(List.of(drawn.strip().split("\r")))
                .allSatisfy(drawing -> assertThat(DisplayText.columns(drawing)).isLessThan(Math.min(columns, 101)));
    }

    @Test
    void theBarEndsAtOneHundredPercent() {
        try (Progress bar = new ProgressBarLine("film.mp4", terminal, 80)) {
            bar.progressed(at(1));
            bar.progressed(at(LENGTH));
        }
        assertThat(err.toString()).containsPattern("film.mp4 100% \\|█+\\| 200/200 MB[^\r]*\n$");
    }

    @Test
    void printsTheInterruptionAboveTheBar() {
        try (Progress bar = new ProgressBarLine("film.mp4", terminal, 80)) {
            bar.resumed(50_000_000, UploadInterruption.EARLIER_UPLOAD);
        }
        assertThat(err).hasToString("\r\u001B[KResuming the earlier upload after 50.0 MB\n");
    }

    @Test
    void escapesControlCharactersOfAFileName() {
        try (Progress lines = new ProgressLines("a\u001B[2J\rb", terminal);
                Progress bar = new ProgressBarLine("a\u001B[2J\rb", terminal, 80)) {
            lines.progressed(at(LENGTH));
            bar.progressed(at(LENGTH));
        }
        assertThat(err.toString()).doesNotContain("\u001B[2J", "\rb");
    }
}
