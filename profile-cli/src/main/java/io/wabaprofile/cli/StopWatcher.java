package io.wabaprofile.cli;

import io.wabaprofile.port.UploadObserver;

/** Cancels an upload when the process is asked to end. */
record StopWatcher(StopSignal stop) implements UploadObserver {
    @Override
    public boolean cancelled() {
        return stop.given();
    }
}
