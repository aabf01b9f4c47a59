package io.wabaprofile.upload;

import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.AttemptFailure;
import io.wabaprofile.http.internal.Channel;
import io.wabaprofile.http.internal.Deadline;
import io.wabaprofile.http.internal.FailureClass;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadProgress;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.upload.OffsetQuery.Held;
import io.wabaprofile.upload.OffsetQuery.Lost;
import io.wabaprofile.upload.OffsetQuery.UpTo;
import java.util.function.Function;

/** Uploads a file, or the rest of one. Small files are read before, so that nothing can change them on the way. */
final class UploadGateway implements MediaUploader {
    private static final int READ_BEFORE = 8 * 1024 * 1024;

    private final ApiClient<UploadApi> client;
    private final Channel channel;
    private final OffsetQuery query;
    private final UploadSettings settings;

    UploadGateway(ApiClient<UploadApi> client, Channel channel, OffsetQuery query, UploadSettings settings) {
        this.client = client;
        this.channel = channel;
        this.query = query;
        this.settings = settings;
    }

    @Override
    public MediaHandle upload(MediaFile file, UploadObserver observer) {
        return transfer(file, observer, Beginning::upload);
    }

    @Override
    public MediaHandle resume(UploadSession session, MediaFile file, UploadObserver observer) {
        SessionId id = SessionId.saved(session.id());
        if (!session.fits(file)) {
            throw new UploadMismatch(
                    Operation.SEND_UPLOAD,
                    "the file is another one than the upload was begun with: type, length or time of change differ");
        }
        return transfer(file, observer, beginning -> beginning.resume(session, id));
    }

    private MediaHandle transfer(MediaFile file, UploadObserver observer, Function<Beginning, MediaHandle> work) {
        Deadline deadline = client.deadline(settings.uploadLimit(file.length()));
        return client.upload(UploadRequests.OPEN, channel, deadline, () -> {
            try {
                return work.apply(new Beginning(file, new Watch(observer, client), deadline));
            } catch (AttemptFailure failure) {
                throw onOurSide(failure);
            }
        });
    }

    private static RuntimeException onOurSide(AttemptFailure failure) {
        String why = String.valueOf(failure.getMessage());
        return failure.kind() == FailureClass.SOURCE_CHANGED
                ? new UploadMismatch(Operation.SEND_UPLOAD, why)
                : new Cancelled(Operation.SEND_UPLOAD, Outcome.NOT_APPLIED, why);
    }

    /** An upload whose session is yet to be opened or found again. */
    private final class Beginning {
        private final MediaFile file;
        private final MediaFile content;
        private final Watch watch;
        private final UploadRequests requests;
        private final SentBytes sent;

        private Beginning(MediaFile file, Watch watch, Deadline deadline) {
            this.file = file;
            this.content = file.length() > READ_BEFORE ? file : Source.snapshot(file);
            this.watch = watch;
            this.requests = new UploadRequests(client, channel, query, file, deadline, watch);
            this.sent = new SentBytes(content, watch, settings.hashing() || content != file);
        }

        private MediaHandle upload() {
            watch.stopIfAsked();
            watch.tell(to -> to.started(file));
            if (content != file) {
                sent.hashUpTo(content.length());
            }
            return finish(open(), 0);
        }

        private MediaHandle resume(UploadSession saved, SessionId session) {
            if (!sent.startsAs(saved)) {
                throw AttemptFailure.sourceChanged("the file's first bytes are others than those that were sent");
            }
            watch.stopIfAsked();
            watch.tell(to -> to.started(file));
            sent.goOnWith(saved);
            Held held = requests.held(session);
            if (held instanceof Lost lost) {
                SessionId another = open();
                watch.tell(to -> to.resumed(0, lost.why()));
                return finish(another, 0);
            }
            long offset = sent.checked((UpTo) held);
            watch.tell(to -> to.resumed(offset, UploadInterruption.EARLIER_UPLOAD));
            return finish(session, offset);
        }

        private MediaHandle finish(SessionId session, long offset) {
            Upload upload = new Upload(requests, this::open, content, sent, watch, settings, session, offset);
            MediaHandle handle;
            try {
                handle = upload.finish();
            } finally {
                requests.resent(sent.sentAgain());
            }
            watch.tell(new UploadProgress(file.length(), file.length(), file.length()));
            watch.tell(to -> to.finished(sent.statistics()));
            return handle;
        }

        private SessionId open() {
            SessionId session = requests.open();
            sent.begin(UploadSession.opened(session.bytes(), file, client.instant()));
            return session;
        }
    }
}
