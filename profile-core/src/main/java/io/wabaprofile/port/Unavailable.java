package io.wabaprofile.port;

import org.jspecify.annotations.Nullable;

/** No usable answer in time. {@link #reason()} says where it broke. */
public final class Unavailable extends GatewayException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** Where the call broke. */
    public enum Reason {
        /** The host was not found, or it or the proxy refused the connection. */
        NO_CONNECTION("no connection"),
        /** The host could not prove who it is: expired, untrusted or foreign certificate. Waiting will not help. */
        NOT_TRUSTED("the host is not trusted"),
        /** The connection broke before a whole answer was there. */
        CONNECTION_LOST("the connection was lost"),
        /** No whole answer within the time limit. */
        TIMED_OUT("no answer in time"),
        /** The server says that it is out of order. */
        SERVER_ERROR("the server is out of order"),
        /** The server did not get the whole file. */
        INCOMPLETE_UPLOAD("the server holds a part of the file only"),
        /** The server is up, but this number's own integration is not running. */
        CHANNEL_DOWN("the channel is not running"),
        /**
         * The request was not sent: as many requests, calls or uploads as the connection allows were running until the call's
         * deadline.
         */
        BUSY("the request was not sent, because too many calls are running"),
        /** The request was not sent: the host failed too often, and the circuit breaker is open for up to ten seconds. */
        BREAKER_OPEN("the request was not sent, because the host failed too often");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    public Unavailable(
            Operation operation,
            Outcome outcome,
            Reason reason,
            @Nullable RemoteError remoteError,
            @Nullable Throwable cause) {
        super(operation, outcome, reason.words, remoteError, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    private boolean isRefusedByProxy() {
        return reason == Reason.NO_CONNECTION
                && remoteError()
                        .filter(said -> said.status() == 407 || said.status() == 403)
                        .isPresent();
    }

    @Override
    public boolean isTransient() {
        return reason != Reason.NOT_TRUSTED && !isRefusedByProxy();
    }

    @Override
    GatewayException copy(Outcome other) {
        return new Unavailable(operation(), other, reason, remoteError().orElse(null), getCause());
    }
}
