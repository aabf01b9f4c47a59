package io.wabaprofile.upload;

import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.Deadline;
import io.wabaprofile.http.internal.request.FailureKind;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import java.util.function.Function;

/** Uploads a file, or resumes an upload. Limits the number of uploads that run at once. */
final class UploadGateway implements MediaUploader {
    private final ApiClient<UploadApi> client;
    private final UploadDestination destination;
    private final OffsetQuery query;
    private final UploadSettings settings;

    UploadGateway(
            ApiClient<UploadApi> client, UploadDestination destination, OffsetQuery query, UploadSettings settings) {
        this.client = client;
        this.destination = destination;
        this.query = query;
        this.settings = settings;
    }

    @Override
    public MediaHandle upload(MediaFile file, UploadObserver observer) {
        return transfer(file, observer, ResumableTransfer::upload);
    }

    @Override
    public MediaHandle resume(UploadSession session, MediaFile file, UploadObserver observer) {
        SessionId id = SessionId.saved(session.id());
        if (!session.matches(file)) {
            throw new UploadMismatch(
                    Operation.SEND_UPLOAD,
                    "the file is not the file of the session: type, length or modification time differ");
        }
        return transfer(file, observer, transfer -> transfer.resume(session, id));
    }

    private MediaHandle transfer(
            MediaFile file, UploadObserver observer, Function<ResumableTransfer, MediaHandle> work) {
        Deadline deadline = client.deadline(settings.uploadLimit(file.length()));
        return client.upload(ResumableTransfer.OPEN, destination.channel(), deadline, () -> {
            try {
                ObserverNotifier notifier = new ObserverNotifier(observer, client);
                return work.apply(
                        new ResumableTransfer(client, destination, query, settings, deadline, file, notifier));
            } catch (AttemptFailure failure) {
                throw local(failure);
            }
        });
    }

    private static RuntimeException local(AttemptFailure failure) {
        String reason = String.valueOf(failure.getMessage());
        return failure.kind() == FailureKind.SOURCE_CHANGED
                ? new UploadMismatch(Operation.SEND_UPLOAD, reason)
                : new Cancelled(Operation.SEND_UPLOAD, Outcome.NOT_APPLIED, reason);
    }
}
