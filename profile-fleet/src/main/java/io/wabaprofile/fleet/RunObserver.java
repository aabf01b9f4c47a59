package io.wabaprofile.fleet;

import java.time.Duration;

/** Follows a run. Called by several threads, one at a time. An exception ends the run. */
public interface RunObserver {
    /** Does nothing. */
    RunObserver NONE = new RunObserver() {};

    /**
     * Called when the run begins.
     *
     * @param channels the number of channels of the fleet
     * @param finished how many of them an earlier, interrupted run has finished
     */
    default void started(int channels, int finished) {}

    /** Called after each result, also of a channel that was finished on another machine. */
    default void finished(ChannelResult result) {}

    /** Called when a channel is tried again later. */
    default void postponed(String channel, Duration wait) {}
}
