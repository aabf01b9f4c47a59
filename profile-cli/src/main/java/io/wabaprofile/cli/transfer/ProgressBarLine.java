package io.wabaprofile.cli.transfer;

import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.port.UploadProgress;

/** Draws the progress of an upload as a bar on one line of the terminal. */
final class ProgressBarLine implements Progress {
    private static final long KILOBYTE = 1_000;
    private static final long MEGABYTE = 1_000_000;

    private final TerminalBar bar;

    ProgressBarLine(String name, Terminal terminal, int columns) {
        this.bar = new TerminalBar(name, terminal, columns);
    }

    @Override
    public void progressed(UploadProgress progress) {
        if (!bar.isStarted()) {
            boolean large = progress.length() >= MEGABYTE;
            bar.start(progress.length(), progress.confirmed(), large ? " MB" : " kB", large ? MEGABYTE : KILOBYTE);
        }
        bar.stepTo(progress.sent());
    }

    @Override
    public void resumed(long offset, UploadInterruption why) {
        bar.above(Progress.resumption(offset, why));
    }

    @Override
    public void close() {
        bar.close();
    }
}
