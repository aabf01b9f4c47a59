package io.wabaprofile.port;

import io.wabaprofile.profile.MediaFile;

/**
 * Receives the events of an upload and can cancel it. Called on the threads that upload, one call at a time, so return
 * quickly. If an observer throws an exception, the upload is cancelled.
 */
public interface UploadObserver {

    /** Ignores all events and does not cancel. */
    UploadObserver NONE = new UploadObserver() {};

    /** Called when the upload starts. */
    default void started(MediaFile file) {}

    /**
     * Called with the session from which the upload can be resumed after this process ends. Called when the session is
     * opened, at each later checkpoint, and when another session replaces it. Save the latest session.
     */
    default void checkpoint(UploadSession session) {}

    /** Called at most ten times a second, when all bytes are sent, and when the server has confirmed all bytes. */
    default void progressed(UploadProgress progress) {}

    /**
     * Called when the upload resumes.
     *
     * @param offset the position in the file, in bytes; 0 in a new session
     */
    default void resumed(long offset, UploadInterruption why) {}

    /** Called when the upload has succeeded. */
    default void finished(UploadStatistics statistics) {}

    /**
     * Returns whether to cancel the upload. Called between blocks of the file, and several times a second while the
     * upload
     * waits. A cancelled upload fails with {@link Cancelled} and can be resumed from its last checkpoint.
     */
    default boolean cancelled() {
        return false;
    }
}
