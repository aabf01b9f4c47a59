package io.wabaprofile.fleet;

import java.util.Optional;

/**
 * Remembers from which file the photo of a channel was set last. The platform rescales photos, so the photo itself
 * cannot be compared. Implementations are safe for use by several threads.
 */
public interface PhotoLock {

    /** The SHA-256 of the file in lower-case hexadecimal; empty if it is not known. */
    Optional<String> sha256(FleetChannel channel);

    /** Stores the SHA-256 of the file that was set. It is durable when this method returns. */
    void record(FleetChannel channel, String sha256);
}
