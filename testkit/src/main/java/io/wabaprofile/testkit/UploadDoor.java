package io.wabaprofile.testkit;

import io.wabaprofile.testkit.Upload.Taken;
import io.wabaprofile.testkit.Upload.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** The Resumable Upload API: sessions, bytes at an offset, handles. No body is ever held whole. */
final class UploadDoor implements Door {
    static final String UPLOADS = "/uploads";

    private static final String PREFIX = "upload:";
    private static final int PIECE = 64 * 1024;

    private final Predicate<String> sessionsOfAnyChannel;
    private final InstantSource clock;

    /** @param sessionsOfAnyChannel knows whether somebody opened a session, by its signed id */
    UploadDoor(Predicate<String> sessionsOfAnyChannel, InstantSource clock) {
        this.clock = clock;
        this.sessionsOfAnyChannel = sessionsOfAnyChannel;
    }

    @Override
    public boolean serves(Call call) {
        return call.path().equals(UPLOADS)
                ? call.is("POST")
                : looksLikeSession(call) && (call.is("POST") || call.is("GET"));
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
        Upload upload = upload(account, call, call.path().substring(1));
        if (call.is("GET")) {
            return Answer.json(
                    200,
                    new JsonObject()
                            .and("id", upload.id())
                            .and("file_offset", upload.offset())
                            .members());
        }
        return receive(upload, call);
    }

    private Answer open(SimulatedAccount account, Query query) throws Refused {
        String name = required(query, "file_name");
        String length = required(query, "file_length");
        String type = required(query, "file_type");
        if (!length.matches("[1-9][0-9]{0,17}")) {
            throw new Refused(GraphAnswers.invalid("file_length", "must be a number of bytes, at least 1"));
        }
        if (!IncomingFile.MEDIA_TYPES.contains(type)) {
            throw new Refused(GraphAnswers.parameter(IncomingFile.complaintAbout(type)));
        }
        IncomingFile file = new IncomingFile(name, type, Long.parseLong(length));
        return Answer.json(
                200,
                JsonObject.of(
                        "id", account.sessions().open(file, clock.instant()).id()));
    }

    private static String required(Query query, String name) throws Refused {
        return query.value(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new Refused(GraphAnswers.missing(name)));
    }

    private Upload upload(SimulatedAccount account, Call call, String id) throws Refused {
        if (id.indexOf('%') >= 0) {
            throw new Refused(unknown(call, id));
        }
        if (!id.startsWith(PREFIX)) {
            throw new Refused(GatewayAnswers.error(400, "missing 'upload:' prefix"));
        }
        if (id.equals(PREFIX)) {
            throw new Refused(GatewayAnswers.error(400, "missing session ID or authorization header"));
        }
        String signature = call.query().value("sig").orElse("");
        if (!SessionIds.isSigned(id, signature)) {
            throw new Refused(debugInfo(
                    400,
                    "ParameterValidationError",
                    "HMAC check failed! sessionId=" + id + " mac=" + signature,
                    false));
        }
        if (call.query().has("file_offset")) {
            throw new Refused(GatewayAnswers.error(400, "file_offset must be sent as a header"));
        }
        String signedId = SessionIds.signed(id);
        return account.sessions()
                .with(signedId)
                .orElseThrow(() -> new Refused(
                        sessionsOfAnyChannel.test(signedId)
                                ? debugInfo(400, "NotAuthorizedError", "Not authorized", false)
                                : unknown(call, id)));
    }

    private static Answer unknown(Call call, String id) {
        return GraphAnswers.unknownObject(call.method().toLowerCase(Locale.ROOT), id);
    }

    private static Answer receive(Upload upload, Call call) throws IOException, Refused {
        Transfer transfer = upload.transferFrom(offset(call), Upload.EVERY_BYTE).orElseThrow(UploadDoor::wrongOffset);
        OptionalLong announced = call.contentLength();
        if (announced.isPresent() && !transfer.wouldFit(announced.getAsLong())) {
            throw tooLong();
        }
        byte[] piece = new byte[PIECE];
        InputStream body = call.body();
        for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
            demandKept(transfer.take(piece, count), call);
        }
        demandKept(transfer.end(OptionalInt.empty()), call);
        return upload.handle()
                .map(handle -> Answer.json(200, JsonObject.of("h", handle)))
                .orElseGet(() ->
                        debugInfo(206, "PartialRequestError", "Partial request (did not match length of file)", true));
    }

    private static void demandKept(Taken taken, Call call) throws Refused {
        switch (taken) {
            case KEPT -> {}
            case TOO_LONG -> throw tooLong();
            case OVERTAKEN -> throw wrongOffset();
            case FORGOTTEN -> throw new Refused(unknown(call, call.path().substring(1)));
        }
    }

    private static long offset(Call call) throws Refused {
        String given = call.header("file_offset").orElse("0");
        if (!given.matches("[0-9]{1,18}")) {
            throw new Refused(GatewayAnswers.error(400, "file_offset must be a number of bytes"));
        }
        return Long.parseLong(given);
    }

    private static Refused wrongOffset() {
        return new Refused(debugInfo(412, "OffsetInvalidError", "Request starting offset is invalid", true));
    }

    private static Refused tooLong() {
        return new Refused(
                debugInfo(400, "ParameterValidationError", "Request is longer than the rest of the file", false));
    }

    private static Answer debugInfo(int status, String type, String message, boolean retriable) {
        return Answer.json(
                status,
                JsonObject.of(
                        "debug_info",
                        new JsonObject()
                                .and("retriable", retriable)
                                .and("type", type)
                                .and("message", message)
                                .members()));
    }

    @Override
    public Answer unauthorized() {
        return GatewayAnswers.badKey();
    }

    @Override
    public Answer throttled(Condition.Throttling throttling) {
        return GatewayAnswers.throttled(throttling);
    }

    @Override
    public Answer down() {
        return GatewayAnswers.restarting();
    }

    @Override
    public Answer tooLarge() {
        return GatewayAnswers.tooLarge();
    }
}
