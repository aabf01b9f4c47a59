package io.wabaprofile.port;

import io.wabaprofile.profile.DownloadedPhoto;
import java.util.Optional;

/** Reads the photo of one channel. Implementations are safe for use by several threads. */
public interface PhotoReader {

    /**
     * Returns the current photo, of at most 5 MiB; empty if no photo is set. The platform may return a scaled and cropped
     * copy of the photo that was set.
     *
     * @throws Rejected also if the address of the photo has expired; a new call gets a new address
     * @throws Unreadable also if the address is not at the platform's picture host, or the response is neither a JPEG nor
     *     a PNG
     * @throws GatewayException with {@link Outcome#NOT_APPLIED}, as from every read
     */
    Optional<DownloadedPhoto> read();
}
