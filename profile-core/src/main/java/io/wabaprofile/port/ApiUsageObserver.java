package io.wabaprofile.port;

/** Receives the usage of Meta's rate limits, for example to slow down before calls are rejected. */
@FunctionalInterface
public interface ApiUsageObserver {

    /**
     * Called after each response with usage headers, on the caller's thread, possibly by several threads at once. Must
     * return fast. An exception is logged as a warning and does not change the result of the call.
     */
    void observe(ApiUsage usage);
}
