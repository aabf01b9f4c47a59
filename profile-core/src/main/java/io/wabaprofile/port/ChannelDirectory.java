package io.wabaprofile.port;

import io.wabaprofile.number.DirectoryEntry;
import java.util.List;

/** The channels of a partner. Implementations are safe for use by several threads. */
public interface ChannelDirectory {

    /**
     * Reads all channels, page by page. A channel that is added or removed meanwhile may be missing; none is listed
     * twice. Changes nothing and is safe to repeat.
     *
     * @throws GatewayException if a page could not be read; the outcome is {@link Outcome#NOT_APPLIED}
     */
    List<DirectoryEntry> list();
}
