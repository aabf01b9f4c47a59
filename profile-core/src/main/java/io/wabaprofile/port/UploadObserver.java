package io.wabaprofile.port;

import io.wabaprofile.profile.MediaFile;

/**
 * Watches an upload. Called on the threads that do the work, one call at a time: return quickly, and throw nothing. An
 * observer that throws has stopped the upload.
 */
public interface UploadObserver {

    /** Watches nothing and never cancels. */
    UploadObserver SILENT = new UploadObserver() {};

    /** The upload begins. */
    default void started(MediaFile file) {}

    /**
     * There is a session to resume from if this process ends: called as soon as it exists, again whenever more of the file
     * is on record, and again with another session if the first had to be given up. Keep the latest.
     */
    default void checkpoint(UploadSession session) {}

    /** Called at most ten times a second, when all bytes are sent, and when the server has confirmed them all. */
    default void progressed(UploadProgress progress) {}

    /** @param offset where in the file the upload goes on; 0 if in a new session */
    default void resumed(long offset, UploadInterruption why) {}

    /** The handle is there. */
    default void finished(UploadStatistics statistics) {}

    /**
     * Asked between pieces of the file, and several times a second while the upload waits; {@code true} stops the upload,
     * which then fails with {@link Cancelled} and can be resumed from its last checkpoint.
     */
    default boolean cancelled() {
        return false;
    }
}
