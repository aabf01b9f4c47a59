package io.wabaprofile.fleet.internal;

import io.wabaprofile.fleet.ChannelResult;
import java.time.Duration;

/** The result of one attempt. */
public sealed interface StepResult {

    /** The channel is finished. */
    record Finished(ChannelResult result) implements StepResult {}

    /** Try again after the delay, with this progress. */
    record Postponed(ChannelProgress progress, Duration delay) implements StepResult {}

    /** The attempt was cancelled, or another machine owns the channel. There is no result. */
    record Abandoned() implements StepResult {}
}
