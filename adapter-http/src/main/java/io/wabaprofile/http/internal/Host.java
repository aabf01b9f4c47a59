package io.wabaprofile.http.internal;

import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** One host and how to reach it: what all APIs on it share. */
public final class Host {
    private final URI base;
    private final Exchanges exchanges;
    private final @Nullable Sockets sockets;
    private final ChannelGate gate;
    private final Attempts attempts;
    private final Telemetry telemetry;
    private final InstantSource clock;
    private final Json json = new Json();

    /**
     * @param sockets for small requests; without them, all go through the exchanges
     * @param clock the wall clock, to read dates that a server names
     */
    public Host(
            URI base,
            Exchanges exchanges,
            @Nullable Sockets sockets,
            ChannelGate gate,
            Attempts attempts,
            Telemetry telemetry,
            InstantSource clock) {
        this.base = base;
        this.exchanges = exchanges;
        this.sockets = sockets;
        this.gate = gate;
        this.attempts = attempts;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    /** A host that is reached through exchanges alone. */
    public Host(
            URI base,
            Exchanges exchanges,
            ChannelGate gate,
            Attempts attempts,
            Telemetry telemetry,
            InstantSource clock) {
        this(base, exchanges, null, gate, attempts, telemetry, clock);
    }

    private Transport transport() {
        JdkTransport jdk = new JdkTransport(exchanges, base);
        return sockets == null ? jdk : new DirectTransport(sockets, base, jdk);
    }

    public <A> ApiClient<A> client(Class<A> api) {
        return new ApiClient<>(
                api, base, transport(), json, new AnswerReading(json, clock), gate, attempts, telemetry, clock);
    }
}
