package io.wabaprofile.http.internal;

/** How a call goes on that is not repeated as it was. */
@FunctionalInterface
public interface Continuation {
    /** For calls that are repeated as they were. */
    Continuation NONE = failure -> false;

    /**
     * Another attempt is about to be made: finds out from where, and makes the call ready for it.
     *
     * @return whether the server is further than at the last attempt, so that attempts and waits count anew
     * @throws io.wabaprofile.port.GatewayException if there is no going on
     * @throws AttemptFailure if this failure is the call's end after all
     */
    boolean after(AttemptFailure failure);
}
