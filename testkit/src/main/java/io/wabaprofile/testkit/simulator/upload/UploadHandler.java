package io.wabaprofile.testkit.simulator.upload;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.ApiPaths;
import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.account.IncomingFile;
import io.wabaprofile.testkit.account.SessionIds;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.UploadInProgress;
import io.wabaprofile.testkit.account.UploadInProgress.Transfer;
import io.wabaprofile.testkit.account.UploadInProgress.TransferStatus;
import io.wabaprofile.testkit.fault.Fault;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.simulator.http.ApiHandler;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.QueryParameters;
import io.wabaprofile.testkit.simulator.http.RequestRefusedException;
import io.wabaprofile.testkit.simulator.response.GatewayResponses;
import io.wabaprofile.testkit.simulator.response.GraphResponses;
import io.wabaprofile.testkit.simulator.response.ThrottledResponses;
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
import java.util.function.Function;

/** The Resumable Upload API: sessions, bytes at an offset, handles. No body is ever held whole. */
public final class UploadHandler implements ApiHandler {
    private static final int PIECE = 64 * 1024;

    private final SimulatorRules rules;
    private final UploadBehaviour behaviour;
    private final UploadErrors refusals;
    private final SessionLookup sessions;
    private final InstantSource clock;
    private final ThrottledResponses throttled;
    private final GatewayResponses gateway;

    /** @param uploadsOfAnyChannel by their signed id */
    public UploadHandler(
            SimulatorRules rules,
            UploadBehaviour behaviour,
            Function<String, Optional<UploadInProgress>> uploadsOfAnyChannel,
            InstantSource clock) {
        this.rules = rules;
        this.behaviour = behaviour;
        this.refusals = new UploadErrors(rules);
        this.sessions = new SessionLookup(rules, refusals, uploadsOfAnyChannel);
        this.clock = clock;
        this.throttled = new ThrottledResponses(rules);
        this.gateway = new GatewayResponses(rules);
    }

    @Override
    public Optional<Operation> operation(ApiRequest request) {
        if (request.path().equals(ApiPaths.UPLOADS)) {
            return request.is("POST") ? Optional.of(Operation.OPEN_UPLOAD) : Optional.empty();
        }
        if (!looksLikeSession(request)) {
            return Optional.empty();
        }
        return switch (request.method()) {
            case "POST" -> Optional.of(Operation.SEND_UPLOAD);
            case "GET" -> Optional.of(Operation.FETCH_OFFSET);
            default -> Optional.empty();
        };
    }

    private static boolean looksLikeSession(ApiRequest request) {
        String path = request.path().toLowerCase(Locale.ROOT);
        return path.startsWith("/upload:")
                || path.startsWith("/upload%3a")
                || path.startsWith("/mtph")
                || request.query().has("sig");
    }

    @Override
    public ApiResponse handle(SimulatedAccount account, ApiRequest request)
            throws IOException, RequestRefusedException {
        if (request.path().equals(ApiPaths.UPLOADS)) {
            return open(account, request.query());
        }
        if (request.is("GET")) {
            refusals.demandOffsetQueries();
        }
        UploadInProgress upload = living(account, request);
        return request.is("POST") ? receive(upload, request) : tellOffset(upload, request);
    }

    private ApiResponse open(SimulatedAccount account, QueryParameters query) throws RequestRefusedException {
        String name = rules.has(Variant.FILE_NAME_REQUIRED)
                ? refusals.required(query, "file_name")
                : query.value("file_name").orElse("");
        String length = refusals.required(query, "file_length");
        String type = rules.checks(StrictCheck.FILE_TYPE_MISSING)
                ? refusals.required(query, "file_type")
                : query.value("file_type").filter(given -> !given.isEmpty()).orElse("application/pdf");
        boolean mayBeEmpty = !rules.checks(StrictCheck.FILE_EMPTY);
        if (!length.matches("[1-9][0-9]{0,17}") && !(mayBeEmpty && length.equals("0"))) {
            throw new RequestRefusedException(
                    GraphResponses.invalid("file_length", "must be a number of bytes, at least 1"));
        }
        if (!IncomingFile.MEDIA_TYPES.contains(type) && rules.checks(StrictCheck.FILE_TYPE_UNKNOWN)) {
            throw new RequestRefusedException(GraphResponses.parameter(IncomingFile.unsupportedTypeMessage(type)));
        }
        IncomingFile file = new IncomingFile(name, type, Long.parseLong(length));
        String id = rules.has(Variant.SESSIONS_UNSIGNED) ? SessionIds.unsignedFor(file) : SessionIds.signedFor(file);
        UploadInProgress upload = account.state().sessions().open(id, file, clock.instant());
        return ApiResponse.json(200, JsonObject.of("id", upload.id()));
    }

