package io.wabaprofile.port;

import io.wabaprofile.profile.Photo;

/** The photo of one channel. Implementations are safe for use by several threads. */
public interface PhotoGateway {

    /**
     * Replaces the photo by exactly these bytes; the platform may scale and crop what it shows. May be repeated.
     *
     * @throws GatewayException with {@link Outcome#NOT_APPLIED} if the old photo stands, with {@link Outcome#UNKNOWN} if
     *     the server may have replaced it
     */
    void replace(Photo photo);
}
