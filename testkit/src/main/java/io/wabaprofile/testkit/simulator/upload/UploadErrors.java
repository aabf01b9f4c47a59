package io.wabaprofile.testkit.simulator.upload;

import io.wabaprofile.testkit.account.UploadInProgress;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.QueryParameters;
import io.wabaprofile.testkit.simulator.http.RequestRefusedException;
import io.wabaprofile.testkit.simulator.response.GatewayResponses;
import io.wabaprofile.testkit.simulator.response.GraphResponses;
import io.wabaprofile.testkit.simulator.response.UploadResponses;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;

/** How requests about uploads are refused, where sources disagree on the form. */
final class UploadErrors {
    private final SimulatorRules rules;
    private final GatewayResponses gateway;

    UploadErrors(SimulatorRules rules) {
        this.rules = rules;
        this.gateway = new GatewayResponses(rules);
    }

    String required(QueryParameters query, String name) throws RequestRefusedException {
        return query.value(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new RequestRefusedException(GraphResponses.missing(name)));
    }

    void demandOffsetQueries() throws RequestRefusedException {
        if (rules.has(Variant.OFFSET_QUERY_IS_404)) {
            throw refused(404, "not found");
        }
        if (rules.has(Variant.OFFSET_QUERY_IS_405)) {
            throw new RequestRefusedException(
                    gateway.error(405, "method not allowed").with("Allow", "POST"));
        }
    }

    /** Where a body is said to go on. */
    long offset(ApiRequest request, UploadInProgress upload) throws RequestRefusedException {
        String given = request.header("file_offset")
                .filter(header -> !rules.has(Variant.OFFSET_HEADERS_IGNORED))
                .orElse("0");
        if (given.matches("[0-9]{1,18}")) {
            return Long.parseLong(given);
        }
        if (rules.checks(StrictCheck.OFFSET_MALFORMED)) {
            throw refused(400, "file_offset must be a number of bytes");
        }
        return upload.offset();
    }

    RequestRefusedException wrongOffset() {
        if (rules.has(Variant.WRONG_OFFSET_AS_PARAMETER)) {
            return new RequestRefusedException(UploadResponses.wrongOffsetAsParameter());
        }
        return new RequestRefusedException(
                rules.has(Variant.WRONG_OFFSET_IS_400)
                        ? UploadResponses.wrongOffsetAsBadRequest()
                        : UploadResponses.wrongOffset());
    }

    ApiResponse partial() {
        return rules.has(Variant.PARTIAL_BODY_IS_400) ? UploadResponses.partialAsError() : UploadResponses.partial();
    }

    /** The session that the request names is not there any more. */
    RequestRefusedException lost(ApiRequest request) {
        if (rules.has(Variant.LOST_SESSION_IS_404)) {
            return refused(404, "upload session not found");
        }
        if (rules.has(Variant.LOST_SESSION_IS_410)) {
            return refused(410, "upload session expired");
        }
        return unknownObject(request);
    }

    RequestRefusedException unknownObject(ApiRequest request) {
        return new RequestRefusedException(
                GraphResponses.unknownObject(request.method(), request.path().substring(1)));
    }

    RequestRefusedException refused(int status, String message) {
        return new RequestRefusedException(gateway.error(status, message));
    }
}
