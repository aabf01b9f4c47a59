package io.wabaprofile.upload;

import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.Channel;
import io.wabaprofile.http.internal.request.Deadline;
import io.wabaprofile.http.internal.request.Endpoint;
import io.wabaprofile.http.internal.request.FailureKind;
import io.wabaprofile.http.internal.request.RequestSpec;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.http.internal.request.StallTimeout;
import io.wabaprofile.http.internal.request.StreamedBody;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.port.UploadProgress;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.InvalidMediaException;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.upload.OffsetQuery.Known;
import io.wabaprofile.upload.OffsetQuery.OffsetResult;
import io.wabaprofile.upload.OffsetQuery.SessionLost;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One upload: opens a session or resumes a saved one, sends the file from an offset, and returns the handle. After a
 * failed
 * attempt, queries the offset and resumes there. Opens one new session if the server has lost the session or accepts no
 * more bytes. Used by one thread.
 */
final class ResumableTransfer {
    static final Endpoint OPEN = new Endpoint("upload", Operation.OPEN_UPLOAD, RetrySafety.HARMLESS_CREATION);
    private static final Endpoint SEND = new Endpoint("upload", Operation.SEND_UPLOAD, RetrySafety.APPEND);
    private static final Set<FailureKind> NOT_CONNECTED = Set.of(FailureKind.NOT_SENT, FailureKind.CONNECT_TIMED_OUT);
    private static final int MAX_BYTES_IN_MEMORY = 8 * 1024 * 1024;
    private static final int MAX_SESSIONS = 2;
    private static final int MAX_ATTEMPTS_WITHOUT_PROGRESS = 3;

    private final ApiClient<UploadApi> client;
    private final UploadDestination destination;
    private final OffsetQuery query;
    private final UploadSettings settings;
    private final Deadline deadline;
    private final MediaFile file;
    private final MediaFile content;
    private final ObserverNotifier observer;
    private final TransferProgress progress;
    private final RequestSpec sending;

    private @Nullable SessionId session;
    private long offset;
    private int attemptsWithoutProgress;
    /** Attempts without progress since the last progress or the last new session. */
    private int attemptsInSession;

    ResumableTransfer(
            ApiClient<UploadApi> client,
            UploadDestination destination,
            OffsetQuery query,
            UploadSettings settings,
            Deadline deadline,
            MediaFile file,
            ObserverNotifier observer) {
        this.client = client;
        this.destination = destination;
        this.query = query;
        this.settings = settings;
        this.deadline = deadline;
        this.file = file;
        this.content = file.length() > MAX_BYTES_IN_MEMORY ? file : MediaFileReader.snapshot(file);
        this.observer = observer;
        this.progress = new TransferProgress(content, observer, settings.hashing() || content != file);
        this.sending = prepare(SEND, destination.sessions())
                .stallTimeout(new StallTimeout(progress::total, settings.stallLimit()));
    }

    MediaHandle upload() {
        observer.throwIfCancelled();
        observer.notify(to -> to.started(file));
        if (content != file) {
            progress.hashUpTo(content.length());
        }
        session = open();
        return send();
    }

    MediaHandle resume(UploadSession saved, SessionId id) {
        if (!progress.matches(saved)) {
            throw AttemptFailure.sourceChanged("the first bytes of the file differ from those that were sent");
        }
        observer.throwIfCancelled();
        observer.notify(to -> to.started(file));
        progress.resume(saved);
        OffsetResult result = queryOffset(id);
        if (result instanceof SessionLost lost) {
            session = open();
            observer.notify(to -> to.resumed(0, lost.reason()));
        } else {
            session = id;
            offset = progress.validated((Known) result);
            observer.notify(to -> to.resumed(offset, UploadInterruption.EARLIER_UPLOAD));
        }
        return send();
    }

    private MediaHandle send() {
        FileContent first = prepareAttempt();
        MediaHandle handle = client.append(sending, call -> {
            try {
                return sendAndResume(call, first);
            } finally {
                client.resent(SEND, progress.resent());
            }
        });
        observer.notify(new UploadProgress(file.length(), file.length(), file.length()));
        observer.notify(to -> to.finished(progress.statistics()));
        return handle;
    }

    private MediaHandle sendAndResume(ApiClient<UploadApi>.AppendCall call, FileContent first) {
        FileContent next = first;
        while (true) {
            try {
                return attempt(call, next);
            } catch (AttemptFailure failure) {
                call.awaitRetry(failure);
                if (recover(failure)) {
                    call.restartCounting();
                }
                next = prepareAttempt();
            }
        }
    }

