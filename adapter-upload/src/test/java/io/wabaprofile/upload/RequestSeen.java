package io.wabaprofile.upload;

import java.util.Locale;

/**
 * One request of a call and what became of it.
 *
 * @param session by its number; 0 for none
 * @param offset that it named
 * @param announced bytes of its body
 * @param taken bytes of its body that left the client
 */
record RequestSeen(Kind kind, Fault fault, int session, long offset, long announced, long taken) {

    enum Kind {
        OPEN,
        ASK,
        SEND
    }

    boolean meets(Fault.Kind other) {
        return fault.kind() == other;
    }

    boolean isFaulty() {
        return fault.kind() != Fault.Kind.NONE;
    }

    @Override
    public String toString() {
        return kind == Kind.SEND
                ? String.format(Locale.ROOT, "SEND s%d %d+%d/%d %s", session, offset, taken, announced, fault)
                : String.format(Locale.ROOT, "%s s%d %s", kind, session, fault);
    }
}
