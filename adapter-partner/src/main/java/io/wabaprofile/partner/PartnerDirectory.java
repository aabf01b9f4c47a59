package io.wabaprofile.partner;

import io.wabaprofile.http.internal.request.Endpoint;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.number.DirectoryEntry;
import io.wabaprofile.port.ChannelDirectory;
import io.wabaprofile.port.Operation;
import java.util.List;

/** Lists the channels of a partner. */
final class PartnerDirectory implements ChannelDirectory {
    private static final Endpoint LIST = new Endpoint("partner", Operation.LIST_CHANNELS, RetrySafety.READ);

    private final ChannelPages pages;

    PartnerDirectory(ChannelPages pages) {
        this.pages = pages;
    }

    @Override
    public List<DirectoryEntry> list() {
        return List.copyOf(pages.read(LIST, "", entries -> false).values());
    }
}
