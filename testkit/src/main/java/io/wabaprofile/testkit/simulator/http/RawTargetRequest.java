package io.wabaprofile.testkit.simulator.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * A request with its target as sent. HttpCore parses a target as a URI and does not distinguish {@code //host/path}
 * from
 * {@code http://host/path}.
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

    /** Returns the target without the scheme and the host that a client sends to a proxy. */
    String target() {
        Matcher start = ABSOLUTE_FORM.matcher(target);
        if (!start.lookingAt()) {
            return target;
        }
        String rest = target.substring(start.end());
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    void setConnection(ServerConnection receiving) {
        connection = receiving;
    }

    /** Closes the connection with a FIN, or with a reset if a part of the request was not read. */
    void closeConnection() {
        if (connection != null) {
            connection.close(CloseMode.GRACEFUL);
        }
    }
}
