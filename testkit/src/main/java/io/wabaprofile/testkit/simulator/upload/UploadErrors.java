package io.wabaprofile.testkit.simulator.upload;

import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import io.wabaprofile.testkit.simulator.response.ErrorFormat;
import io.wabaprofile.testkit.simulator.response.GraphResponses;
import io.wabaprofile.testkit.simulator.response.UploadResponses;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.Variant;

/** Error responses of the upload endpoints, with their variants. */
final class UploadErrors {
    private final SimulatorRules rules;
    private final ErrorFormat format;

    UploadErrors(SimulatorRules rules, ErrorFormat format) {
        this.rules = rules;
        this.format = format;
    }

    ErrorResponseException wrongOffset() {
        return new ErrorResponseException(
                rules.has(Variant.WRONG_OFFSET_AS_PARAMETER)
                        ? UploadResponses.wrongOffsetAsParameter()
                        : UploadResponses.wrongOffset(rules.has(Variant.WRONG_OFFSET_IS_400) ? 400 : 412));
    }

    ApiResponse partial() {
        return UploadResponses.partial(rules.has(Variant.PARTIAL_BODY_IS_400) ? 400 : 206);
    }

    /** The session of the request is forgotten or expired. */
    ErrorResponseException lostSession(ApiRequest request) {
        if (rules.has(Variant.LOST_SESSION_IS_404)) {
            return error(404, "upload session not found");
        }
        return rules.has(Variant.LOST_SESSION_IS_410) ? error(410, "upload session expired") : unknownObject(request);
    }

    ErrorResponseException unknownObject(ApiRequest request) {
        return new ErrorResponseException(GraphResponses.unknownObject(
                request.method(), request.resource().substring(1)));
    }

    ErrorResponseException methodNotAllowed() {
        return new ErrorResponseException(
                format.error(405, "method not allowed").with("Allow", "POST"));
    }

    ErrorResponseException error(int status, String message) {
        return new ErrorResponseException(format.error(status, message));
    }
}
