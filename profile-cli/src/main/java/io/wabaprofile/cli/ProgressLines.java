package io.wabaprofile.cli;

import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.port.UploadProgress;
import java.util.Locale;

/** A line for every tenth of the file, for logs; fewer for files that are through before somebody has read them. */
final class ProgressLines implements Progress {
    private static final int TENTH = 10;
    private static final long WORTH_A_LINE = 1_000_000;

    private final String name;
    private final Terminal terminal;
    private long tenthsTold = -1;
    private long bytesTold;

    ProgressLines(String name, Terminal terminal) {
        this.name = DisplayText.printable(name);
        this.terminal = terminal;
    }

    @Override
    public void progressed(UploadProgress progress) {
        long sent = progress.sent();
        long tenths = (long) (10.0 * sent / progress.length());
        boolean worthALine = sent == progress.length() || sent - bytesTold >= WORTH_A_LINE;
        if (tenths > tenthsTold && worthALine) {
            tenthsTold = tenths;
            bytesTold = sent;
            terminal.progress(String.format(
                    Locale.ROOT, "%s %3d %% of %s%n", name, tenths * TENTH, ProgressText.size(progress.length())));
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
