package io.wabaprofile.partner;

import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.request.Channel;
import io.wabaprofile.http.internal.request.Deadline;
import io.wabaprofile.http.internal.request.Endpoint;
import io.wabaprofile.number.DirectoryEntry;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Unreadable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Reads the list of a partner's channels page by page, within one deadline. */
final class ChannelPages {
    /** A channel has up to 4 KB, and the JSON reader accepts documents of up to 256 KiB and 10,000 tokens. */
    private static final int PAGE_SIZE = 25;

    private final ApiClient<PartnerApi> client;
    private final Channel channel;
    private final String path;

    ChannelPages(ApiClient<PartnerApi> client, Channel channel, String partnerId) {
        this.client = client;
        this.channel = channel;
        this.path = "/partners/" + partnerId + "/channels?limit=" + PAGE_SIZE + "&offset=";
    }

    /**
     * Reads pages until the last one, or until enough channels are known.
     *
     * @param filter the rest of the query; empty for all channels
     * @return the channels by their ID, in the order of the list
     */
    Map<String, DirectoryEntry> read(Endpoint endpoint, String filter, Predicate<Map<String, DirectoryEntry>> enough) {
        Deadline deadline = client.deadline();
        Map<String, DirectoryEntry> entries = new LinkedHashMap<>();
        int offset = 0;
        while (true) {
            ChannelPage page = page(endpoint, path + offset + filter, deadline);
            int known = entries.size();
            page.entries().forEach(entry -> entries.putIfAbsent(entry.id(), entry));
            offset += page.size();
            if (page.isLast(offset, PAGE_SIZE) || enough.test(entries)) {
                return entries;
            }
            if (entries.size() == known) {
                throw new Unreadable(
                        endpoint.operation(),
                        Outcome.NOT_APPLIED,
                        "the server repeats a page of channels; " + known + " channels were read",
                        null);
            }
        }
    }

    private ChannelPage page(Endpoint endpoint, String target, Deadline deadline) {
        return client.call(
                endpoint.forChannel(channel).target(target).deadline(deadline),
                (api, call) -> ChannelPage.of(api.channels(call)));
    }
}
