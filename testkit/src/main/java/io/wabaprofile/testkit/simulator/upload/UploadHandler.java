package io.wabaprofile.testkit.simulator.upload;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.ApiPaths;
import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.account.IncomingFile;
import io.wabaprofile.testkit.account.SessionIds;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.UploadInProgress;
import io.wabaprofile.testkit.account.UploadInProgress.Taken;
import io.wabaprofile.testkit.account.UploadInProgress.Transfer;
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
    public Optional<Operation> operation(ApiRequest call) {
        if (call.path().equals(ApiPaths.UPLOADS)) {
            return call.is("POST") ? Optional.of(Operation.OPEN_UPLOAD) : Optional.empty();
        }
        if (!looksLikeSession(call)) {
            return Optional.empty();
        }
        return switch (call.method()) {
            case "POST" -> Optional.of(Operation.SEND_UPLOAD);
            case "GET" -> Optional.of(Operation.FETCH_OFFSET);
            default -> Optional.empty();
        };
    }

    private static boolean looksLikeSession(ApiRequest call) {
        String path = call.path().toLowerCase(Locale.ROOT);
        return path.startsWith("/upload:")
                || path.startsWith("/upload%3a")
                || path.startsWith("/mtph")
                || call.query().has("sig");
    }

    @Override
    public ApiResponse answer(SimulatedAccount account, ApiRequest call) throws IOException, RequestRefusedException {
        if (call.path().equals(ApiPaths.UPLOADS)) {
            return open(account, call.query());
        }
        if (call.is("GET")) {
            refusals.demandOffsetQueries();
        }
        UploadInProgress upload = living(account, call);
        return call.is("POST") ? receive(upload, call) : tellOffset(upload, call);
    }

    private ApiResponse open(SimulatedAccount account, QueryParameters query) throws RequestRefusedException {
        String name = rules.has(Variant.FILE_NAME_REQUIRED)
                ? refusals.required(query, "file_name")
                : query.value("file_name").orElse("");
        String length = refusals.required(query, "file_length");
        String type = rules.refuses(StrictCheck.FILE_TYPE_MISSING)
                ? refusals.required(query, "file_type")
                : query.value("file_type").filter(given -> !given.isEmpty()).orElse("application/pdf");
        boolean mayBeEmpty = !rules.refuses(StrictCheck.FILE_EMPTY);
        if (!length.matches("[1-9][0-9]{0,17}") && !(mayBeEmpty && length.equals("0"))) {
            throw new RequestRefusedException(
                    GraphResponses.invalid("file_length", "must be a number of bytes, at least 1"));
        }
        if (!IncomingFile.MEDIA_TYPES.contains(type) && rules.refuses(StrictCheck.FILE_TYPE_UNKNOWN)) {
            throw new RequestRefusedException(GraphResponses.parameter(IncomingFile.complaintAbout(type)));
        }
        IncomingFile file = new IncomingFile(name, type, Long.parseLong(length));
        String id = rules.has(Variant.SESSIONS_UNSIGNED) ? SessionIds.unsignedFor(file) : SessionIds.signedFor(file);
        UploadInProgress upload = account.state().sessions().open(id, file, clock.instant());
        return ApiResponse.json(200, JsonObject.of("id", upload.id()));
    }

    private UploadInProgress living(SimulatedAccount account, ApiRequest call) throws RequestRefusedException {
        UploadInProgress upload = sessions.upload(account, call);
        boolean lost =
                call.fault().filter(Fault.ForgetSession.class::isInstance).isPresent()
                        || behaviour.hasLost(upload, Duration.between(upload.openedAt(), clock.instant()));
        if (lost) {
            upload.forgetInItsChannel();
            throw refusals.lost(call);
        }
        return upload;
    }

    private ApiResponse tellOffset(UploadInProgress upload, ApiRequest call) {
        long offset = call.fault()
                .filter(Fault.LieAboutOffset.class::isInstance)
                .map(lie -> ((Fault.LieAboutOffset) lie).lie().applyAsLong(upload.offset()))
                .orElse(upload.offset());
        return ApiResponse.json(
                200,
                new JsonObject()
                        .and("id", upload.id())
                        .and(
                                "file_offset",
                                rules.has(Variant.OFFSETS_AS_TEXT) ? Long.toString(offset) : (Object) offset));
    }

    private ApiResponse receive(UploadInProgress upload, ApiRequest call) throws IOException, RequestRefusedException {
        if (upload.handle().isPresent() && rules.has(Variant.HANDLES_GIVEN_ONCE)) {
            throw refusals.lost(call);
        }
        Transfer transfer = transfer(upload, call);
        OptionalLong announced = call.contentLength();
        boolean strict = rules.refuses(StrictCheck.BODY_LONGER_THAN_FILE);
        if (strict && announced.isPresent() && !transfer.wouldFit(announced.getAsLong())) {
            throw new RequestRefusedException(UploadResponses.tooLong());
        }
        byte[] piece = new byte[PIECE];
        InputStream body = call.body();
        for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
            demandKept(transfer.take(piece, strict ? count : transfer.roomFor(count)), call);
        }
        demandKept(transfer.end(behaviour.handles(clock.instant())), call);
        return upload.handle()
                .map(handle -> ApiResponse.json(200, JsonObject.of("h", handle)))
                .orElseGet(refusals::partial);
    }

    private Transfer transfer(UploadInProgress upload, ApiRequest call) throws RequestRefusedException {
        long asked = refusals.offset(call, upload);
        if (asked > 0 && rules.has(Variant.REST_REFUSED)) {
            throw refusals.wrongOffset();
        }
        long offset = rules.refuses(StrictCheck.OFFSET_WRONG) ? asked : upload.offset();
        return upload.transferFrom(offset, behaviour.page()).orElseThrow(refusals::wrongOffset);
    }

    private void demandKept(Taken taken, ApiRequest call) throws RequestRefusedException {
        switch (taken) {
            case KEPT -> {}
            case TOO_LONG -> throw new RequestRefusedException(UploadResponses.tooLong());
            case OVERTAKEN -> throw refusals.wrongOffset();
            case FORGOTTEN -> throw refusals.lost(call);
        }
    }

    @Override
    public ApiResponse unauthorized() {
        return gateway.badKey();
    }

    @Override
    public ApiResponse throttled(ChannelHealth.Throttling throttling) {
        return throttled.answer(throttling, GatewayResponses::throttledInWords);
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