    private UploadInProgress living(SimulatedAccount account, ApiRequest request) throws RequestRefusedException {
        UploadInProgress upload = sessions.upload(account, request);
        boolean lost =
                request.fault().filter(Fault.ForgetSession.class::isInstance).isPresent()
                        || behaviour.hasLost(upload, Duration.between(upload.openedAt(), clock.instant()));
        if (lost) {
            upload.forget();
            throw refusals.lost(request);
        }
        return upload;
    }

    private ApiResponse tellOffset(UploadInProgress upload, ApiRequest request) {
        long offset = request.fault()
                .filter(Fault.WrongOffset.class::isInstance)
                .map(fault -> ((Fault.WrongOffset) fault).offset().applyAsLong(upload.offset()))
                .orElse(upload.offset());
        return ApiResponse.json(
                200,
                new JsonObject()
                        .and("id", upload.id())
                        .and(
                                "file_offset",
                                rules.has(Variant.OFFSETS_AS_TEXT) ? Long.toString(offset) : (Object) offset));
    }

    private ApiResponse receive(UploadInProgress upload, ApiRequest request)
            throws IOException, RequestRefusedException {
        if (upload.handle().isPresent() && rules.has(Variant.HANDLES_RETURNED_ONCE)) {
            throw refusals.lost(request);
        }
        Transfer transfer = transfer(upload, request);
        OptionalLong announced = request.contentLength();
        boolean strict = rules.checks(StrictCheck.BODY_LONGER_THAN_FILE);
        if (strict && announced.isPresent() && !transfer.fits(announced.getAsLong())) {
            throw new RequestRefusedException(UploadResponses.tooLong());
        }
        byte[] piece = new byte[PIECE];
        InputStream body = request.body();
        for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
            demandKept(transfer.append(piece, strict ? count : transfer.remaining(count)), request);
        }
        demandKept(transfer.finish(behaviour.handles(clock.instant())), request);
        return upload.handle()
                .map(handle -> ApiResponse.json(200, JsonObject.of("h", handle)))
                .orElseGet(refusals::partial);
    }

    private Transfer transfer(UploadInProgress upload, ApiRequest request) throws RequestRefusedException {
        long asked = refusals.offset(request, upload);
        if (asked > 0 && rules.has(Variant.PARTIAL_UPLOADS_REFUSED)) {
            throw refusals.wrongOffset();
        }
        long offset = rules.checks(StrictCheck.OFFSET_WRONG) ? asked : upload.offset();
        return upload.startTransfer(offset, behaviour.page()).orElseThrow(refusals::wrongOffset);
    }

    private void demandKept(TransferStatus taken, ApiRequest request) throws RequestRefusedException {
        switch (taken) {
            case ACCEPTED -> {}
            case TOO_LONG -> throw new RequestRefusedException(UploadResponses.tooLong());
            case SUPERSEDED -> throw refusals.wrongOffset();
            case FORGOTTEN -> throw refusals.lost(request);
        }
    }

    @Override
    public ApiResponse unauthorized() {
        return gateway.badKey();
    }

    @Override
    public ApiResponse throttled(ChannelHealth.Throttling throttling) {
        return throttled.response(throttling, GatewayResponses::throttledInWords);
    }

    @Override
    public ApiResponse down() {
        return gateway.restarting();
    }

    @Override
    public ApiResponse tooLarge() {
        return gateway.tooLarge();
    }
}
