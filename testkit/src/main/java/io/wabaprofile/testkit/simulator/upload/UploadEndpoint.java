package io.wabaprofile.testkit.simulator.upload;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.IncomingFile;
import io.wabaprofile.testkit.account.SessionIds;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.UploadAccess;
import io.wabaprofile.testkit.account.UploadInProgress;
import io.wabaprofile.testkit.account.UploadInProgress.Transfer;
import io.wabaprofile.testkit.account.UploadInProgress.TransferStatus;
import io.wabaprofile.testkit.fault.Fault;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import io.wabaprofile.testkit.simulator.http.QueryParameters;
import io.wabaprofile.testkit.simulator.response.ErrorFormat;
import io.wabaprofile.testkit.simulator.response.GraphResponses;
import io.wabaprofile.testkit.simulator.response.UploadResponses;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.UploadBehaviour;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The Resumable Upload API, which 360dialog and the Graph API share: opens sessions, receives bytes at an offset, returns
 * offsets and handles.
 */
public final class UploadEndpoint {
    private static final int BUFFER_SIZE = 64 * 1024;

    private final SimulatorRules rules;
    private final UploadBehaviour behaviour;
    private final UploadErrors errors;
    private final SessionLookup sessions;
    private final InstantSource clock;

    public UploadEndpoint(
            SimulatorRules rules,
            UploadBehaviour behaviour,
            ErrorFormat format,
            UploadAccess uploads,
            InstantSource clock) {
        this.rules = rules;
        this.behaviour = behaviour;
        this.errors = new UploadErrors(rules, format);
        this.sessions = new SessionLookup(rules, errors, uploads);
        this.clock = clock;
    }

    /** Returns whether the path, without a version, starts like the path of a session. */
    public static boolean isSession(String resource) {
        String path = resource.toLowerCase(Locale.ROOT);
        return path.startsWith("/upload:") || path.startsWith("/upload%3a");
    }

    /** Returns the operation of a request to a session; empty if sessions do not support the method. */
    public static Optional<Operation> sessionOperation(ApiRequest request) {
        return switch (request.method()) {
            case "POST" -> Optional.of(Operation.SEND_UPLOAD);
            case "GET" -> Optional.of(Operation.FETCH_OFFSET);
            default -> Optional.empty();
        };
    }

    /** Handles a request to a session. */
    public ApiResponse handle(SimulatedAccount account, ApiRequest request) throws IOException, ErrorResponseException {
        return request.is("POST") ? receive(account, request) : fetchOffset(account, request);
    }

    /** Opens a session. */
    public ApiResponse open(SimulatedAccount account, QueryParameters query) throws ErrorResponseException {
        String name = rules.has(Variant.FILE_NAME_REQUIRED)
                ? required(query, "file_name")
                : query.value("file_name").orElse("");
        String length = required(query, "file_length");
        String type = rules.checks(StrictCheck.FILE_TYPE_MISSING)
                ? required(query, "file_type")
                : nonEmpty(query, "file_type").orElse("application/pdf");
        boolean emptyAllowed = !rules.checks(StrictCheck.FILE_EMPTY);
        if (!length.matches("[1-9][0-9]{0,17}") && !(emptyAllowed && length.equals("0"))) {
            throw new ErrorResponseException(
                    GraphResponses.invalid("file_length", "must be a number of bytes, at least 1"));
        }
        rules.require(
                IncomingFile.MEDIA_TYPES.contains(type),
                StrictCheck.FILE_TYPE_UNKNOWN,
                () -> new ErrorResponseException(GraphResponses.parameter(IncomingFile.unsupportedTypeMessage(type))));
        IncomingFile file = new IncomingFile(name, type, Long.parseLong(length));
        String id = rules.has(Variant.SESSIONS_UNSIGNED) ? SessionIds.unsignedFor(file) : SessionIds.signedFor(file);
        UploadInProgress upload = account.state().sessions().open(id, file, clock.instant());
        return ApiResponse.json(200, JsonObject.of("id", upload.id()));
    }

