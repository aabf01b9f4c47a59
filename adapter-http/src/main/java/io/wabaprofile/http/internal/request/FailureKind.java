package io.wabaprofile.http.internal.request;

/** How an attempt failed: whether another attempt can help, and whether the request may have been applied. */
public enum FailureKind {
    /** The connection was not established. */
    NOT_SENT(Retry.AS_CONFIGURED, false),
    /** The connection was not established within the attempt's time limit. */
    CONNECT_TIMED_OUT(Retry.AS_CONFIGURED, false),
    /** The proxy refused to connect this client to the host. */
    PROXY_REFUSED(Retry.NEVER, false),
    /**
     * The certificate of the host is expired, untrusted or for another host, or the name of a host for plain HTTP leads to a
     * public address.
     */
    NOT_TRUSTED(Retry.NEVER, false),
    /** The connection broke before the response was complete. */
    LOST(Retry.AS_CONFIGURED, true),
    /** The response was not complete within the attempt's time limit. */
    TIMED_OUT(Retry.AS_CONFIGURED, true),
    /** The server reports a temporary failure. */
    TRANSIENT(Retry.AS_CONFIGURED, true),
    /** A failure that the platform documents as temporary or permanent. */
    AMBIGUOUS(Retry.ONCE, true),
    /** The integration of this channel is not running. Other channels of the host may be. */
    CHANNEL_DOWN(Retry.ONCE, false),
    /** Too many requests. */
    THROTTLED(Retry.AS_CONFIGURED, false),
    /** The offset of the upload request does not match the server's offset. */
    RESYNC(Retry.APPENDS_ONLY, false),
    /** The resource does not exist or was deleted. */
    GONE(Retry.APPENDS_ONLY, false),
    /** The signed address of the resource is not valid any more. */
    EXPIRED(Retry.NEVER, false),
    /** The credential was not accepted. */
    AUTH(Retry.NEVER, false),
    /** The credential does not permit the request. */
    FORBIDDEN(Retry.NEVER, false),
    /** The server refused the request as invalid. */
    INVALID(Retry.NEVER, false),
    /** A redirect. Redirects are not followed. */
    REDIRECT(Retry.NEVER, false),
    /** The response could not be parsed. */
    PROTOCOL(Retry.ONCE_UNLESS_WRITE, true),
    /** The response violates HTTP: for example, it is too long, compressed, or has two lengths. */
    PROTOCOL_VIOLATION(Retry.APPENDS_ONCE, true),
    /** The file does not have its declared length, or could not be read. */
    SOURCE_CHANGED(Retry.NEVER, false),
    /** The caller ended the attempt while it ran. */
    CANCELLED(Retry.NEVER, true),
    /** The caller ended the call before a request was sent. */
    CLOSED(Retry.NEVER, false),
    /** Not sent: too many requests of this client are running. */
    BUSY(Retry.NEVER, false),
    /** Not sent: the circuit breaker of the host is open. */
    BREAKER_OPEN(Retry.NEVER, false),
    /** Not sent: the credential was refused several times in a row. */
    SUSPENDED(Retry.NEVER, false),
    /** The call's deadline passed before a request was sent. */
    OUT_OF_TIME(Retry.NEVER, false),
    /** The caller's source of credentials failed. */
    NO_CREDENTIAL(Retry.NEVER, false);

    private enum Retry {
        NEVER,
        ONCE,
        ONCE_UNLESS_WRITE,
        APPENDS_ONCE,
        APPENDS_ONLY,
        AS_CONFIGURED
    }

    private final Retry retry;
    private final boolean mayHaveBeenApplied;

    FailureKind(Retry retry, boolean mayHaveBeenApplied) {
        this.retry = retry;
        this.mayHaveBeenApplied = mayHaveBeenApplied;
    }

    /** Whether the next attempt needs no wait, because it differs from the failed one. */
    public boolean needsNoWait() {
        return retry == Retry.APPENDS_ONLY;
    }

    /** @param attempts the number of attempts so far, including the failed one */
    public boolean allowsAnotherAttempt(RetrySafety safety, int attempts) {
        return switch (retry) {
            case NEVER -> false;
            case ONCE -> attempts < 2;
            case ONCE_UNLESS_WRITE -> attempts < 2 && !safety.isWrite();
            case APPENDS_ONCE -> attempts < 2 && safety == RetrySafety.APPEND;
            case APPENDS_ONLY -> safety == RetrySafety.APPEND;
            case AS_CONFIGURED -> true;
        };
    }

    public boolean mayHaveBeenApplied() {
        return mayHaveBeenApplied;
    }
}
