package io.wabaprofile.testkit;

import io.wabaprofile.testkit.Condition.Throttling;
import java.util.function.Function;

/** How a call too many is refused. */
final class ThrottledAnswers {
    private final Rules rules;

    ThrottledAnswers(Rules rules) {
        this.rules = rules;
    }

    /** @param byDefault the API's own way */
    Answer answer(Throttling throttling, Function<Throttling, Answer> byDefault) {
        if (rules.has(Variant.THROTTLING_IN_WORDS)) {
            return GatewayAnswers.throttledInWords(throttling);
        }
        if (rules.has(Variant.THROTTLING_IN_NEWER_WORDS)) {
            return GatewayAnswers.throttledInNewerWords();
        }
        if (rules.has(Variant.THROTTLING_WITH_RETRY_AFTER)) {
            return GraphAnswers.throttled(throttling);
        }
        if (rules.has(Variant.THROTTLING_WITHOUT_HINT)) {
            return GraphAnswers.appLimitReached();
        }
        if (rules.has(Variant.THROTTLING_AS_1015)) {
            return PlatformError.TOO_MANY_REQUESTS.answer();
        }
        if (rules.has(Variant.THROTTLING_AS_503)) {
            return PlatformError.SYSTEM_OVERLOADED.answer();
        }
        if (rules.has(Variant.THROTTLING_AS_GRAPH_400)) {
            return GraphAnswers.throughputReached(400);
        }
        if (rules.has(Variant.THROTTLING_WITH_BACKOFF)) {
            return UploadAnswers.backoff(429, throttling);
        }
        if (rules.has(Variant.THROTTLING_WITH_BACKOFF_AS_400)) {
            return UploadAnswers.backoff(400, throttling);
        }
        return byDefault.apply(throttling);
    }
}
