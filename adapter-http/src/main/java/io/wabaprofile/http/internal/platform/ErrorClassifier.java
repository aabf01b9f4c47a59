package io.wabaprofile.http.internal.platform;

import io.wabaprofile.http.internal.request.ErrorResponse;
import io.wabaprofile.http.internal.request.ErrorResponse.Dialect;
import io.wabaprofile.http.internal.request.FailureKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Classifies error responses by code, then by text, then by status. The status comes last: 360dialog throttles with
 * status
 * 400, Meta's documents disagree on statuses, and the body of a 360dialog error may contain another status.
 */
final class ErrorClassifier {
    private static final int INVALID_PARAMETER = 100;
    private static final int UNKNOWN_OBJECT = 33;

    private static final Map<FailureKind, Set<Integer>> META_CODES = Map.of(
            FailureKind.THROTTLED, Set.of(4, 17, 32, 613, 80007, 80008, 130429),
            FailureKind.TRANSIENT, Set.of(2, 131016, 131057, 133004),
            FailureKind.AMBIGUOUS, Set.of(1, 131000),
            FailureKind.AUTH, Set.of(0, 190),
            FailureKind.FORBIDDEN, Set.of(3, 10, 104, 368, 130497, 131005, 131031),
            FailureKind.GONE, Set.of(UNKNOWN_OBJECT, 803),
            FailureKind.INVALID, Set.of(INVALID_PARAMETER, 506, 131008, 131009, 131045, 133016));

    private static final Map<FailureKind, Set<Integer>> ON_PREMISE_CODES = Map.of(
            FailureKind.THROTTLED, Set.of(1015, 1016),
            FailureKind.TRANSIENT, Set.of(1011, 1014, 1017, 1018, 1023),
            FailureKind.AMBIGUOUS, Set.of(1000),
            FailureKind.FORBIDDEN, Set.of(1005, 1024, 1031),
            FailureKind.INVALID, Set.of(1001, 1002, 1004, 1006, 1008, 1009, 1010, 1013, 1021, 1022, 1025, 1026, 1028));

    private static final List<String> THROTTLING_PHRASES =
            List.of("exceeded the limit of", "exceeded the endpoint rate limit", "endpoint rate limit");
    private static final List<String> AUTH_PHRASES = List.of("invalid api_key", "token expired");
    private static final List<String> CHANNEL_DOWN_PHRASES = List.of("api not available", "not running");
    private static final Set<String> OFFSET_ERRORS = Set.of("OffsetInvalidError", "PartialRequestError");

    /** Reports that the request was applied and that its result has another address. */
    private static final int SEE_OTHER = 303;

    private ErrorClassifier() {}

    static FailureKind classify(ErrorResponse response) {
        if (response.status() >= 300 && response.status() < 400) {
            return response.status() == SEE_OTHER ? FailureKind.PROTOCOL : FailureKind.REDIRECT;
        }
        FailureKind byBody = switch (response.dialect()) {
            case META -> byMetaCode(response);
            case ON_PREMISE -> byCode(ON_PREMISE_CODES, response.code());
            case UPLOAD -> byUploadType(response);
            case DIALOG360, UNDOCUMENTED -> byText(response);
            case NO_DETAILS -> response.status() < 300 ? FailureKind.INVALID : null;
            case NO_BODY -> null;
        };
        return byBody != null ? byBody : byStatus(response);
    }

    private static @Nullable FailureKind byMetaCode(ErrorResponse response) {
        Integer code = response.code();
        FailureKind byCode = byCode(META_CODES, code);
        if (byCode == FailureKind.THROTTLED) {
            return byCode;
        }
        if (response.isTransient()) {
            return FailureKind.TRANSIENT;
        }
        if (code == null) {
            return byText(response);
        }
        if (code >= 200 && code <= 299) {
            return FailureKind.FORBIDDEN;
        }
        if (code == INVALID_PARAMETER && Integer.valueOf(UNKNOWN_OBJECT).equals(response.subcode())) {
            return FailureKind.GONE;
        }
        return code == INVALID_PARAMETER && response.searchText().contains("offset") ? FailureKind.RESYNC : byCode;
    }

    private static @Nullable FailureKind byCode(Map<FailureKind, Set<Integer>> codes, @Nullable Integer code) {
        for (Map.Entry<FailureKind, Set<Integer>> entry : codes.entrySet()) {
            if (code != null && entry.getValue().contains(code)) {
                return entry.getKey();
            }
        }
        return null;
    }

    private static FailureKind byUploadType(ErrorResponse response) {
        String type = response.type() == null ? "" : response.type();
        if (type.equals("RequestRateLimitedError") || response.status() == 429) {
            return FailureKind.THROTTLED;
        }
        if (OFFSET_ERRORS.contains(type)) {
            return FailureKind.RESYNC;
        }
        if (type.equals("NotAuthorizedError")) {
            return FailureKind.FORBIDDEN;
        }
        return response.isTransient() ? FailureKind.TRANSIENT : FailureKind.INVALID;
    }

    private static @Nullable FailureKind byText(ErrorResponse response) {
        String text = response.searchText();
        if (THROTTLING_PHRASES.stream().anyMatch(text::contains)) {
            return FailureKind.THROTTLED;
        }
        return AUTH_PHRASES.stream().anyMatch(text::contains) ? FailureKind.AUTH : null;
    }

    /**
     * Classifies by the status. A 401 or 403 in an undocumented form may come from a web filter or proxy, so it does
     * not
     * mean a refused key. Without a body it does, because 360dialog may send no body for a wrong key.
     */
    private static FailureKind byStatus(ErrorResponse response) {
        boolean isUndocumented = response.dialect() == Dialect.UNDOCUMENTED;
        return switch (response.status()) {
            case 401 -> isUndocumented ? FailureKind.PROTOCOL : FailureKind.AUTH;
            case 403 -> isUndocumented ? FailureKind.PROTOCOL : FailureKind.FORBIDDEN;
            case 429 -> FailureKind.THROTTLED;
            case 404, 410 -> FailureKind.GONE;
            case 409, 412 -> FailureKind.RESYNC;
            case 408, 425 -> FailureKind.TRANSIENT;
            case 407 -> FailureKind.PROXY_REFUSED;
            case 502 ->
                CHANNEL_DOWN_PHRASES.stream().anyMatch(response.searchText()::contains)
                                && response.dialect() == Dialect.DIALOG360
                        ? FailureKind.CHANNEL_DOWN
                        : FailureKind.TRANSIENT;
            default ->
                response.status() >= 500
                        ? FailureKind.TRANSIENT
                        : response.status() >= 400 ? FailureKind.INVALID : FailureKind.PROTOCOL;
        };
    }
}
