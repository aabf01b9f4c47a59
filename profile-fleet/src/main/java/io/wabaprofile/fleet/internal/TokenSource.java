package io.wabaprofile.fleet.internal;

import io.wabaprofile.channel.ApiMode;

/** The tokens of each host, one per request. Safe for use by several threads. */
public interface TokenSource {

    /**
     * Takes a token.
     *
     * @return 0 if a token was taken, otherwise the nanoseconds until there may be one
     */
    long take(ApiMode api);
}
