package io.wabaprofile.onpremise;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import java.net.URI;

/**
 * Creates gateways for numbers that are registered in the On-Premise API. Safe for use by several threads. Gateways are
 * cheap
 * to create.
 *
 * <p>Meta shut down the On-Premise API on 23 October 2025. This adapter is for installations that still respond, and
 * for
 * migrations from them.
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

    /** Returns an adapter that uses the connection. The caller closes the connection. */
    public static OnPremiseAdapter connect(ApiConnection connection) {
        return new OnPremiseAdapter(connection);
    }

    /**
     * Returns the profile gateway of the number to which the credentials belong. About and the other fields are
     * separate resources. An
     * update of both sends two requests, about last, and may throw {@link io.wabaprofile.port.PartiallyApplied}.
     */
    public ProfileGateway profile(Credentials credentials) {
        return new OnPremiseProfileGateway(client, connection.channel(credentials));
    }

    /**
     * Returns the photo gateway of the number to which the credentials belong. The server scales it to 640 pixels a
     * side and crops it.
     */
    public PhotoGateway photo(Credentials credentials) {
        return new OnPremisePhotoGateway(client, connection.channel(credentials));
    }
}
