package io.wabaprofile.testkit.simulator.response;

import io.wabaprofile.testkit.account.ChannelHealth.Throttling;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.util.function.Function;

/** How a request too many is refused. */
public final class ThrottledResponses {
    private final SimulatorRules rules;

    public ThrottledResponses(SimulatorRules rules) {
        this.rules = rules;
    }

    /** @param byDefault the API's own way */
    public ApiResponse response(Throttling throttling, Function<Throttling, ApiResponse> byDefault) {
        if (rules.has(Variant.THROTTLING_AS_TEXT)) {
            return GatewayResponses.throttledInWords(throttling);
        }
        if (rules.has(Variant.THROTTLING_AS_NEWER_TEXT)) {
            return GatewayResponses.throttledInNewerWords();
        }
        if (rules.has(Variant.THROTTLING_WITH_RETRY_AFTER)) {
            return GraphResponses.throttled(throttling);
        }
        if (rules.has(Variant.THROTTLING_WITHOUT_HINT)) {
            return ErrorResponses.of(PlatformError.APP_LIMIT_REACHED);
        }
        if (rules.has(Variant.THROTTLING_AS_1015)) {
            return ErrorResponses.of(PlatformError.TOO_MANY_REQUESTS);
        }
        if (rules.has(Variant.THROTTLING_AS_503)) {
            return ErrorResponses.of(PlatformError.SYSTEM_OVERLOADED);
        }
        if (rules.has(Variant.THROTTLING_AS_GRAPH_400)) {
            return ErrorResponses.of(PlatformError.THROUGHPUT_REACHED, 400);
        }
        if (rules.has(Variant.THROTTLING_WITH_BACKOFF)) {
            return UploadResponses.backoff(429, throttling);
        }
        if (rules.has(Variant.THROTTLING_WITH_BACKOFF_AS_400)) {
            return UploadResponses.backoff(400, throttling);
        }
        return byDefault.apply(throttling);
    }
}
