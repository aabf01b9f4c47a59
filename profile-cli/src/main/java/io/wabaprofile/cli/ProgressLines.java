package io.wabaprofile.cli;

import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.port.UploadProgress;
import java.util.Locale;

/** A line for every tenth of the file, for logs. */
final class ProgressLines implements Progress {
    private static final int STEP = 10;

    private final String name;
    private final Terminal terminal;
    private long told = -1;

    ProgressLines(String name, Terminal terminal) {
        this.name = DisplayText.printable(name);
        this.terminal = terminal;
    }

    @Override
    public void progressed(UploadProgress progress) {
        long tenths = (long) (10.0 * progress.sent() / progress.length());
        if (tenths > told) {
            told = tenths;
            terminal.progress(String.format(
                    Locale.ROOT, "%s %3d %% of %s%n", name, tenths * STEP, ProgressText.size(progress.length())));
        }
    }

    /** What was told already is told again only once it is passed. */
    @Override
    public void resumed(long offset, UploadInterruption why) {
        terminal.progress(ProgressText.resumed(offset, why) + System.lineSeparator());
    }

    @Override
    public void close() {
        // every line was written as it came
    }
}
