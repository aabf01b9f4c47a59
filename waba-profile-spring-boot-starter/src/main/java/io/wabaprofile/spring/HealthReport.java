package io.wabaprofile.spring;

import java.util.Map;

/**
 * The last known state of all channels.
 *
 * @param status {@code DOWN} if a channel is down, else {@code UNKNOWN} if a channel is unknown, else {@code UP}
 * @param channels the state of each channel: {@code UP}, {@code UNKNOWN}, or the name of the failure
 */
record HealthReport(String status, Map<String, String> channels) {}
