package io.wabaprofile.testkit;

import java.util.Optional;
import java.util.function.Function;

/** Finds the upload that a request names, to the letter unless a refusal is allowed. */
final class SessionLookup {
    private static final String PREFIX = "upload:";

    private final Rules rules;
    private final UploadRefusals refusals;
    private final Function<String, Optional<Upload>> uploadsOfAnyChannel;

    /** @param uploadsOfAnyChannel by their id as it was given */
    SessionLookup(Rules rules, UploadRefusals refusals, Function<String, Optional<Upload>> uploadsOfAnyChannel) {
        this.rules = rules;
        this.refusals = refusals;
        this.uploadsOfAnyChannel = uploadsOfAnyChannel;
    }

    Upload upload(SimulatedAccount account, Call call) throws Refused {
        Named named = named(call);
        boolean unsigned = uploadsOfAnyChannel.apply(named.id()).isPresent();
        if (!unsigned && rules.refuses(Refusal.SESSION_SIGNATURE_WRONG) && !named.isSigned()) {
            throw new Refused(UploadAnswers.wrongSignature(named.id(), named.signature()));
        }
        if (call.query().has("file_offset") && rules.refuses(Refusal.OFFSET_IN_QUERY)) {
            throw refusals.refused(400, "file_offset must be sent as a header");
        }
        String given = unsigned ? named.id() : SessionIds.signed(named.id());
        Optional<Upload> own = account.sessions().with(given);
        if (own.isPresent()) {
            return own.get();
        }
        Upload anybodys = uploadsOfAnyChannel.apply(given).orElseThrow(() -> refusals.lost(call));
        if (rules.refuses(Refusal.SESSION_OF_OTHER_CHANNEL)) {
            throw new Refused(UploadAnswers.notAuthorized());
        }
        return anybodys;
    }

    private record Named(String id, String signature) {
        private boolean isSigned() {
            return SessionIds.isSigned(id, signature);
        }
    }

    private Named named(Call call) throws Refused {
        String id = call.path().substring(1);
        String signature = call.query().value("sig").orElse("");
        if (id.indexOf('%') >= 0) {
            if (rules.refuses(Refusal.SESSION_ENCODED)) {
                throw refusals.unknownObject(call);
            }
            String decoded = Query.percentDecoded(id).orElseThrow(() -> refusals.unknownObject(call));
            int query = decoded.indexOf("?sig=");
            id = query < 0 ? decoded : decoded.substring(0, query);
            signature = query < 0 ? signature : decoded.substring(query + "?sig=".length());
        }
        if (!id.startsWith(PREFIX)) {
            if (rules.refuses(Refusal.SESSION_PREFIX_MISSING)) {
                throw refusals.refused(400, "missing 'upload:' prefix");
            }
            id = PREFIX + id;
        }
        if (id.equals(PREFIX)) {
            throw refusals.refused(400, "missing session ID or authorization header");
        }
        return new Named(id, signature);
    }
}
