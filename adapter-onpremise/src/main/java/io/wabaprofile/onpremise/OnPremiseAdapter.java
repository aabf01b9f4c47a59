package io.wabaprofile.onpremise;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.PhotoReader;
import io.wabaprofile.port.ProfileGateway;
import java.net.URI;
import java.time.Duration;

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

    private OnPremiseAdapter(ApiConnection connection, ApiClient<OnPremiseApi> client) {
        this.connection = connection;
        this.client = client;
    }

    /** Returns an adapter that uses the connection. The caller closes the connection. */
    public static OnPremiseAdapter connect(ApiConnection connection) {
        return new OnPremiseAdapter(connection, connection.client(OnPremiseApi.class));
    }

    /**
     * Returns the same adapter with another time limit per call of {@code fetch}, {@code apply} and {@code replace}, with
     * all its requests. The limit replaces {@link ApiConnection.Builder#callLimit} for the gateways of the returned
     * adapter, and may be longer. It shares the connections and the limits of each number with this adapter, and is cheap
     * to create, for example once per call.
     *
     * @throws IllegalArgumentException if the limit is not from 1 ns to 1 day
     */
    public OnPremiseAdapter callLimit(Duration limit) {
        return new OnPremiseAdapter(connection, client.withCallLimit(limit));
    }

    /**
     * Returns the profile gateway of the number to which the credentials belong. About and the other fields are
     * separate resources. An
     * update of both sends two requests, about last, and may throw {@link io.wabaprofile.port.PartiallyApplied}.
     */
    public ProfileGateway profile(Credentials credentials) {
        return new OnPremiseProfileGateway(client, connection.channel(ApiKey.class, credentials));
    }

    /**
     * Returns the photo gateway of the number to which the credentials belong. The server scales it to 640 pixels a
     * side and crops it.
     */
    public PhotoGateway photo(Credentials credentials) {
        return new OnPremisePhotoGateway(client, connection.channel(ApiKey.class, credentials));
    }

    /**
     * Returns the reader of the photo of the number to which the credentials belong. The server returns a square of at
     * most 640 pixels a side. If it returns an address, the photo is downloaded from there without the key. {@link
     * #callLimit} limits all requests together.
     */
    public PhotoReader photoReader(Credentials credentials) {
        return new OnPremisePhotoReader(client, connection.channel(ApiKey.class, credentials), connection.pictures());
    }
}
