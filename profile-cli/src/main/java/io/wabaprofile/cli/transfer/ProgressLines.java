package io.wabaprofile.cli.transfer;

import io.wabaprofile.cli.output.DisplayText;
import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.port.UploadProgress;
import java.util.Locale;

/** Prints a line for each tenth of the file, and at most one per megabyte. */
final class ProgressLines implements Progress {
    private static final int TENTH = 10;
    private static final long BYTES_PER_LINE = 1_000_000;

    private final String name;
    private final Terminal terminal;
    private long tenthsPrinted = -1;
    private long bytesPrinted;

    ProgressLines(String name, Terminal terminal) {
        this.name = DisplayText.printable(name);
        this.terminal = terminal;
    }

    @Override
    public void progressed(UploadProgress progress) {
        long sent = progress.sent();
        long tenths = (long) (10.0 * sent / progress.length());
        boolean isDue = sent == progress.length() || sent - bytesPrinted >= BYTES_PER_LINE;
        if (tenths > tenthsPrinted && isDue) {
            tenthsPrinted = tenths;
            bytesPrinted = sent;
            terminal.progress(String.format(
                    Locale.ROOT, "%s %3d %% of %s%n", name, tenths * TENTH, Progress.size(progress.length())));
        }
    }

    /** A tenth that was printed before the interruption is not printed again. */
    @Override
    public void resumed(long offset, UploadInterruption why) {
        terminal.progress(Progress.resumption(offset, why) + System.lineSeparator());
    }

    @Override
    public void close() {
        // lines are written as they occur
    }
}
