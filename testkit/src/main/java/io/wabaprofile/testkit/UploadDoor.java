package io.wabaprofile.testkit;

import io.wabaprofile.testkit.UploadSession.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The Resumable Upload API: sessions, bytes at an offset, handles. No body is ever held whole. */
final class UploadDoor implements Door {
    static final String UPLOADS = "/uploads";

    private static final String PREFIX = "upload:";
    private static final int MAX_SESSIONS = 256;
    private static final int PIECE = 64 * 1024;

    private final SessionIds ids = new SessionIds();
    private final Map<String, UploadSession> sessions = new LinkedHashMap<>();

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
        String signedId = call.path().substring(1);
        UploadSession session = session(account, call, signedId);
        if (call.is("GET")) {
            String id = signedId + "?sig=" + call.query().value("sig").orElseThrow();
            return Answer.json(
                    200,
                    new JsonObject()
                            .and("id", id)
                            .and("file_offset", session.offset())
                            .members());
        }
        return receive(session, call);
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
        long bytes = Long.parseLong(length);
        String id = ids.unsigned(name, type, bytes);
        remember(id, new UploadSession(account, new IncomingFile(name, type, bytes)));
        return Answer.json(200, JsonObject.of("id", id + "?sig=" + ids.signatureOf(id)));
    }

    private static String required(Query query, String name) throws Refused {
        return query.value(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new Refused(GraphAnswers.missing(name)));
    }

    private synchronized void remember(String id, UploadSession session) {
        if (sessions.size() >= MAX_SESSIONS) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        sessions.put(id, session);
    }

    private synchronized Optional<UploadSession> remembered(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    private UploadSession session(SimulatedAccount account, Call call, String id) throws Refused {
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
        if (!ids.isSigned(id, signature)) {
            throw new Refused(debugInfo(
                    400,
                    "ParameterValidationError",
                    "HMAC check failed! sessionId=" + id + " mac=" + signature,
                    false));
        }
        if (call.query().has("file_offset")) {
            throw new Refused(GatewayAnswers.error(400, "file_offset must be sent as a header"));
        }
        UploadSession session = remembered(id).orElseThrow(() -> new Refused(unknown(call, id)));
        if (!session.belongsTo(account)) {
            throw new Refused(debugInfo(400, "NotAuthorizedError", "Not authorized", false));
        }
        return session;
    }

    private static Answer unknown(Call call, String id) {
        return GraphAnswers.unknownObject(call.method().toLowerCase(Locale.ROOT), id);
    }

    private static Answer receive(UploadSession session, Call call) throws IOException, Refused {
        Transfer transfer = session.transferFrom(offset(call)).orElseThrow(UploadDoor::wrongOffset);
        OptionalLong announced = call.contentLength();
        if (announced.isPresent() && !transfer.wouldFit(announced.getAsLong())) {
            throw tooLong();
        }
        byte[] piece = new byte[PIECE];
        InputStream body = call.body();
        for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
            switch (transfer.take(piece, count)) {
                case KEPT -> {}
                case TOO_LONG -> throw tooLong();
                case OVERTAKEN -> throw wrongOffset();
            }
        }
        return transfer.end()
                .map(handle -> Answer.json(200, JsonObject.of("h", handle)))
                .orElseGet(() ->
                        debugInfo(206, "PartialRequestError", "Partial request (did not match length of file)", true));
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
