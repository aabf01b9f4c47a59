package io.wabaprofile.upload;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What sources disagree on about the platform's upload service, settled one way.
 *
 * @param partial status of a body that was taken in part
 * @param wrongOffset how a wrong offset is refused
 * @param query status of a question for the offset; 200 if it is answered
 * @param offsetIsText whether the answer to it is a text
 * @param page of what arrives before a cut, whole pages stay
 * @param forgotten how a session that is not there is refused
 * @param finishedIsForgotten whether a session ends with its file
 * @param handleLines of each handle
 */
record DisputedFacts(
        int partial,
        PlatformAnswer wrongOffset,
        int query,
        boolean offsetIsText,
        long page,
        PlatformAnswer forgotten,
        boolean finishedIsForgotten,
        int handleLines) {

    static final int SERVED = 200;

    private static final List<PlatformAnswer> WRONG_OFFSET = List.of(
            PlatformAnswer.debug(412, "OffsetInvalidError", "Request starting offset is invalid"),
            PlatformAnswer.debug(400, "OffsetInvalidError", "Request starting offset is invalid"),
            PlatformAnswer.json(
                    400,
                    "{\"error\":{\"message\":\"(#100) Request starting offset is invalid\",\"type\":\"OAuthException\","
                            + "\"code\":100}}"));
    private static final List<PlatformAnswer> FORGOTTEN = List.of(
            PlatformAnswer.json(404, "{\"error\":\"not found\"}"),
            PlatformAnswer.json(410, "{\"error\":\"gone\"}"),
            PlatformAnswer.json(
                    400,
                    "{\"error\":{\"message\":\"Unsupported request. Object does not exist\",\"type\":"
                            + "\"GraphMethodException\",\"code\":100,\"error_subcode\":33}}"));

    static DisputedFacts drawn(SplittableRandom chance, int length) {
        return new DisputedFacts(
                oneOf(chance, List.of(206, 400)),
                oneOf(chance, WRONG_OFFSET),
                oneOf(chance, List.of(SERVED, SERVED, SERVED, SERVED, SERVED, SERVED, 404, 405, 400)),
                chance.nextBoolean(),
                oneOf(chance, List.of(1L, 1L, 1L, 1L + chance.nextInt(length), 512L, 4096L, 1L + length)),
                oneOf(chance, FORGOTTEN),
                chance.nextInt(4) == 0,
                1 + chance.nextInt(5));
    }

    private static <T> T oneOf(SplittableRandom chance, List<T> choices) {
        return choices.get(chance.nextInt(choices.size()));
    }

    boolean servesQuery() {
        return query == SERVED;
    }

    PlatformAnswer partialAnswer() {
        return PlatformAnswer.debug(partial, "PartialRequestError", "Partial request (did not match length of file)");
    }
}
