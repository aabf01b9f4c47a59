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
     * Uploads a file of any length in constant memory. What breaks on the way is gone on with from where the platform is,
     * within the call. An upload changes no profile; a failed one leaves at most an unfinished session behind, which the
     * platform forgets and which {@link #resume} can finish until then. May be repeated; every repeat is an upload of its
     * own.
     *
     * @throws Cancelled if the observer or an interrupt stopped it
     * @throws UploadMismatch if the file changed, or gave more or fewer bytes than its length, or if the platform claims to
     *     hold bytes that were never sent
     * @throws GatewayException if the file did not arrive; always {@link Outcome#NOT_APPLIED}
     */
    MediaHandle upload(MediaFile file, UploadObserver observer);

    /** Resumes without watching. See {@link #resume(UploadSession, MediaFile, UploadObserver)}. */
    default MediaHandle resume(UploadSession session, MediaFile file) {
        return resume(session, file, UploadObserver.SILENT);
    }

    /**
     * Goes on with an upload that an earlier call, of this or of another process, has begun: asks the platform where it is
     * and sends the rest. The file is checked before a byte is sent: the bytes up to the session's checkpoint by their
     * hash, the rest by length and time of the last change. A session that the platform has forgotten is replaced by a new
     * one, with the whole file. May be repeated, after success as well: a finished upload gives its handle again.
     *
     * @param session what {@link UploadObserver#checkpoint} was given
     * @param file the same file, of the same type
     * @throws UploadMismatch also if it is not the same file
     * @throws GatewayException as in {@link #upload(MediaFile, UploadObserver)}
     */
    MediaHandle resume(UploadSession session, MediaFile file, UploadObserver observer);
}
