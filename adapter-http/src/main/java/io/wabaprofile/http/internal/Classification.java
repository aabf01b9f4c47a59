package io.wabaprofile.http.internal;

import io.wabaprofile.http.internal.ErrorAnswer.Dialect;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an error answer means. Codes count before words and words before the status, because 360dialog throttles with
 * status 400, Meta's statuses differ between its own documents, and a 360dialog body may name a status of its own.
 */
final class Classification {
    private static final Set<Integer> META_THROTTLING = Set.of(4, 17, 32, 613, 80007, 80008, 130429);
    private static final Set<Integer> META_TRANSIENT = Set.of(2, 131016, 131057, 133004);
    private static final Set<Integer> META_AMBIGUOUS = Set.of(1, 131000);
    private static final Set<Integer> META_AUTH = Set.of(0, 190);
    private static final Set<Integer> META_FORBIDDEN = Set.of(3, 10, 104, 368, 130497, 131005, 131031);
    private static final int INVALID_PARAMETER = 100;
    private static final Set<Integer> META_GONE = Set.of(33, 803);
    private static final Set<Integer> META_INVALID = Set.of(INVALID_PARAMETER, 506, 131008, 131009, 131045, 133016);

    private static final Set<Integer> ON_PREMISE_THROTTLING = Set.of(1015, 1016);
    private static final Set<Integer> ON_PREMISE_TRANSIENT = Set.of(1011, 1014, 1017, 1018, 1023);
    private static final Set<Integer> ON_PREMISE_AMBIGUOUS = Set.of(1000);
    private static final Set<Integer> ON_PREMISE_FORBIDDEN = Set.of(1005, 1024, 1031);
    private static final Set<Integer> ON_PREMISE_INVALID =
            Set.of(1001, 1002, 1004, 1006, 1008, 1009, 1010, 1013, 1021, 1022, 1025, 1026, 1028);

    private static final List<String> THROTTLING_WORDS =
            List.of("exceeded the limit of", "exceeded the endpoint rate limit", "endpoint rate limit");
    private static final List<String> AUTH_WORDS = List.of("invalid api_key", "token expired");
    private static final List<String> CHANNEL_DOWN_WORDS = List.of("api not available", "not running");
    private static final Set<String> OFFSET_ERRORS = Set.of("OffsetInvalidError", "PartialRequestError");

    /** Says that the work was done and its result stands elsewhere, unlike the other redirects. */
    private static final int SEE_OTHER = 303;

    private Classification() {}

    static FailureClass of(ErrorAnswer answer) {
        if (answer.status() >= 300 && answer.status() < 400) {
            return answer.status() == SEE_OTHER ? FailureClass.PROTOCOL : FailureClass.REDIRECT;
        }
        FailureClass spoken = switch (answer.dialect()) {
            case META -> byMetaCode(answer);
            case ON_PREMISE -> byOnPremiseCode(answer.code());
            case UPLOAD -> byUploadType(answer);
            case DIALOG360 -> byWords(answer);
            case WORDLESS -> answer.status() < 300 ? FailureClass.INVALID : null;
            case FOREIGN -> byWords(answer);
            case NO_BODY -> null;
        };
        return spoken != null ? spoken : byStatus(answer);
    }

    private static @Nullable FailureClass byMetaCode(ErrorAnswer answer) {
        Integer code = answer.code();
        if (code != null && META_THROTTLING.contains(code)) {
            return FailureClass.THROTTLED;
        }
        if (answer.transientByItsOwnWords()) {
            return FailureClass.TRANSIENT;
        }
        if (code == null) {
            return byWords(answer);
        }
        if (META_TRANSIENT.contains(code)) {
            return FailureClass.TRANSIENT;
        }
        if (META_AMBIGUOUS.contains(code)) {
            return FailureClass.AMBIGUOUS;
        }
        if (META_AUTH.contains(code)) {
            return FailureClass.AUTH;
        }
        if (META_FORBIDDEN.contains(code) || (code >= 200 && code <= 299)) {
            return FailureClass.FORBIDDEN;
        }
        if (META_GONE.contains(code) || isUnknownObject(answer)) {
            return FailureClass.GONE;
        }
        if (code == INVALID_PARAMETER && answer.words().contains("offset")) {
            return FailureClass.RESYNC;
        }
        return META_INVALID.contains(code) ? FailureClass.INVALID : null;
    }

    private static boolean isUnknownObject(ErrorAnswer answer) {
        return Integer.valueOf(INVALID_PARAMETER).equals(answer.code())
                && Integer.valueOf(33).equals(answer.subcode());
    }

    private static @Nullable FailureClass byOnPremiseCode(@Nullable Integer code) {
        if (code == null) {
            return null;
        }
        if (ON_PREMISE_THROTTLING.contains(code)) {
            return FailureClass.THROTTLED;
        }
        if (ON_PREMISE_TRANSIENT.contains(code)) {
            return FailureClass.TRANSIENT;
        }
        if (ON_PREMISE_AMBIGUOUS.contains(code)) {
            return FailureClass.AMBIGUOUS;
        }
        if (ON_PREMISE_FORBIDDEN.contains(code)) {
            return FailureClass.FORBIDDEN;
        }
        return ON_PREMISE_INVALID.contains(code) ? FailureClass.INVALID : null;
    }

    private static FailureClass byUploadType(ErrorAnswer answer) {
        String type = answer.type() == null ? "" : answer.type();
        if (type.equals("RequestRateLimitedError") || answer.status() == 429) {
            return FailureClass.THROTTLED;
        }
        if (OFFSET_ERRORS.contains(type)) {
            return FailureClass.RESYNC;
        }
        if (type.equals("NotAuthorizedError")) {
            return FailureClass.FORBIDDEN;
        }
        return answer.transientByItsOwnWords() ? FailureClass.TRANSIENT : FailureClass.INVALID;
    }

    private static @Nullable FailureClass byWords(ErrorAnswer answer) {
        String words = answer.words();
        if (THROTTLING_WORDS.stream().anyMatch(words::contains)) {
            return FailureClass.THROTTLED;
        }
        return AUTH_WORDS.stream().anyMatch(words::contains) ? FailureClass.AUTH : null;
    }

    /**
     * Whether a web filter or proxy may have written the response. A 401 or 403 of theirs says nothing about the key. A
     * response without a body is taken for the platform's: 360dialog may send one, and a wrong key must be reported.
     */
    private static boolean isForeign(ErrorAnswer answer) {
        return answer.dialect() == Dialect.FOREIGN;
    }

    private static FailureClass byStatus(ErrorAnswer answer) {
        return switch (answer.status()) {
            case 401 -> isForeign(answer) ? FailureClass.PROTOCOL : FailureClass.AUTH;
            case 403 -> isForeign(answer) ? FailureClass.PROTOCOL : FailureClass.FORBIDDEN;
            case 429 -> FailureClass.THROTTLED;
            case 404, 410 -> FailureClass.GONE;
            case 409, 412 -> FailureClass.RESYNC;
            case 408, 425 -> FailureClass.TRANSIENT;
            case 407 -> FailureClass.PROXY_REFUSED;
            case 502 ->
                CHANNEL_DOWN_WORDS.stream().anyMatch(answer.words()::contains) && answer.dialect() == Dialect.DIALOG360
                        ? FailureClass.CHANNEL_DOWN
                        : FailureClass.TRANSIENT;
            default -> {
                if (answer.status() >= 500) {
                    yield FailureClass.TRANSIENT;
                }
                yield answer.status() >= 400 ? FailureClass.INVALID : FailureClass.PROTOCOL;
            }
        };
    }
}
