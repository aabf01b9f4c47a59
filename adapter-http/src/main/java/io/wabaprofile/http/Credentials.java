package io.wabaprofile.http;

/**
 * Where a channel's key comes from. Asked once per attempt and never remembered, so a key may be rotated while calls are
 * under way. For a key that never changes, the {@link ApiKey} itself will do.
 */
@FunctionalInterface
public interface Credentials {

    /**
     * The credential to use now. Called on the caller's thread, possibly by several threads at once. What it throws
     * reaches the caller as it is.
     */
    Credential current();
}
