package io.wabaprofile.http;

/**
 * Supplies the key of a channel. It is called before each attempt and again after the server refused a key. The result
 * is
 * not cached, so a key may be rotated while calls are running. For a fixed key, pass the {@link ApiKey}.
 */
@FunctionalInterface
public interface Credentials {

    /**
     * Returns the current credential. Called on the caller's thread, possibly by several threads at once. If this
     * method
     * throws, the call fails with {@link io.wabaprofile.port.Unauthorized} and the thrown exception as its cause.
     */
    Credential current();
}
