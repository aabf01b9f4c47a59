package io.wabaprofile.http.internal.request;

/**
 * How many requests a channel may send.
 *
 * @param perSecond the average rate
 * @param burst the number of requests that may be sent at once after a pause
 */
public record RateLimit(double perSecond, int burst) {}
