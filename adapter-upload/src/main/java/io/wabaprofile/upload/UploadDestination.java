package io.wabaprofile.upload;

import io.wabaprofile.http.internal.request.Channel;

/**
 * Where a channel opens its upload sessions. Sessions have the same form of path on each platform.
 *
 * @param channel opens sessions
 * @param sessions the same channel with the credential that requests to a session need
 * @param path of the request that opens a session
 */
record UploadDestination(Channel channel, Channel sessions, String path) {

    static UploadDestination dialog360(Channel channel) {
        return new UploadDestination(channel, channel, UploadApi.UPLOADS);
    }

    /** Meta documents the scheme {@code OAuth} for requests to a session. */
    static UploadDestination graph(Channel channel, String appId) {
        return new UploadDestination(channel, channel.withScheme("OAuth"), "/" + appId + UploadApi.UPLOADS);
    }
}
