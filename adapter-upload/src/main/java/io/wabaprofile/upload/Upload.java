package io.wabaprofile.upload;

import io.wabaprofile.http.internal.AttemptFailure;
import io.wabaprofile.http.internal.Call;
import io.wabaprofile.http.internal.Continuation;
import io.wabaprofile.http.internal.FailureClass;
import io.wabaprofile.http.internal.RequestBody;
import io.wabaprofile.http.internal.StallTimeout;
import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.upload.OffsetQuery.Held;
import io.wabaprofile.upload.OffsetQuery.Lost;
import io.wabaprofile.upload.OffsetQuery.UpTo;
import java.util.function.Supplier;

/**
 * One upload on its way to its handle. What breaks is gone on with from where the server is; what the server has
 * forgotten, or takes no further, is begun anew, once. Used by one thread.
 */
final class Upload implements Continuation {
    private static final int MOST_SESSIONS = 2;
    private static final int MOST_ATTEMPTS_WITHOUT_PROGRESS = 3;

    private final UploadRequests requests;
    private final Supplier<SessionId> newSession;
    private final MediaFile file;
    private final SentBytes sent;
    private final Watch watch;
    private final UploadSettings settings;
    private final Call sending;

    private SessionId session;
    private FileContent content;
    private int attemptsWithoutProgress;
    /** Since the last progress or the last new session. */
    private int fruitless;

    Upload(
            UploadRequests requests,
            Supplier<SessionId> newSession,
            MediaFile file,
            SentBytes sent,
            Watch watch,
            UploadSettings settings,
            SessionId session,
            long offset) {
        this.requests = requests;
        this.newSession = newSession;
        this.file = file;
        this.sent = sent;
        this.watch = watch;
        this.settings = settings;
        this.sending = requests.sending().stallTimeout(new StallTimeout(sent::total, settings.stallLimit()));
        this.session = session;
        this.content = aim(offset);
    }

    MediaHandle finish() {
        return requests.send(sending, () -> content, this);
    }

    private FileContent aim(long offset) {
        FileContent rest = sent.contentFrom(offset);
        sending.to(session.target())
                .hiding(session.verbatim())
                .withBody(new RequestBody(file.length() - offset, () -> rest))
                .attemptWithin(settings.attemptLimit(file.length() - offset));
        return rest;
    }

    @Override
    public boolean after(AttemptFailure failure) {
        watch.stopIfAsked();
        UploadInterruption why = interruption(failure.kind());
        if (failure.kind() == FailureClass.GONE) {
            countAgainst(failure);
            return beginAnew(failure, why);
        }
        Held held = failure.kind() == FailureClass.NOT_SENT ? new UpTo(content.offset()) : requests.held(session);
        if (held instanceof Lost lost) {
            countAgainst(failure);
            return beginAnew(failure, lost.why());
        }
        return goOn(failure, sent.checked((UpTo) held), why);
    }

    private boolean goOn(AttemptFailure failure, long offset, UploadInterruption why) {
        boolean further = offset > content.offset();
        if (further) {
            fruitless = 0;
        } else {
            countAgainst(failure);
            fruitless++;
        }
        if (fruitless == MOST_ATTEMPTS_WITHOUT_PROGRESS) {
            if (failure.kind() == FailureClass.NOT_SENT) {
                throw failure;
            }
            return beginAnew(failure, UploadInterruption.STALLED);
        }
        watch.tell(to -> to.resumed(offset, why));
        content = aim(offset);
        return further;
    }

    private void countAgainst(AttemptFailure failure) {
        attemptsWithoutProgress++;
        if (attemptsWithoutProgress >= settings.attempts()) {
            throw failure;
        }
    }

    private boolean beginAnew(AttemptFailure failure, UploadInterruption why) {
        if (sent.sessions() == MOST_SESSIONS) {
            throw failure;
        }
        session = newSession.get();
        fruitless = 0;
        watch.tell(to -> to.resumed(0, why));
        content = aim(0);
        return true;
    }

    private static UploadInterruption interruption(FailureClass kind) {
        return switch (kind) {
            case NOT_SENT, LOST, TIMED_OUT -> UploadInterruption.CONNECTION_LOST;
            case THROTTLED -> UploadInterruption.THROTTLED;
            case AUTH -> UploadInterruption.KEY_CHANGED;
            case RESYNC -> UploadInterruption.OFFSET_DISPUTED;
            case GONE -> UploadInterruption.SESSION_FORGOTTEN;
            case PROTOCOL, PROTOCOL_VIOLATION -> UploadInterruption.UNREADABLE_ANSWER;
            default -> UploadInterruption.SERVER_ERROR;
        };
    }
}