    private MediaHandle attempt(ApiClient<UploadApi>.AppendCall call, FileContent part) {
        return call.attempt((api, options) -> {
            try (part) {
                return handle(api.send(file.mediaType(), part.offset(), options).h());
            }
        });
    }

    /** Prepares the request for the rest of the file. */
    private FileContent prepareAttempt() {
        SessionId current = current();
        FileContent rest = progress.contentFrom(offset);
        long length = file.length() - offset;
        sending.target(current.target())
                .redacting(current.verbatim())
                .body(new StreamedBody(length, () -> rest))
                .attemptLimit(settings.attemptLimit(length));
        return rest;
    }

    /**
     * Finds out where to resume after a failed attempt.
     *
     * @return whether the server has more bytes than before, or there is a new session
     */
    private boolean recover(AttemptFailure failure) {
        observer.throwIfCancelled();
        UploadInterruption reason = interruption(failure.kind());
        if (failure.kind() == FailureKind.GONE) {
            countAgainst(failure);
            return restart(failure, reason);
        }
        OffsetResult result = NOT_CONNECTED.contains(failure.kind()) ? new Known(offset) : queryOffset(current());
        if (result instanceof SessionLost lost) {
            countAgainst(failure);
            return restart(failure, lost.reason());
        }
        return resumeAt(progress.validated((Known) result), failure, reason);
    }

    private boolean resumeAt(long known, AttemptFailure failure, UploadInterruption reason) {
        boolean progressed = known > offset;
        if (progressed) {
            attemptsInSession = 0;
        } else {
            countAgainst(failure);
            attemptsInSession++;
        }
        if (attemptsInSession == MAX_ATTEMPTS_WITHOUT_PROGRESS) {
            if (NOT_CONNECTED.contains(failure.kind())) {
                throw failure;
            }
            return restart(failure, UploadInterruption.STALLED);
        }
        observer.notify(to -> to.resumed(known, reason));
        offset = known;
        return progressed;
    }

    private void countAgainst(AttemptFailure failure) {
        attemptsWithoutProgress++;
        if (attemptsWithoutProgress >= settings.attempts()) {
            throw failure;
        }
    }

    private boolean restart(AttemptFailure failure, UploadInterruption reason) {
        if (progress.sessions() == MAX_SESSIONS) {
            throw failure;
        }
        session = open();
        attemptsInSession = 0;
        observer.notify(to -> to.resumed(0, reason));
        offset = 0;
        return true;
    }

    private SessionId open() {
        String target = destination.path()
                + "?file_name=" + encoded(file.name())
                + "&file_length=" + file.length()
                + "&file_type=" + encoded(file.mediaType());
        SessionId opened = client.call(
                prepare(OPEN, destination.channel()).target(target),
                (api, options) -> SessionId.from(api.open(options).id()));
        progress.begin(UploadSession.opened(opened.bytes(), file, client.instant()));
        return opened;
    }

    private OffsetResult queryOffset(SessionId of) {
        return query.query(prepare(OffsetQuery.FETCH_OFFSET, destination.sessions()), of);
    }

    private SessionId current() {
        if (session == null) {
            throw new IllegalStateException("There is no session yet");
        }
        return session;
    }

    private RequestSpec prepare(Endpoint endpoint, Channel channel) {
        return observer.cancelling(endpoint.forChannel(channel).deadline(deadline));
    }

    private static MediaHandle handle(@Nullable String text) {
        if (text == null) {
            throw AttemptFailure.unreadable("it contains no handle");
        }
        try {
            return MediaHandle.of(text);
        } catch (InvalidMediaException e) {
            throw AttemptFailure.unreadable("it contains no usable handle");
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static UploadInterruption interruption(FailureKind kind) {
        return switch (kind) {
            case NOT_SENT, CONNECT_TIMED_OUT, LOST, TIMED_OUT -> UploadInterruption.CONNECTION_LOST;
            case THROTTLED -> UploadInterruption.THROTTLED;
            case AUTH -> UploadInterruption.KEY_CHANGED;
            case RESYNC -> UploadInterruption.OFFSET_DISPUTED;
            case GONE -> UploadInterruption.SESSION_FORGOTTEN;
            case PROTOCOL, PROTOCOL_VIOLATION -> UploadInterruption.UNREADABLE_RESPONSE;
            default -> UploadInterruption.SERVER_ERROR;
        };
    }
}
