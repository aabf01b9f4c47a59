package io.wabaprofile.http.internal;

/** What an attempt's end means: whether another attempt can help, and whether the request may have been carried out. */
public enum FailureClass {
    /** No connection came about. */
    NOT_SENT(Repeat.AS_ALLOWED, Effect.NONE),
    /** The proxy refused to connect this client to the host. */
    PROXY_REFUSED(Repeat.NEVER, Effect.NONE),
    /** The host could not prove who it is. */
    NOT_TRUSTED(Repeat.NEVER, Effect.NONE),
    /** The connection broke before a whole answer was there. */
    LOST(Repeat.AS_ALLOWED, Effect.OPEN),
    /** The attempt's time was up before a whole answer was there. */
    TIMED_OUT(Repeat.AS_ALLOWED, Effect.OPEN),
    /** The server is out of order for a while. */
    TRANSIENT(Repeat.AS_ALLOWED, Effect.OPEN),
    /** A failure that by the platform's own words may be passing or not. */
    AMBIGUOUS(Repeat.ONCE, Effect.OPEN),
    /** This channel's integration is not running; others are. */
    CHANNEL_DOWN(Repeat.ONCE, Effect.NONE),
    /** Too many calls. */
    THROTTLED(Repeat.AS_ALLOWED, Effect.NONE),
    /** The server holds another part of an upload than was assumed. */
    RESYNC(Repeat.WHERE_CONTINUED, Effect.NONE),
    /** What was addressed is not there, or not any more. */
    GONE(Repeat.WHERE_CONTINUED, Effect.NONE),
    /** The credential was not accepted. */
    AUTH(Repeat.NEVER, Effect.NONE),
    /** The credential does not allow this. */
    FORBIDDEN(Repeat.NEVER, Effect.NONE),
    /** Understood and refused. */
    INVALID(Repeat.NEVER, Effect.NONE),
    /** Sent elsewhere, which is never followed. */
    REDIRECT(Repeat.NEVER, Effect.NONE),
    /** Answered in no form we understand. */
    PROTOCOL(Repeat.ONCE_UNLESS_WRITTEN, Effect.OPEN),
    /** Answered in a way that no honest server answers: too much, encoded, of two lengths. */
    PROTOCOL_VIOLATION(Repeat.ONCE_WHERE_CONTINUED, Effect.OPEN),
    /** The file to send does not have the length it was announced with. */
    SOURCE_CHANGED(Repeat.NEVER, Effect.NONE),
    /** Stopped on our side while it was under way. */
    CANCELLED(Repeat.NEVER, Effect.OPEN),
    /** Stopped on our side before anything was sent. */
    CLOSED(Repeat.NEVER, Effect.NONE),
    /** Not sent: too much of ours is under way. */
    BUSY(Repeat.NEVER, Effect.NONE),
    /** Not sent: the host failed too often of late. */
    BREAKER_OPEN(Repeat.NEVER, Effect.NONE),
    /** Not sent: the key was refused too often of late. */
    SUSPENDED(Repeat.NEVER, Effect.NONE),
    /** The call's time was up before anything was sent. */
    OUT_OF_TIME(Repeat.NEVER, Effect.NONE),
    /** There was no credential to send. */
    NO_CREDENTIAL(Repeat.NEVER, Effect.NONE);

    private enum Repeat {
        NEVER,
        ONCE,
        ONCE_UNLESS_WRITTEN,
        ONCE_WHERE_CONTINUED,
        WHERE_CONTINUED,
        AS_ALLOWED
    }

    private enum Effect {
        NONE,
        OPEN
    }

    private final Repeat repeat;
    private final Effect effect;

    FailureClass(Repeat repeat, Effect effect) {
        this.repeat = repeat;
        this.effect = effect;
    }

    /** Whether another attempt may follow at once, since it will be another one. */
    boolean needsNoWait() {
        return repeat == Repeat.WHERE_CONTINUED;
    }

    /** @param attempts how many were made, this one included */
    boolean allowsAnotherAttempt(Safety safety, int attempts) {
        return switch (repeat) {
            case NEVER -> false;
            case ONCE -> attempts < 2;
            case ONCE_UNLESS_WRITTEN -> attempts < 2 && !safety.isWrite();
            case ONCE_WHERE_CONTINUED -> attempts < 2 && safety == Safety.APPEND;
            case WHERE_CONTINUED -> safety == Safety.APPEND;
            case AS_ALLOWED -> true;
        };
    }

    boolean mayHaveBeenApplied() {
        return effect == Effect.OPEN;
    }
}
