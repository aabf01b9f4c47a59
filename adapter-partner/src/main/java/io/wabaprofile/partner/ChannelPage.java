package io.wabaprofile.partner;

import com.fasterxml.jackson.databind.JsonNode;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.number.ChannelStatus;
import io.wabaprofile.number.DirectoryEntry;
import io.wabaprofile.number.Fact;
import io.wabaprofile.number.FactSource;
import io.wabaprofile.number.MessagingLimit;
import io.wabaprofile.number.NumberReport;
import io.wabaprofile.number.QualityRating;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * One page of the list of channels.
 *
 * @param size the number of elements, with those that have no ID
 * @param limit the page size that the server used; empty if the response does not tell
 * @param total the number of channels on all pages; empty if the response does not tell
 */
record ChannelPage(List<DirectoryEntry> entries, int size, OptionalInt limit, OptionalInt total) {
    private static final String DOCUMENTED_LIST = "partner_channels";
    private static final Set<String> OTHER_LISTS = Set.of("sort", "filters");

    static ChannelPage of(JsonNode response) {
        JsonNode list = list(response);
        List<DirectoryEntry> entries = StreamSupport.stream(list.spliterator(), false)
                .flatMap(channel -> entry(channel).stream())
                .toList();
        if (entries.isEmpty() && !list.isEmpty()) {
            throw AttemptFailure.unreadable("none of its channels has an ID");
        }
        return new ChannelPage(entries, list.size(), number(response.path("limit")), number(response.path("total")));
    }

    /** Returns the list of channels. Its name differs between the pages of 360dialog's documentation. */
    private static JsonNode list(JsonNode response) {
        JsonNode documented = response.path(DOCUMENTED_LIST);
        if (documented.isArray() || documented.isNull()) {
            return documented;
        }
        List<JsonNode> lists = response.properties().stream()
                .filter(member -> member.getValue().isArray() && !OTHER_LISTS.contains(member.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (lists.size() != 1) {
            throw AttemptFailure.unreadable("it contains " + lists.size() + " lists in place of a list of channels");
        }
        return lists.get(0);
    }

    /**
     * Whether no page follows.
     *
     * @param read the number of elements on this page and the pages before
     * @param requested the requested page size
     */
    boolean isLast(int read, int requested) {
        if (size == 0) {
            return true;
        }
        return total.isPresent() ? read >= total.getAsInt() : size < limit.orElse(requested);
    }

    private static Optional<DirectoryEntry> entry(JsonNode channel) {
        JsonNode setup = channel.path("setup_info");
        return id(channel.path("id"))
                .map(id -> new DirectoryEntry(
                        id,
                        text(setup.path("phone_number")),
                        text(channel.path("waba_account").path("external_id")),
                        NumberReport.builder()
                                .displayName(fact(setup.path("phone_name"), Function.identity()))
                                .channelStatus(fact(channel.path("status"), ChannelStatus::new))
                                .quality(fact(channel.path("current_quality_rating"), QualityRating::new))
                                .messagingLimit(fact(channel.path("current_limit"), MessagingLimit::new))
                                .build()));
    }

    /** Accepts a number, although the documents show a text. */
    private static Optional<String> id(JsonNode node) {
        return node.isIntegralNumber() ? Optional.of(node.asText()) : text(node);
    }

    private static <T> Fact<T> fact(JsonNode value, Function<String, T> type) {
        return Fact.of(text(value).map(type), FactSource.PARTNER_API);
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.ofNullable(node.textValue()).filter(text -> !text.isBlank());
    }

    private static OptionalInt number(JsonNode node) {
        return node.isInt() && node.intValue() >= 0 ? OptionalInt.of(node.intValue()) : OptionalInt.empty();
    }
}
