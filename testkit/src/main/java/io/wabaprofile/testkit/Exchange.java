package io.wabaprofile.testkit;

import java.time.Duration;

/**
 * One request that the simulator saw, fit for a log: it holds no key, no session id and no signature.
 *
 * @param target path and query; of an upload session only {@code /upload:****}
 * @param status of the answer; 0 if the caller was gone before there was one
 * @param took from the first byte read to the answer being ready
 */
public record Exchange(String method, String target, int status, Duration took) {}
