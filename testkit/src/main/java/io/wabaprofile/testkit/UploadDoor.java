package io.wabaprofile.testkit;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.Upload.Taken;
import io.wabaprofile.testkit.Upload.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The Resumable Upload API: sessions, bytes at an offset, handles. No body is ever held whole. */
final class UploadDoor implements Door {
    static final String UPLOADS = "/uploads";

    private static final int PIECE = 64 * 1024;

    private final Rules rules;
    private final UploadBehaviour behaviour;
    private final UploadRefusals refusals;
    private final SessionLookup sessions;
    private final InstantSource clock;
    private final ThrottledAnswers throttled;
    private final GatewayAnswers gateway;

    /** @param uploadsOfAnyChannel by their signed id */
    UploadDoor(
            Rules rules,
            UploadBehaviour behaviour,
            Function<String, Optional<Upload>> uploadsOfAnyChannel,
            InstantSource clock) {
        this.rules = rules;
        this.behaviour = behaviour;
        this.refusals = new UploadRefusals(rules);
        this.sessions = new SessionLookup(rules, refusals, uploadsOfAnyChannel);
        this.clock = clock;
        this.throttled = new ThrottledAnswers(rules);
        this.gateway = new GatewayAnswers(rules);
    }

    @Override
    public Optional<Operation> operation(Call call) {
        if (call.path().equals(UPLOADS)) {
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

    private static boolean looksLikeSession(Call call) {
        String path = call.path().toLowerCase(Locale.ROOT);
        return path.startsWith("/upload:")
                || path.startsWith("/upload%3a")
                || path.startsWith("/mtph")
                || call.query().has("sig");
    }

    @Override
    public Answer answer(SimulatedAccount account, Call call) throws IOException, Refused {
        if (call.path().equals(UPLOADS)) {
            return open(account, call.query());
        }
        if (call.is("GET")) {
            refusals.demandOffsetQueries();
        }
        Upload upload = living(account, call);
        return call.is("POST") ? receive(upload, call) : tellOffset(upload, call);
    }

    private Answer open(SimulatedAccount account, Query query) throws Refused {
        String name = rules.has(Variant.FILE_NAME_REQUIRED)
                ? refusals.required(query, "file_name")
                : query.value("file_name").orElse("");
        String length = refusals.required(query, "file_length");
        String type = rules.refuses(Refusal.FILE_TYPE_MISSING)
                ? refusals.required(query, "file_type")
                : query.value("file_type").filter(given -> !given.isEmpty()).orElse("application/pdf");
        boolean mayBeEmpty = !rules.refuses(Refusal.FILE_EMPTY);
        if (!length.matches("[1-9][0-9]{0,17}") && !(mayBeEmpty && length.equals("0"))) {
            throw new Refused(GraphAnswers.invalid("file_length", "must be a number of bytes, at least 1"));
        }
        if (!IncomingFile.MEDIA_TYPES.contains(type) && rules.refuses(Refusal.FILE_TYPE_UNKNOWN)) {
            throw new Refused(GraphAnswers.parameter(IncomingFile.complaintAbout(type)));
        }
        IncomingFile file = new IncomingFile(name, type, Long.parseLong(length));
        String id = rules.has(Variant.SESSIONS_UNSIGNED) ? SessionIds.unsignedFor(file) : SessionIds.signedFor(file);
        Upload upload = account.sessions().open(id, file, clock.instant());
        return Answer.json(200, JsonObject.of("id", upload.id()));
    }

    private Upload living(SimulatedAccount account, Call call) throws Refused {
        Upload upload = sessions.upload(account, call);
        boolean lost =
                call.fault().filter(Fault.ForgetSession.class::isInstance).isPresent()
                        || behaviour.hasLost(upload, Duration.between(upload.openedAt(), clock.instant()));
        if (lost) {
            upload.forgetInItsChannel();
            throw refusals.lost(call);
        }
        return upload;
    }

    private Answer tellOffset(Upload upload, Call call) {
        long offset = call.fault()
                .filter(Fault.LieAboutOffset.class::isInstance)
                .map(lie -> ((Fault.LieAboutOffset) lie).lie().applyAsLong(upload.offset()))
                .orElse(upload.offset());
        return Answer.json(
                200,
                new JsonObject()
                        .and("id", upload.id())
                        .and(
                                "file_offset",
                                rules.has(Variant.OFFSETS_AS_TEXT) ? Long.toString(offset) : (Object) offset)
                        .members());
    }

    private Answer receive(Upload upload, Call call) throws IOException, Refused {
        if (upload.handle().isPresent() && rules.has(Variant.HANDLES_GIVEN_ONCE)) {
            throw refusals.lost(call);
        }
        Transfer transfer = transfer(upload, call);
        OptionalLong announced = call.contentLength();
        boolean strict = rules.refuses(Refusal.BODY_LONGER_THAN_FILE);
        if (strict && announced.isPresent() && !transfer.wouldFit(announced.getAsLong())) {
            throw new Refused(UploadAnswers.tooLong());
        }
        byte[] piece = new byte[PIECE];
        InputStream body = call.body();
        for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
            demandKept(transfer.take(piece, strict ? count : transfer.roomFor(count)), call);
        }
        demandKept(transfer.end(behaviour.handles(clock.instant())), call);
        return upload.handle()
                .map(handle -> Answer.json(200, JsonObject.of("h", handle)))
                .orElseGet(refusals::partial);
    }

    private Transfer transfer(Upload upload, Call call) throws Refused {
        long asked = refusals.offset(call, upload);
        if (asked > 0 && rules.has(Variant.REST_REFUSED)) {
            throw refusals.wrongOffset();
        }
        long offset = rules.refuses(Refusal.OFFSET_WRONG) ? asked : upload.offset();
        return upload.transferFrom(offset, behaviour.page()).orElseThrow(refusals::wrongOffset);
    }

    private void demandKept(Taken taken, Call call) throws Refused {
        switch (taken) {
            case KEPT -> {}
            case TOO_LONG -> throw new Refused(UploadAnswers.tooLong());
            case OVERTAKEN -> throw refusals.wrongOffset();
            case FORGOTTEN -> throw refusals.lost(call);
        }
    }

    @Override
    public Answer unauthorized() {
        return gateway.badKey();
    }

    @Override
    public Answer throttled(Condition.Throttling throttling) {
        return throttled.answer(throttling, GatewayAnswers::throttledInWords);
    }

    @Override
    public Answer down() {
        return gateway.restarting();
    }

    @Override
    public Answer tooLarge() {
        return gateway.tooLarge();
    }
}
