package brokenhouse.http.internal.transport;

import brokenhouse.http.internal.platform.FormatThatKnowsAPolicy;

/** Breaks: the transport depends on the request model only. */
public final class TransportThatKnowsAFormat {
    public TransportThatKnowsAFormat(FormatThatKnowsAPolicy format) {
        format.hashCode();
    }
}
