package io.wabaprofile.partner;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.http.PartnerKey;
import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.port.ChannelDirectory;
import io.wabaprofile.port.NumberFacts;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Lists the channels of a 360dialog partner, and reads facts about their numbers. Creates no keys and changes nothing.
 * Safe for use by several threads. Directories and facts are cheap to create.
 *
 * @see <a href="https://docs.360dialog.com/partner/partner-api/api-reference">360dialog: Partner API</a>
 */
public final class PartnerAdapter {
    /** The address of 360dialog's Partner API. */
    public static final URI HOST = URI.create("https://hub.360dialog.io/api/v2");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final ApiConnection connection;
    private final ApiClient<PartnerApi> client;

    private PartnerAdapter(ApiConnection connection, ApiClient<PartnerApi> client) {
        this.connection = connection;
        this.client = client;
    }

    /** Returns an adapter that uses the connection. The caller closes the connection. */
    public static PartnerAdapter connect(ApiConnection connection) {
        return new PartnerAdapter(connection, connection.client(PartnerApi.class));
    }

    /**
     * Returns the same adapter with another time limit per call: of {@code list} with all its pages, and of {@code
     * fetch}. The limit replaces {@link ApiConnection.Builder#callLimit}, and may be longer. A page has 25 channels, so a
     * partner with thousands of channels may need a longer limit. Shares the connections with this adapter.
     *
     * @throws IllegalArgumentException if the limit is not from 1 ns to 1 day
     */
    public PartnerAdapter callLimit(Duration limit) {
        return new PartnerAdapter(connection, client.withCallLimit(limit));
    }

    /**
     * Returns the channels of a partner.
     *
     * @param partnerKey a {@link PartnerKey}, or credentials that return one
     * @param partnerId 1 to 64 letters, digits, hyphens and underscores
     * @throws IllegalArgumentException if the ID has another form, the credentials are of another kind, or the connection
     *     is to the Graph API
     */
    public ChannelDirectory directory(Credentials partnerKey, String partnerId) {
        return new PartnerDirectory(pages(partnerKey, partnerId));
    }

    /**
     * Returns the facts of a channel's number: display name, channel status, quality and messaging limit. If the partner
     * does not have the channel, {@code fetch} throws {@link io.wabaprofile.port.Rejected}.
     *
     * @param channelId 360dialog's ID of the channel, 1 to 64 letters, digits, hyphens and underscores
     * @throws IllegalArgumentException as {@link #directory}
     */
    public NumberFacts facts(Credentials partnerKey, String partnerId, String channelId) {
        return new ChannelFacts(pages(partnerKey, partnerId), checked("channelId", channelId));
    }

    private ChannelPages pages(Credentials partnerKey, String partnerId) {
        return new ChannelPages(
                client, connection.channel(PartnerKey.class, partnerKey), checked("partnerId", partnerId));
    }

    private static String checked(String name, String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    name + " must be 1 to 64 letters, digits, hyphens or underscores; this text has another form");
        }
        return id;
    }
}
