package io.wabaprofile.port;

import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;

/** Brings a file to the platform and gets a handle for it. Implementations are safe for use by several threads. */
public interface MediaUploader {

    /** Uploads without watching. See {@link #upload(MediaFile, UploadObserver)}. */
    default MediaHandle upload(MediaFile file) {
        return upload(file, UploadObserver.SILENT);
    }

    /**
     * Uploads a file of any length in constant memory. An upload changes no profile; a failed one leaves at most an
     * unfinished session behind, which the platform forgets. May be repeated; every repeat is an upload of its own.
     *
     * @throws Cancelled if the observer or an interrupt stopped it
     * @throws UploadMismatch if the file gave more or fewer bytes than its length
     * @throws GatewayException if the file did not arrive; always {@link Outcome#NOT_APPLIED}
     */
    MediaHandle upload(MediaFile file, UploadObserver observer);
}
