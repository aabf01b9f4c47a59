package io.wabaprofile.matrix;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.testkit.ScriptedServer;
import io.wabaprofile.testkit.VirtualTime;
import java.time.Instant;

/** A connection of ours to a server that says what it is told. */
final class Scripted implements AutoCloseable {
    private final ScriptedServer server;
    private final ApiConnection connection;

    Scripted(ScriptedServer server) {
        this.server = server;
        VirtualTime time = VirtualTime.startingAt(Instant.EPOCH);
        this.connection = ApiConnection.to(server.baseUri())
                .allowPlainHttpOnLoopback()
                .sleeper(time)
                .nanoTime(time)
                .clock(time)
                .build();
    }

    void run(Step step) {
        step.run(connection, ApiKey.of(Scene.KEY), UploadObserver.SILENT);
    }

    int requests(Step step) {
        return (int) server.requests().stream()
                .filter(request -> step.is(request.method() + " " + request.target()))
                .count();
    }

    @Override
    public void close() {
        connection.close();
    }
}
