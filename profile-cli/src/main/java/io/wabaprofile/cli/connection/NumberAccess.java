package io.wabaprofile.cli.connection;

import io.wabaprofile.fleet.GraphAccess;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.http.GraphNumber;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number in one API, and the secret for it.
 *
 * @param number the number in the Graph API; null in the other modes, where the key identifies the number
 * @param appId the app that owns uploads in the Graph API
 */
public record NumberAccess(
        Mode mode, Credentials credentials, @Nullable GraphNumber number, String appId) {

    /** @param graph present if the mode is graph */
    public static NumberAccess of(Mode mode, Optional<GraphAccess> graph, Credentials credentials) {
        return graph.map(access -> graph(access.phoneNumberId(), access.appId(), credentials))
                .orElseGet(() -> dialog360(mode, credentials));
    }

    /** A number at 360dialog. */
    public static NumberAccess dialog360(Mode mode, Credentials key) {
        return new NumberAccess(mode, key, null, "");
    }

    /** @throws IllegalArgumentException if the ID of the number has another form */
    public static NumberAccess graph(String phoneNumberId, String appId, Credentials token) {
        return new NumberAccess(Mode.GRAPH, token, GraphNumber.of(phoneNumberId, token), appId);
    }

    /** @throws NullPointerException in another mode */
    GraphNumber graphNumber() {
        return Objects.requireNonNull(number, "the mode is not graph");
    }
}
