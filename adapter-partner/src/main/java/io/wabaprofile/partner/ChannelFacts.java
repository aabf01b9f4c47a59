package io.wabaprofile.partner;

import io.wabaprofile.http.internal.request.Endpoint;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.number.DirectoryEntry;
import io.wabaprofile.number.NumberReport;
import io.wabaprofile.port.NumberFacts;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Rejected;

/**
 * Reads the facts of one channel from the partner's list. The request has a filter. If the server ignores the filter, the
 * following pages are read until one of them has the channel.
 */
final class ChannelFacts implements NumberFacts {
    private static final Endpoint FETCH = new Endpoint("partner", Operation.FETCH_FACTS, RetrySafety.READ);

    private final ChannelPages pages;
    private final String channelId;

    /** @param channelId letters, digits, hyphens and underscores */
    ChannelFacts(ChannelPages pages, String channelId) {
        this.pages = pages;
        this.channelId = channelId;
    }

    @Override
    public NumberReport fetch() {
        String filter = "&filters=%7B%22id%22%3A%22" + channelId + "%22%7D";
        DirectoryEntry entry = pages.read(FETCH, filter, entries -> entries.containsKey(channelId))
                .get(channelId);
        if (entry == null) {
            throw Rejected.notFound(
                    FETCH.operation(),
                    "the partner has no channel with the ID " + channelId
                            + "; check the channel ID and the partner ID");
        }
        return entry.facts();
    }
}
