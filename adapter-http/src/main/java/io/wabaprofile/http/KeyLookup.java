package io.wabaprofile.http;

import org.jspecify.annotations.Nullable;

/**
 * Finds the text of a key by its name, for one scheme of {@link KeySource}. For {@code vault:shop}, the name is {@code
 * shop}.
 */
@FunctionalInterface
public interface KeyLookup {

    /**
     * Returns the text of the key, or {@code null} if there is no key with this name. Called before each attempt of a
     * request, on the caller's thread, possibly by several threads at once: a slow source should cache. If this method
     * throws, the call fails with {@link io.wabaprofile.port.Unauthorized} and the thrown exception is its cause, so
     * the message must not contain the key.
     */
    @Nullable
    String find(String name) throws Exception;
}
