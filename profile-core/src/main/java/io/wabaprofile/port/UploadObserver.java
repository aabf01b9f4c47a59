package io.wabaprofile.port;

import io.wabaprofile.profile.MediaFile;

/**
 * Watches an upload. Called on the threads that do the work, one call at a time: return quickly, and throw nothing.
 */
public interface UploadObserver {

    /** Watches nothing and never cancels. */
    UploadObserver SILENT = new UploadObserver() {};

    /** The session exists; bytes are about to be sent. */
    default void started(MediaFile file) {}

    /** @param sent bytes handed to the network so far, growing */
    default void progressed(long sent) {}

    /** The handle is there. */
    default void finished(UploadStatistics statistics) {}

    /** Asked between pieces of the file; {@code true} stops the upload, which then fails with {@link Cancelled}. */
    default boolean cancelled() {
        return false;
    }
}
