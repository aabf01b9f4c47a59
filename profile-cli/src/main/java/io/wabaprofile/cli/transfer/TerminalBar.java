package io.wabaprofile.cli.transfer;

import io.wabaprofile.cli.output.DisplayText;
import io.wabaprofile.cli.output.Terminal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on one line of the terminal, with the speed and the remaining time. */
public final class TerminalBar implements AutoCloseable {
    private static final int WIDEST = 100;
    private static final int NAME = 24;
    private static final int BETWEEN_DRAWINGS = 200;

    private final String name;
    private final Screen screen;
    private volatile @Nullable ProgressBar bar;

    public TerminalBar(String name, Terminal terminal, int columns) {
        this.name = DisplayText.cutInTheMiddle(DisplayText.printable(name), NAME);
        this.screen = new Screen(terminal, Math.min(columns, WIDEST) - 1);
    }

    /** Whether the bar was started. */
    boolean isStarted() {
        return bar != null;
    }

    /**
     * Draws the bar from now on.
     *
     * @param earlier the steps that were made before; they count for the percentage, but not for the speed
     * @param unit the name of the unit that is shown, after a space
     * @param unitSize the number of steps of a unit
     */
    public void start(long steps, long earlier, String unit, long unitSize) {
        bar = new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(steps)
                .startsFrom(earlier, Duration.ZERO)
                .setUnit(unit, unitSize)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                .setUpdateIntervalMillis(BETWEEN_DRAWINGS)
                .continuousUpdate()
                .setConsumer(screen)
                .build();
    }

    /** Does nothing before {@link #start}. */
    public void stepTo(long step) {
        ProgressBar drawn = bar;
        if (drawn != null) {
            drawn.stepTo(step);
        }
    }

    /** Prints a line above the bar. */
    public void above(String line) {
        screen.above(line);
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
