package io.wabaprofile.http;

import io.wabaprofile.http.internal.SettingRanges;
import io.wabaprofile.http.internal.transport.TransportSettings.ProxyEndpoint;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy that requests go through. HTTPS requests go through a tunnel ({@code CONNECT}), so the proxy sees
 * neither
 * their content nor the API key. The connection to the proxy itself is plain HTTP.
 */
public final class HttpProxy {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}|\\[?[0-9A-Fa-f:.]{2,45}\\]?");
    private static final Pattern USER = Pattern.compile("[^\\p{Cntrl}:]{1,256}");
    private static final Pattern PASSWORD = Pattern.compile("\\P{Cntrl}{0,256}");

    private final ProxyEndpoint endpoint;

    private HttpProxy(String host, int port, @Nullable String authorization) {
        endpoint = new ProxyEndpoint(host, port, authorization);
    }

    /**
     * Returns a proxy without credentials.
     *
     * @param host a name or an IP address
     * @param port 1 to 65535
     * @throws IllegalArgumentException if the host or the port is invalid
     */
    public static HttpProxy of(String host, int port) {
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "The host of a proxy must be a name or an address without scheme and port");
        }
        SettingRanges.check("The port of a proxy", port, 1, 65_535);
        return new HttpProxy(host.replace("[", "").replace("]", ""), port, null);
    }

    /**
     * Returns this proxy with a user name and a password (HTTP Basic). The transport sends them with each {@code
     * CONNECT}.
     *
     * @param user 1 to 256 characters, without colons and control characters
     * @param password up to 256 characters, without control characters
     * @throws IllegalArgumentException if either is invalid; the message does not contain them
     */
    public HttpProxy withCredentials(String user, String password) {
        if (!USER.matcher(user).matches() || !PASSWORD.matcher(password).matches()) {
            throw new IllegalArgumentException(
                    "A proxy's user name has 1 to 256 characters without colons; user name and password have no control characters");
        }
        String pair = user + ":" + password;
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return new HttpProxy(endpoint.host(), endpoint.port(), "Basic " + encoded);
    }

    ProxyEndpoint endpoint() {
        return endpoint;
    }

    /** Returns the host and the port, without the credentials. */
    @Override
    public String toString() {
        return "HttpProxy[" + endpoint + "]";
    }
}
