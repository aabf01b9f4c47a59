package io.wabaprofile.cli.fleet;

import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.cli.transfer.TerminalBar;
import io.wabaprofile.fleet.ChannelResult;
import java.time.Duration;

/** Draws the finished channels as a bar, with the rate and the remaining time. */
final class FleetProgressBar implements FleetProgress {
    private final TerminalBar bar;
    private final WaitingChannels waiting = new WaitingChannels(System::nanoTime);
    private int done;

    FleetProgressBar(String command, Terminal terminal, int columns) {
        this.bar = new TerminalBar(command, terminal, columns);
    }

    @Override
    public synchronized void started(int channels, int finished) {
        done = finished;
        bar.start(channels, finished, " channels", 1);
    }

    @Override
    public synchronized void finished(ChannelResult result) {
        done++;
        waiting.finished(result.channel());
        bar.stepTo(done);
    }

    @Override
    public synchronized void postponed(String channel, Duration wait) {
        waiting.postponed(channel, wait).ifPresent(bar::above);
    }

    @Override
    public void close() {
        bar.close();
    }
}
