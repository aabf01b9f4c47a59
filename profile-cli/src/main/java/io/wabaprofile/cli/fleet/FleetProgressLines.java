package io.wabaprofile.cli.fleet;

import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.fleet.ChannelResult;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Prints a line for each tenth of the channels, at most one per second, and at least one per 10 seconds with a result. The
 * summary follows the last channel.
 */
final class FleetProgressLines implements FleetProgress {
    private static final long SHORTEST = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST = Duration.ofSeconds(10).toNanos();
    private static final int TENTH = 10;

    private final String command;
    private final Terminal terminal;
    private final LongSupplier nanoTime;
    private final WaitingChannels waiting;
    private int channels;
    private int earlier;
    private int done;
    private int tenthsPrinted;
    private long start;
    private long lastLine;

    FleetProgressLines(String command, Terminal terminal, LongSupplier nanoTime) {
        this.command = command;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.waiting = new WaitingChannels(nanoTime);
    }

    @Override
    public synchronized void postponed(String channel, Duration wait) {
        waiting.postponed(channel, wait).ifPresent(line -> terminal.error(command + ": " + line));
    }

    @Override
    public synchronized void started(int count, int finished) {
        channels = count;
        earlier = finished;
        done = finished;
        tenthsPrinted = tenths();
        start = nanoTime.getAsLong();
        lastLine = start;
    }

    private int tenths() {
        return channels == 0 ? TENTH : (int) ((long) TENTH * done / channels);
    }

    @Override
    public synchronized void finished(ChannelResult result) {
        done++;
        waiting.finished(result.channel());
        long now = nanoTime.getAsLong();
        boolean isNextTenth = tenths() > tenthsPrinted && now - lastLine >= SHORTEST;
        if (done < channels && (isNextTenth || now - lastLine >= LONGEST)) {
            tenthsPrinted = tenths();
            lastLine = now;
            terminal.error(line(now - start));
        }
    }

    private String line(long elapsed) {
        double perSecond = (done - earlier) / (elapsed / 1e9);
        String progress = String.format(
                Locale.ROOT,
                "%s: %,d of %,d channels (%d %%), %.1f per second",
                command,
                done,
                channels,
                100L * done / channels,
                perSecond);
        if (channels - done <= waiting.count()) {
            return progress; // how long they wait is not known
        }
        Duration left = Duration.ofMillis((long) ((channels - done) / perSecond * 1_000));
        return progress + ", about " + RunText.duration(left) + " left";
    }

    @Override
    public void close() {
        // lines are written as they occur
    }
}
