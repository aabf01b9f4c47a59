package io.wabaprofile.port;

import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;

/** Uploads files to the platform. Implementations are safe for use by several threads. */
public interface MediaUploader {

    /** Uploads without an observer. See {@link #upload(MediaFile, UploadObserver)}. */
    default MediaHandle upload(MediaFile file) {
        return upload(file, UploadObserver.NONE);
    }

    /**
     * Uploads a file of any length in constant memory and returns its handle. After a failed attempt, the upload
     * resumes
     * within this call from the platform's offset. An upload does not change a profile. A failed upload may leave an
     * unfinished session, which {@link #resume} can finish until the platform discards it. Safe to repeat: each repeat
     * is a
     * separate upload.
     *
     * @throws Cancelled if the observer or an interrupt cancelled the upload
     * @throws UploadMismatch if the file changed, if it has more or fewer bytes than its length, or if the platform
     *     reports
     *     more bytes than were sent
     * @throws GatewayException if the upload failed; the outcome is {@link Outcome#NOT_APPLIED}
     */
    MediaHandle upload(MediaFile file, UploadObserver observer);

    /** Resumes without an observer. See {@link #resume(UploadSession, MediaFile, UploadObserver)}. */
    default MediaHandle resume(UploadSession session, MediaFile file) {
        return resume(session, file, UploadObserver.NONE);
    }

    /**
     * Resumes an upload that an earlier call started, in this or another process. Asks the platform for the offset and
     * sends
     * the remaining bytes. Before that, the file is compared with the session: media type, length, modification time,
     * and
     * the hash of the bytes up to the checkpoint. If the platform has discarded the session, the whole file is uploaded
     * in
     * a new session. Safe to repeat, also after success: a finished upload returns its handle again.
     *
     * @param session the last session that {@link UploadObserver#checkpoint} received
     * @param file the same file with the same media type
     * @throws UploadMismatch also if the file differs from the session's file
     * @throws GatewayException as in {@link #upload(MediaFile, UploadObserver)}
     */
    MediaHandle resume(UploadSession session, MediaFile file, UploadObserver observer);
}
