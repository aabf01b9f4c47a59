package io.wabaprofile.testkit;

import io.wabaprofile.testkit.Upload.Taken;
import io.wabaprofile.testkit.Upload.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** The Resumable Upload API: sessions, bytes at an offset, handles. No body is ever held whole. */
final class UploadDoor implements Door {
    static final String UPLOADS = "/uploads";

    private static final String PREFIX = "upload:";
    private static final int PIECE = 64 * 1024;

    private final UploadBehaviour behaviour;
    private final Predicate<String> sessionsOfAnyChannel;
    private final InstantSource clock;

    /** @param sessionsOfAnyChannel knows whether somebody opened a session, by its signed id */
    UploadDoor(UploadBehaviour behaviour, Predicate<String> sessionsOfAnyChannel, InstantSource clock) {
        this.behaviour = behaviour;
        this.sessionsOfAnyChannel = sessionsOfAnyChannel;
        this.clock = clock;
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
        if (call.is("POST")) {
            return receive(upload(account, call, unsignedId(call)), call);
        }
        Optional<Answer> noOffsets = behaviour.noOffsets();
        return noOffsets.isPresent() ? noOffsets.get() : tellOffset(upload(account, call, unsignedId(call)));
    }

    private Answer open(SimulatedAccount account, Query query) throws Refused {
        String name = behaviour.needsNames()
                ? required(query, "file_name")
                : query.value("file_name").orElse("");
        String length = required(query, "file_length");
        String type = required(query, "file_type");
        if (!length.matches("[1-9][0-9]{0,17}")) {
            throw new Refused(GraphAnswers.invalid("file_length", "must be a number of bytes, at least 1"));
        }
        if (!IncomingFile.MEDIA_TYPES.contains(type)) {
            throw new Refused(GraphAnswers.parameter(IncomingFile.complaintAbout(type)));
        }
        IncomingFile file = new IncomingFile(name, type, Long.parseLong(length));
        Upload upload = account.sessions().open(file, clock.instant());
        return Answer.json(200, JsonObject.of("id", upload.id()));
    }

    private static String required(Query query, String name) throws Refused {
        return query.value(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new Refused(GraphAnswers.missing(name)));
    }

    private static String unsignedId(Call call) {
        return call.path().substring(1);
    }

    private Upload upload(SimulatedAccount account, Call call, String id) throws Refused {
        if (id.indexOf('%') >= 0) {
            throw new Refused(GraphAnswers.unknownObject(call.method(), id));
        }
        if (!id.startsWith(PREFIX)) {
            throw new Refused(GatewayAnswers.error(400, "missing 'upload:' prefix"));
        }
        if (id.equals(PREFIX)) {
            throw new Refused(GatewayAnswers.error(400, "missing session ID or authorization header"));
        }
        String signature = call.query().value("sig").orElse("");
        if (!SessionIds.isSigned(id, signature)) {
            throw new Refused(UploadAnswers.wrongSignature(id, signature));
        }
        if (call.query().has("file_offset")) {
            throw new Refused(GatewayAnswers.error(400, "file_offset must be sent as a header"));
        }
        String signedId = SessionIds.signed(id);
        Upload upload = account.sessions()
                .with(signedId)
                .orElseThrow(() -> new Refused(
                        sessionsOfAnyChannel.test(signedId)
                                ? UploadAnswers.notAuthorized()
                                : behaviour.lostSession(call, id)));
        if (behaviour.hasLost(upload, Duration.between(upload.openedAt(), clock.instant()))) {
            account.sessions().forget(upload);
            throw lost(call);
        }
        return upload;
    }

    private Refused lost(Call call) {
        return new Refused(behaviour.lostSession(call, unsignedId(call)));
    }

    private Answer tellOffset(Upload upload) {
        return Answer.json(
                200,
                new JsonObject()
                        .and("id", upload.id())
                        .and("file_offset", behaviour.told(upload.offset()))
                        .members());
    }

    private Answer receive(Upload upload, Call call) throws IOException, Refused {
        if (upload.handle().isPresent() && !behaviour.givesHandlesAgain()) {
            throw lost(call);
        }
        Transfer transfer = upload.transferFrom(offset(call), behaviour.page()).orElseThrow(this::wrongOffset);
        OptionalLong announced = call.contentLength();
        if (announced.isPresent() && !transfer.wouldFit(announced.getAsLong())) {
            throw new Refused(UploadAnswers.tooLong());
        }
        byte[] piece = new byte[PIECE];
        InputStream body = call.body();
        for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
            demandKept(transfer.take(piece, count), call);
        }
        demandKept(transfer.end(behaviour.handleLines()), call);
        return upload.handle()
                .map(handle -> Answer.json(200, JsonObject.of("h", handle)))
                .orElseGet(behaviour::partial);
    }

    private long offset(Call call) throws Refused {
        String given = call.header("file_offset")
                .filter(header -> behaviour.hearsOffsetHeaders())
                .orElse("0");
        if (!given.matches("[0-9]{1,18}")) {
            throw new Refused(GatewayAnswers.error(400, "file_offset must be a number of bytes"));
        }
        return Long.parseLong(given);
    }

    private void demandKept(Taken taken, Call call) throws Refused {
        switch (taken) {
            case KEPT -> {}
            case TOO_LONG -> throw new Refused(UploadAnswers.tooLong());
            case OVERTAKEN -> throw wrongOffset();
            case FORGOTTEN -> throw lost(call);
        }
    }

    private Refused wrongOffset() {
        return new Refused(behaviour.wrongOffset());
    }

    @Override
    public Answer unauthorized() {
        return GatewayAnswers.badKey();
    }

    @Override
    public Answer throttled(Condition.Throttling throttling) {
        return behaviour.throttled(throttling);
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
