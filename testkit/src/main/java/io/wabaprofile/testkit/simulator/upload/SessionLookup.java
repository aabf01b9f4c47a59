package io.wabaprofile.testkit.simulator.upload;

import io.wabaprofile.testkit.account.SessionIds;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.UploadInProgress;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.QueryParameters;
import io.wabaprofile.testkit.simulator.http.RequestRefusedException;
import io.wabaprofile.testkit.simulator.response.ErrorResponses;
import io.wabaprofile.testkit.simulator.response.UploadResponses;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import java.util.Optional;
import java.util.function.Function;

/** Finds the upload that a request names, to the letter unless a refusal is allowed. */
final class SessionLookup {
    private static final String PREFIX = "upload:";

    private final SimulatorRules rules;
    private final UploadErrors refusals;
    private final Function<String, Optional<UploadInProgress>> uploadsOfAnyChannel;

    /** @param uploadsOfAnyChannel by their id as it was given */
    SessionLookup(
            SimulatorRules rules,
            UploadErrors refusals,
            Function<String, Optional<UploadInProgress>> uploadsOfAnyChannel) {
        this.rules = rules;
        this.refusals = refusals;
        this.uploadsOfAnyChannel = uploadsOfAnyChannel;
    }

    UploadInProgress upload(SimulatedAccount account, ApiRequest request) throws RequestRefusedException {
        Named named = named(request);
        boolean unsigned = uploadsOfAnyChannel.apply(named.id()).isPresent();
        if (!unsigned && rules.checks(StrictCheck.SESSION_SIGNATURE_WRONG) && !named.isSigned()) {
            throw new RequestRefusedException(UploadResponses.wrongSignature(named.id(), named.signature()));
        }
        if (request.query().has("file_offset") && rules.checks(StrictCheck.OFFSET_IN_QUERY)) {
            throw refusals.refused(400, "file_offset must be sent as a header");
        }
        String given = unsigned ? named.id() : SessionIds.signed(named.id());
        Optional<UploadInProgress> own = account.state().sessions().byId(given);
        if (own.isPresent()) {
            return own.get();
        }
        UploadInProgress anybodys = uploadsOfAnyChannel.apply(given).orElseThrow(() -> refusals.lost(request));
        if (rules.checks(StrictCheck.SESSION_OF_OTHER_CHANNEL)) {
            throw new RequestRefusedException(ErrorResponses.of(PlatformError.UPLOAD_NOT_AUTHORIZED));
        }
        return anybodys;
    }

    private record Named(String id, String signature) {
        private boolean isSigned() {
            return SessionIds.isValid(id, signature);
        }
    }

    private Named named(ApiRequest request) throws RequestRefusedException {
        String id = request.path().substring(1);
        String signature = request.query().value("sig").orElse("");
        if (id.indexOf('%') >= 0) {
            if (rules.checks(StrictCheck.SESSION_ENCODED)) {
                throw refusals.unknownObject(request);
            }
            String decoded = QueryParameters.percentDecoded(id).orElseThrow(() -> refusals.unknownObject(request));
            int query = decoded.indexOf("?sig=");
            id = query < 0 ? decoded : decoded.substring(0, query);
            signature = query < 0 ? signature : decoded.substring(query + "?sig=".length());
        }
        if (!id.startsWith(PREFIX)) {
            if (rules.checks(StrictCheck.SESSION_PREFIX_MISSING)) {
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
