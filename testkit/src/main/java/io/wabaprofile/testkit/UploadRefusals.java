package io.wabaprofile.testkit;

/** How requests about uploads are refused, where sources disagree on the form. */
final class UploadRefusals {
    private final Rules rules;
    private final GatewayAnswers gateway;

    UploadRefusals(Rules rules) {
        this.rules = rules;
        this.gateway = new GatewayAnswers(rules);
    }

    String required(Query query, String name) throws Refused {
        return query.value(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new Refused(GraphAnswers.missing(name)));
    }

    void demandOffsetQueries() throws Refused {
        if (rules.has(Variant.OFFSET_QUERY_IS_404)) {
            throw refused(404, "not found");
        }
        if (rules.has(Variant.OFFSET_QUERY_IS_405)) {
            throw new Refused(gateway.error(405, "method not allowed").with("Allow", "POST"));
        }
    }

    /** Where a body is said to go on. */
    long offset(Call call, Upload upload) throws Refused {
        String given = call.header("file_offset")
                .filter(header -> !rules.has(Variant.OFFSET_HEADERS_LOST))
                .orElse("0");
        if (given.matches("[0-9]{1,18}")) {
            return Long.parseLong(given);
        }
        if (rules.refuses(Refusal.OFFSET_MALFORMED)) {
            throw refused(400, "file_offset must be a number of bytes");
        }
        return upload.offset();
    }

    Refused wrongOffset() {
        if (rules.has(Variant.WRONG_OFFSET_AS_PARAMETER)) {
            return new Refused(UploadAnswers.wrongOffsetAsParameter());
        }
        return new Refused(
                rules.has(Variant.WRONG_OFFSET_IS_400)
                        ? UploadAnswers.wrongOffsetAsBadRequest()
                        : UploadAnswers.wrongOffset());
    }

    Answer partial() {
        return rules.has(Variant.PARTIAL_BODY_IS_400) ? UploadAnswers.partialAsError() : UploadAnswers.partial();
    }

    /** The session that the call names is not there any more. */
    Refused lost(Call call) {
        if (rules.has(Variant.LOST_SESSION_IS_404)) {
            return refused(404, "upload session not found");
        }
        if (rules.has(Variant.LOST_SESSION_IS_410)) {
            return refused(410, "upload session expired");
        }
        return unknownObject(call);
    }

    Refused unknownObject(Call call) {
        return new Refused(GraphAnswers.unknownObject(call.method(), call.path().substring(1)));
    }

    Refused refused(int status, String message) {
        return new Refused(gateway.error(status, message));
    }
}
