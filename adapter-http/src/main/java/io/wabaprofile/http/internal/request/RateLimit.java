package io.wabaprofile.http.internal.request;

/**
 * The rate of requests that a channel may send.
 *
 * @param perSecond the average rate
 * @param burst the number of requests that may be sent at once after a pause
 */
public record RateLimit(double perSecond, int burst) {}
