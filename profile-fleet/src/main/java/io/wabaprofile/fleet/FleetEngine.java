package io.wabaprofile.fleet;

/** Runs a fleet. One run at a time per engine; {@link #stop} may be called by any thread. */
public interface FleetEngine {

    /**
     * Works on each channel and returns when all are finished or the run is stopped. A failure of one channel does not
     * stop the others. Safe to repeat: a run that was interrupted, by a crash too, is continued, and channels that it
     * finished are not written again.
     *
     * @throws InterruptedException if the thread is interrupted; the run is stopped as by {@link #stop}
     * @throws IllegalStateException if the run cannot be recorded
     */
    RunReport run(RunRequest request) throws InterruptedException;

    /**
     * Stops the run: begins no further call, and waits for calls that are in progress. If no run is in progress, the next
     * one stops at once.
     */
    void stop();
}
