package io.wabaprofile.http;

/**
 * Where a channel's key comes from. Asked for each attempt, once more after a key was refused, and never remembered, so a key may be rotated while calls are
 * under way. For a key that never changes, the {@link ApiKey} itself will do.
 */
@FunctionalInterface
public interface Credentials {

    /**
     * The credential to use now. Called on the caller's thread, possibly by several threads at once. If it throws, the
     * call ends as {@link io.wabaprofile.port.Unauthorized} with what was thrown as its cause.
     */
    Credential current();
}
