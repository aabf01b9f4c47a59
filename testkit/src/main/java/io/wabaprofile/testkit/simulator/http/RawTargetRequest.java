package io.wabaprofile.testkit.simulator.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * A request with its target as it was sent. HttpCore parses a target as a URI, so that {@code //host/path} and {@code
 * http://host/path} look the same.
 */
final class RawTargetRequest extends BasicClassicHttpRequest {
    private static final long serialVersionUID = 1;
    private static final Pattern ABSOLUTE_FORM = Pattern.compile("(?is)https?://[^/?]*");

    private final String target;
    private transient @Nullable ServerConnection connection;

    RawTargetRequest(String method, String target) {
        super(method, "/");
        this.target = target;
    }

    /** Without the scheme and the host that a client sends to a proxy. */
    String target() {
        Matcher start = ABSOLUTE_FORM.matcher(target);
        if (!start.lookingAt()) {
            return target;
        }
        String rest = target.substring(start.end());
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    void receivedOn(ServerConnection receiving) {
        connection = receiving;
    }

    /** The client sees a FIN, or a reset if some of its request was not read. */
    void closeConnection() {
        if (connection != null) {
            connection.close(CloseMode.GRACEFUL);
        }
    }
}
