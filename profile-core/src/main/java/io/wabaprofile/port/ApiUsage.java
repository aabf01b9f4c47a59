package io.wabaprofile.port;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How much of Meta's rate limits is used, as the headers {@code X-App-Usage} and {@code X-Business-Use-Case-Usage} of
 * one response tell. Percentages may exceed 100. From 100 on, Meta rejects calls.
 *
 * @param app the usage of the app; empty if the response has none
 * @param businesses the usage per business and use case; empty if the response has none
 * @see <a href="https://developers.facebook.com/docs/graph-api/overview/rate-limiting">Meta: rate limits</a>
 */
public record ApiUsage(Optional<Percentages> app, List<BusinessUsage> businesses) {
    public ApiUsage {
        businesses = List.copyOf(businesses);
    }

    /**
     * Shares of a limit in percent.
     *
     * @param calls of the number of calls
     * @param time of the total processing time
     * @param cpuTime of the CPU time
     */
    public record Percentages(int calls, int time, int cpuTime) {
        /** The highest of the three shares. */
        public int highest() {
            return Math.max(calls, Math.max(time, cpuTime));
        }
    }

    /**
     * The usage of one use case of a business.
     *
     * @param businessId Meta's id of the business or the WhatsApp Business Account
     * @param type the use case, such as {@code whatsapp}; empty if the header has none
     * @param percentages the shares of the limit
     * @param blockedFor how long calls are rejected; zero if they are not
     */
    public record BusinessUsage(String businessId, String type, Percentages percentages, Duration blockedFor) {}

    /** The highest share of any limit in percent; 0 if the response has none. */
    public int highestPercentage() {
        int ofBusinesses = businesses.stream()
                .mapToInt(business -> business.percentages().highest())
                .max()
                .orElse(0);
        return Math.max(ofBusinesses, app.map(Percentages::highest).orElse(0));
    }
}
