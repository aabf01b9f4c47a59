package io.wabaprofile.http.internal.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.wabaprofile.port.ApiUsage;
import io.wabaprofile.port.ApiUsage.BusinessUsage;
import io.wabaprofile.port.ApiUsage.Percentages;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads Meta's usage headers. Ignores a header that is too long or cannot be parsed. */
final class UsageHeaders {
    private static final String APP = "X-App-Usage";
    private static final String BUSINESS = "X-Business-Use-Case-Usage";
    private static final String WHATSAPP = "whatsapp";
    private static final int MAX_LENGTH = 8 * 1024;

    private final JsonCodec json;

    UsageHeaders(JsonCodec json) {
        this.json = json;
    }

    /** Returns the first value of a header; null if the response does not have the header. */
    static @Nullable String first(Map<String, Collection<String>> headers, String name) {
        Collection<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.iterator().next();
    }

    /** Returns the usage; empty if the response has no usable header. */
    Optional<ApiUsage> usage(Map<String, Collection<String>> headers) {
        Optional<Percentages> app = document(headers, APP).map(UsageHeaders::percentages);
        List<BusinessUsage> businesses = businesses(headers);
        return app.isEmpty() && businesses.isEmpty() ? Optional.empty() : Optional.of(new ApiUsage(app, businesses));
    }

    /** Returns the longest time for which calls for WhatsApp are rejected; zero if they are not. */
    Duration blockedFor(Map<String, Collection<String>> headers) {
        return businesses(headers).stream()
                .filter(usage -> usage.type().isEmpty() || usage.type().equals(WHATSAPP))
                .map(BusinessUsage::blockedFor)
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }

    private List<BusinessUsage> businesses(Map<String, Collection<String>> headers) {
        List<BusinessUsage> found = new ArrayList<>();
        document(headers, BUSINESS)
                .ifPresent(document -> document.properties().forEach(business -> {
                    if (business.getValue().isArray()) {
                        business.getValue().forEach(useCase -> addUsage(found, business.getKey(), useCase));
                    }
                }));
        return found;
    }

    private static void addUsage(List<BusinessUsage> found, String businessId, JsonNode useCase) {
        if (useCase.isObject()) {
            String type = useCase.path("type").asText("");
            found.add(new BusinessUsage(businessId, type, percentages(useCase), blockedFor(useCase)));
        }
    }

    private Optional<JsonNode> document(Map<String, Collection<String>> headers, String name) {
        return Optional.ofNullable(first(headers, name))
                .filter(text -> text.length() <= MAX_LENGTH)
                .flatMap(json::tree)
                .filter(JsonNode::isObject);
    }

    private static Percentages percentages(JsonNode usage) {
        return new Percentages(
                percentage(usage.path("call_count")),
                percentage(usage.path("total_time")),
                percentage(usage.path("total_cputime")));
    }

    private static int percentage(JsonNode value) {
        OptionalLong number = WholeNumber.in(value);
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, number.orElse(0)));
    }

    private static Duration blockedFor(JsonNode useCase) {
        long minutes = Math.max(
                0,
                WholeNumber.in(useCase.path("estimated_time_to_regain_access")).orElse(0));
        return RetryAfter.atMostLongest(minutes, ChronoUnit.MINUTES);
    }
}
