package io.wabaprofile.http.internal;

/**
 * How many requests a channel may send.
 *
 * @param perSecond in the long run
 * @param burst at once, after a pause
 */
public record RateLimit(double perSecond, int burst) {}
