package io.wabaprofile.port;

import org.jspecify.annotations.Nullable;

/** The platform could not be reached, or did not process the request. {@link #reason()} tells why. */
public final class Unavailable extends GatewayException {
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final @Nullable String detail;

    /** Why the platform was not available. */
    public enum Reason {
        /** The host name could not be resolved, or the host or the proxy refused the connection. */
        NO_CONNECTION("no connection"),
        /** The certificate of the host is expired, untrusted or issued for another host. Waiting does not help. */
        NOT_TRUSTED("the certificate of the host is not trusted"),
        /** The connection was lost before the response was complete. */
        CONNECTION_LOST("the connection was lost"),
        /** The response was not complete within the time limit. */
        TIMED_OUT("no response within the time limit"),
        /** The server reported an internal error or that it is unavailable. */
        SERVER_ERROR("the server reported an error"),
        /** The server did not receive the whole file. */
        INCOMPLETE_UPLOAD("the server received only a part of the file"),
        /** The server is available, but the integration of this number is not running. */
        CHANNEL_DOWN("the channel is not running"),
        /**
         * The request was not sent: the connection's limit of concurrent calls was reached until the call's deadline.
         */
        BUSY("the request was not sent because too many calls are running"),
        /**
         * The request was not sent: after repeated failures, the host's circuit breaker is open for up to ten seconds.
         */
        BREAKER_OPEN("the request was not sent because the circuit breaker of the host is open");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    /** Creates a failure whose message describes the reason in general. */
    public Unavailable(
            Operation operation,
            Outcome outcome,
            Reason reason,
            @Nullable RemoteError remoteError,
            @Nullable Throwable cause) {
        this(operation, outcome, reason, null, remoteError, cause);
    }

    /**
     * @param detail replaces the general description of the reason in the message, such as {@code cannot connect to
     *     api.example.com:443: connection refused}; null for the general description
     * @param remoteError the error response of the server, or the status with which a proxy refused; null if there was
     *     none
     * @param cause must not contain secrets
     */
    public Unavailable(
            Operation operation,
            Outcome outcome,
            Reason reason,
            @Nullable String detail,
            @Nullable RemoteError remoteError,
            @Nullable Throwable cause) {
        super(operation, outcome, detail == null ? reason.text : detail, remoteError, cause);
        this.reason = reason;
        this.detail = detail;
    }

    /** Why the platform was not available. */
    public Reason reason() {
        return reason;
    }

    private boolean isRefusedByProxy() {
        return reason == Reason.NO_CONNECTION
                && remoteError()
                        .filter(error -> error.status() == 407 || error.status() == 403)
                        .isPresent();
    }

    @Override
    public boolean isTransient() {
        return reason != Reason.NOT_TRUSTED && !isRefusedByProxy();
    }

    @Override
    public Kind kind() {
        return Kind.UNAVAILABLE;
    }

    @Override
    GatewayException copy(Outcome other) {
        return new Unavailable(operation(), other, reason, detail, remoteError().orElse(null), getCause());
    }
}
