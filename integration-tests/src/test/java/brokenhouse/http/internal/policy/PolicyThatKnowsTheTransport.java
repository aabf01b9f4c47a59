package brokenhouse.http.internal.policy;

import brokenhouse.http.internal.transport.TransportThatKnowsAFormat;

/** Breaks: policies depend on the request model only. */
public final class PolicyThatKnowsTheTransport {
    public PolicyThatKnowsTheTransport(TransportThatKnowsAFormat transport) {
        transport.hashCode();
    }
}
