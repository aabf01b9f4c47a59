package io.wabaprofile.testkit.simulator.upload;

import io.wabaprofile.testkit.account.SessionIds;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.UploadAccess;
import io.wabaprofile.testkit.account.UploadInProgress;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import io.wabaprofile.testkit.simulator.http.QueryParameters;
import io.wabaprofile.testkit.simulator.response.ErrorResponses;
import io.wabaprofile.testkit.simulator.response.UploadResponses;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;

/** Finds the upload session of a request. Disabled checks allow other spellings of its id. */
final class SessionLookup {
    private static final String PREFIX = "upload:";

    private final SimulatorRules rules;
    private final UploadErrors errors;
    private final UploadAccess uploads;

    SessionLookup(SimulatorRules rules, UploadErrors errors, UploadAccess uploads) {
        this.rules = rules;
        this.errors = errors;
        this.uploads = uploads;
    }

    UploadInProgress upload(SimulatedAccount account, ApiRequest request) throws ErrorResponseException {
        SignedId signedId = signedId(request);
        boolean unsigned = uploads.bySessionId(signedId.id()).isPresent();
        rules.require(
                unsigned || SessionIds.isValid(signedId.id(), signedId.signature()),
                StrictCheck.SESSION_SIGNATURE_WRONG,
                () -> new ErrorResponseException(UploadResponses.wrongSignature(signedId.id(), signedId.signature())));
        rules.require(
                !request.query().has("file_offset"),
                StrictCheck.OFFSET_IN_QUERY,
                () -> errors.error(400, "file_offset must be sent as a header"));
        String id = unsigned ? signedId.id() : SessionIds.signed(signedId.id());
        UploadInProgress upload = uploads.bySessionId(id).orElseThrow(() -> errors.lostSession(request));
        rules.require(
                uploads.isOwn(account, upload),
                StrictCheck.SESSION_OF_OTHER_CHANNEL,
                () -> new ErrorResponseException(ErrorResponses.of(PlatformError.UPLOAD_NOT_AUTHORIZED)));
        return upload;
    }

    private record SignedId(String id, String signature) {}

    private SignedId signedId(ApiRequest request) throws ErrorResponseException {
        String id = request.resource().substring(1);
        String signature = request.query().value("sig").orElse("");
        if (id.indexOf('%') >= 0) {
            rules.require(false, StrictCheck.SESSION_ENCODED, () -> errors.unknownObject(request));
            String decoded = QueryParameters.percentDecoded(id).orElseThrow(() -> errors.unknownObject(request));
            int query = decoded.indexOf("?sig=");
            id = query < 0 ? decoded : decoded.substring(0, query);
            signature = query < 0 ? signature : decoded.substring(query + "?sig=".length());
        }
        if (!id.startsWith(PREFIX)) {
            rules.require(
                    false, StrictCheck.SESSION_PREFIX_MISSING, () -> errors.error(400, "missing 'upload:' prefix"));
            id = PREFIX + id;
        }
        if (id.equals(PREFIX)) {
            throw errors.error(400, "missing session ID or authorization header");
        }
        return new SignedId(id, signature);
    }
}
