package io.wabaprofile.fleet.postgres;

import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.RunObserver;
import java.time.Duration;

/** Calls an observer by one thread at a time. */
final class SynchronizedObserver implements RunObserver {
    private final RunObserver observer;

    SynchronizedObserver(RunObserver observer) {
        this.observer = observer;
    }

    @Override
    public synchronized void started(int channels, int finished) {
        observer.started(channels, finished);
    }

    @Override
    public synchronized void finished(ChannelResult result) {
        observer.finished(result);
    }

    @Override
    public synchronized void postponed(String channel, Duration wait) {
        observer.postponed(channel, wait);
    }
}
