package io.wabaprofile.fleet.internal;

/** Asked before the first write of an attempt. */
@FunctionalInterface
public interface WriteGuard {

    /**
     * Stores durably that a write begins.
     *
     * @param progress the progress with the fields that will be written
     * @return whether this machine still owns the channel; if not, it must not write
     */
    boolean beginWrite(ChannelProgress progress);
}
