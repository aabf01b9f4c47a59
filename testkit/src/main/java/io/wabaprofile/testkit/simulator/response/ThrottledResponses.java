package io.wabaprofile.testkit.simulator.response;

import io.wabaprofile.testkit.account.ChannelHealth.Throttling;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.util.EnumSet;
import java.util.Set;

/** Responses to throttled requests. */
public final class ThrottledResponses {
    private static final Set<Variant> OF_GRAPH = EnumSet.of(
            Variant.THROTTLING_WITH_RETRY_AFTER, Variant.THROTTLING_AS_GRAPH_400, Variant.THROTTLING_AS_80007);

    private final SimulatorRules rules;

    public ThrottledResponses(SimulatorRules rules) {
        this.rules = rules;
    }

    /** @param byDefault the response of the API without a variant */
    public ApiResponse response(Throttling throttling, ApiResponse byDefault) {
        Variant variant = rules.enabledFor(Variant.THROTTLING_AS_TEXT);
        if (variant == null) {
            return byDefault;
        }
        return switch (variant) {
            case THROTTLING_AS_TEXT -> GatewayResponses.throttledText(throttling);
            case THROTTLING_AS_NEWER_TEXT -> GatewayResponses.throttledNewText();
            case THROTTLING_WITH_RETRY_AFTER -> GraphResponses.throttled(throttling);
            case THROTTLING_WITHOUT_HINT -> ErrorResponses.of(PlatformError.APP_LIMIT_REACHED);
            case THROTTLING_AS_1015 -> ErrorResponses.of(PlatformError.TOO_MANY_REQUESTS);
            case THROTTLING_AS_503 -> ErrorResponses.of(PlatformError.SYSTEM_OVERLOADED);
            case THROTTLING_AS_GRAPH_400 -> ErrorResponses.of(PlatformError.THROUGHPUT_REACHED, 400);
            case THROTTLING_AS_80007 -> ErrorResponses.of(PlatformError.ACCOUNT_LIMIT_REACHED);
            case THROTTLING_WITH_BACKOFF -> UploadResponses.backoff(429, throttling);
            case THROTTLING_WITH_BACKOFF_AS_400 -> UploadResponses.backoff(400, throttling);
            default -> throw new IllegalStateException(variant + " is not a variant of throttling");
        };
    }

    /** Whether throttling is that of the WhatsApp Business Account, not that of the app. */
    public boolean isOfAccount() {
        return rules.has(Variant.THROTTLING_AS_80007);
    }

    /** The response of the Graph API. Variants with responses of another API do not apply. */
    public ApiResponse graph(Throttling throttling) {
        ApiResponse byDefault = ErrorResponses.of(PlatformError.APP_LIMIT_REACHED);
        return OF_GRAPH.stream().anyMatch(rules::has) ? response(throttling, byDefault) : byDefault;
    }
}