    private static String required(QueryParameters query, String name) throws ErrorResponseException {
        return nonEmpty(query, name).orElseThrow(() -> new ErrorResponseException(GraphResponses.missing(name)));
    }

    private static Optional<String> nonEmpty(QueryParameters query, String name) {
        return query.value(name).filter(value -> !value.isEmpty());
    }

    private ApiResponse fetchOffset(SimulatedAccount account, ApiRequest request) throws ErrorResponseException {
        if (rules.has(Variant.OFFSET_QUERY_IS_404)) {
            throw errors.error(404, "not found");
        }
        if (rules.has(Variant.OFFSET_QUERY_IS_405)) {
            throw errors.methodNotAllowed();
        }
        UploadInProgress upload = session(account, request);
        long offset = request.fault().orElse(null) instanceof Fault.WrongOffset wrong
                ? wrong.offset().applyAsLong(upload.offset())
                : upload.offset();
        Object value = rules.has(Variant.OFFSETS_AS_TEXT) ? Long.toString(offset) : (Object) offset;
        return ApiResponse.json(200, new JsonObject().and("id", upload.id()).and("file_offset", value));
    }

    private UploadInProgress session(SimulatedAccount account, ApiRequest request) throws ErrorResponseException {
        UploadInProgress upload = sessions.upload(account, request);
        if (request.fault().orElse(null) instanceof Fault.ForgetSession
                || behaviour.isLost(upload, Duration.between(upload.openedAt(), clock.instant()))) {
            upload.forget();
            throw errors.lostSession(request);
        }
        return upload;
    }

    private ApiResponse receive(SimulatedAccount account, ApiRequest request)
            throws IOException, ErrorResponseException {
        UploadInProgress upload = session(account, request);
        if (upload.handle().isPresent() && rules.has(Variant.HANDLES_RETURNED_ONCE)) {
            throw errors.lostSession(request);
        }
        Transfer transfer = startTransfer(upload, request);
        OptionalLong contentLength = request.contentLength();
        boolean strict = rules.checks(StrictCheck.BODY_LONGER_THAN_FILE);
        if (strict && contentLength.isPresent() && !transfer.fits(contentLength.getAsLong())) {
            throw new ErrorResponseException(UploadResponses.tooLong());
        }
        byte[] buffer = new byte[BUFFER_SIZE];
        InputStream body = request.body();
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            checkAccepted(transfer.append(buffer, strict ? count : transfer.remaining(count)), request);
        }
        checkAccepted(transfer.finish(behaviour.handleFormat(clock.instant())), request);
        return upload.handle()
                .map(handle -> ApiResponse.json(200, JsonObject.of("h", handle)))
                .orElseGet(errors::partial);
    }

    private Transfer startTransfer(UploadInProgress upload, ApiRequest request) throws ErrorResponseException {
        long requested = requestedOffset(upload, request);
        if (requested > 0 && rules.has(Variant.PARTIAL_UPLOADS_REFUSED)) {
            throw errors.wrongOffset();
        }
        long offset = rules.checks(StrictCheck.OFFSET_WRONG) ? requested : upload.offset();
        return upload.startTransfer(offset, behaviour.pageSize()).orElseThrow(errors::wrongOffset);
    }

    private long requestedOffset(UploadInProgress upload, ApiRequest request) throws ErrorResponseException {
        String header = request.header("file_offset")
                .filter(value -> !rules.has(Variant.OFFSET_HEADERS_IGNORED))
                .orElse("0");
        if (header.matches("[0-9]{1,18}")) {
            return Long.parseLong(header);
        }
        rules.require(
                false, StrictCheck.OFFSET_MALFORMED, () -> errors.error(400, "file_offset must be a number of bytes"));
        return upload.offset();
    }

    private void checkAccepted(TransferStatus status, ApiRequest request) throws ErrorResponseException {
        switch (status) {
            case ACCEPTED -> {}
            case TOO_LONG -> throw new ErrorResponseException(UploadResponses.tooLong());
            case SUPERSEDED -> throw errors.wrongOffset();
            case FORGOTTEN -> throw errors.lostSession(request);
        }
    }
}
