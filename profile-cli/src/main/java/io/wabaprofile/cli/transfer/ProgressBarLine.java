package io.wabaprofile.cli.transfer;

import io.wabaprofile.cli.output.DisplayText;
import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.port.UploadProgress;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Draws a progress bar on one line of the terminal. */
final class ProgressBarLine implements Progress {
    private static final int WIDEST = 100;
    private static final int NAME = 24;
    private static final long KILOBYTE = 1_000;
    private static final long MEGABYTE = 1_000_000;
    private static final int BETWEEN_DRAWINGS = 200;

    private final String name;
    private final Screen screen;
    private volatile @Nullable ProgressBar bar;

    ProgressBarLine(String name, Terminal terminal, int columns) {
        this.name = DisplayText.cutInTheMiddle(DisplayText.printable(name), NAME);
        this.screen = new Screen(terminal, Math.min(columns, WIDEST) - 1);
    }

    @Override
    public void progressed(UploadProgress progress) {
        ProgressBar drawn = bar;
        if (drawn == null) {
            drawn = drawing(progress);
            bar = drawn;
        }
        drawn.stepTo(progress.sent());
    }

    /** Bytes of an earlier upload count for the percentage, but not for the speed. */
    private ProgressBar drawing(UploadProgress progress) {
        boolean large = progress.length() >= MEGABYTE;
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(progress.length())
                .startsFrom(progress.confirmed(), Duration.ZERO)
                .setUnit(large ? " MB" : " kB", large ? MEGABYTE : KILOBYTE)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                .setUpdateIntervalMillis(BETWEEN_DRAWINGS)
                .continuousUpdate()
                .setConsumer(screen)
                .build();
    }

    @Override
    public void resumed(long offset, UploadInterruption why) {
        screen.above(Progress.resumption(offset, why));
    }

    @Override
    public void close() {
        ProgressBar drawn = bar;
        if (drawn != null) {
            drawn.close();
            screen.endLine();
        }
    }

    /** @param columns one less than the width: some terminals break the line in the last column */
    private record Screen(Terminal terminal, int columns) implements ProgressBarConsumer {
        private static final String ERASE_LINE = "\r\u001B[K";

        @Override
        public int getMaxRenderedLength() {
            return columns;
        }

        @Override
        public void accept(String drawing) {
            terminal.progress("\r" + drawing);
        }

        void above(String line) {
            terminal.progress(ERASE_LINE + line + "\n");
        }

        void endLine() {
            terminal.progress("\n");
        }

        /** Does nothing: a bar that was not drawn yet does not call it, so {@link #endLine} ends the line. */
        @Override
        public void close() {}
    }
}
