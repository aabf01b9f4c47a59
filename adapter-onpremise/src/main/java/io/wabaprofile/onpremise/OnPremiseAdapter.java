package io.wabaprofile.onpremise;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import java.net.URI;

/**
 * Numbers registered in the On-Premise API. Safe for use by several threads; a gateway per channel costs next to nothing.
 *
 * <p>Meta shut the On-Premise API down on 23 October 2025. This adapter serves installations that still answer, and
 * migrations away from them.
 *
 * @see <a href="https://docs.360dialog.com/partner/account-management/waba-profile-info">360dialog: profile info</a>
 */
public final class OnPremiseAdapter {
    /** 360dialog's host for On-Premise numbers. */
    public static final URI HOST = URI.create("https://waba.360dialog.io");

    private final ApiConnection connection;
    private final ApiClient<OnPremiseApi> client;

    private OnPremiseAdapter(ApiConnection connection) {
        this.connection = connection;
        this.client = connection.client(OnPremiseApi.class);
    }

    /** Uses the connection, which stays the caller's to close. */
    public static OnPremiseAdapter connect(ApiConnection connection) {
        return new OnPremiseAdapter(connection);
    }

    /**
     * The profile of the number that the key belongs to. About and the business fields are two resources here: an update
     * of both is two requests, the business fields first, and may end in {@link io.wabaprofile.port.PartiallyApplied}.
     */
    public ProfileGateway profile(Credentials credentials) {
        return new OnPremiseProfileGateway(client, connection.channel(credentials));
    }

    /** The photo of the number that the key belongs to. The server scales it to 640 pixels a side and crops it. */
    public PhotoGateway photo(Credentials credentials) {
        return new OnPremisePhotoGateway(client, connection.channel(credentials));
    }
}
