package io.wabaprofile.testkit.simulator.http;

import java.net.URI;
import java.util.function.Consumer;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpRequestFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestParserFactory;
import org.apache.hc.core5.io.CloseMode;

/** A connection whose requests keep their target as sent and can close the connection. */
final class ServerConnection extends DefaultBHttpServerConnection {
    private static final HttpRequestFactory<ClassicHttpRequest> REQUESTS = new HttpRequestFactory<>() {
        @Override
        public ClassicHttpRequest newHttpRequest(String method, String target) {
            return new RawTargetRequest(method, target);
        }

        @Override
        public ClassicHttpRequest newHttpRequest(String method, URI target) {
            return new RawTargetRequest(method, target.toString());
        }
    };

    private final Consumer<ServerConnection> closed;

    /** @param closed called with this connection when it closes */
    ServerConnection(Consumer<ServerConnection> closed) {
        super(
                null,
                Http1Config.DEFAULT,
                null,
                null,
                null,
                null,
                new DefaultHttpRequestParserFactory(null, REQUESTS),
                null);
        this.closed = closed;
    }

    @Override
    protected void onRequestReceived(ClassicHttpRequest request) {
        ((RawTargetRequest) request).setConnection(this);
    }

    @Override
    public void close(CloseMode mode) {
        super.close(mode);
        closed.accept(this);
    }
}
