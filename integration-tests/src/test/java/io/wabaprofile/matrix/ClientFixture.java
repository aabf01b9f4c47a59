package io.wabaprofile.matrix;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.wire.ScriptedServer;
import java.time.Instant;

/** A client and a server that sends scripted responses to it. */
final class ClientFixture implements AutoCloseable {
    final ScriptedServer server;
    private final ApiConnection connection;

    ClientFixture(Transport transport) {
        server = transport.scriptedServer();
        VirtualTime time = VirtualTime.startingAt(Instant.EPOCH);
        connection = transport
                .connectionTo(server.baseUri())
                .sleeper(time)
                .nanoTime(time)
                .clock(time)
                .build();
    }

    void run(RequestKind kind) {
        kind.run(connection, ApiKey.of(MatrixFixture.KEY), UploadObserver.NONE);
    }

    int requests(RequestKind kind) {
        return (int) server.requests().stream()
                .filter(request -> kind.is(request.method() + " " + request.target()))
                .count();
    }

    @Override
    public void close() {
        connection.close();
        server.close();
    }
}
