package io.wabaprofile.port;

import io.wabaprofile.profile.Photo;

/** The photo of one channel. Implementations are safe for use by several threads. */
public interface PhotoGateway {

    /**
     * Replaces the photo. Sends the bytes unchanged; the platform may scale and crop the photo it shows. Safe to
     * repeat.
     *
     * @throws GatewayException with {@link Outcome#NOT_APPLIED} if the photo was not replaced, with {@link
     *     Outcome#UNKNOWN} if it may have been replaced
     */
    void replace(Photo photo);
}
