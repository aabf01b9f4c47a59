package io.wabaprofile.fleet.internal;

import io.wabaprofile.channel.ApiMode;

/** Limits the requests per second to the host of each API. Safe for use by several threads. */
public interface RequestLimiter {

    /**
     * Waits until this number of requests may be sent.
     *
     * @throws io.wabaprofile.port.Cancelled if the run is stopping
     */
    void acquire(ApiMode api, int requests) throws InterruptedException;

    /** Reports the end of a call. The limiter sends fewer requests while many calls are throttled. */
    void finished(ApiMode api, boolean throttled);
}
