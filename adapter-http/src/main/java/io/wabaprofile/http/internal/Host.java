package io.wabaprofile.http.internal;

import feign.Client;
import java.net.URI;
import java.time.InstantSource;

/** One host and how to reach it: what all APIs on it share. */
public final class Host {
    private final URI base;
    private final Client transport;
    private final ChannelGate gate;
    private final Attempts attempts;
    private final Telemetry telemetry;
    private final InstantSource clock;
    private final Json json = new Json();

    /** @param clock the wall clock, to read dates that a server names */
    public Host(
            URI base, Client transport, ChannelGate gate, Attempts attempts, Telemetry telemetry, InstantSource clock) {
        this.base = base;
        this.transport = transport;
        this.gate = gate;
        this.attempts = attempts;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    public <A> ApiClient<A> client(Class<A> api) {
        return new ApiClient<>(
                api, base, transport, json, new ResponseDecoder(json, clock), gate, attempts, telemetry, clock);
    }
}
