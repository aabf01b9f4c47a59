package io.wabaprofile.http;

import io.wabaprofile.http.internal.SettingRanges;
import java.time.Duration;

/**
 * Limits the concurrency of one {@link ApiConnection}. A call that waits too long for a permit fails with {@link
 * io.wabaprofile.port.Unavailable.Reason#BUSY}; the request that needed the permit was not sent.
 *
 * <p>Channels get permits in turn. The last quarter of the request permits and upload permits is reserved for channels
 * that have none, so that a few channels whose calls hang do not delay the others. The timer {@code
 * waba.profile.permit.wait} records each wait, with the tag {@code limit}.
 *
 * @param requestsPerHost the maximum number of concurrent requests, and of open connections; 1 to 1,000
 * @param callsPerChannel the maximum number of concurrent calls of one channel, 1 to 1,000; one of them may be a write
 * @param uploads the maximum number of concurrent uploads, 1 to 1,000
 * @param maxWait how long a call waits for each permit, up to a day. The deadline of the call also ends the wait.
 */
public record ConcurrencySettings(int requestsPerHost, int callsPerChannel, int uploads, Duration maxWait) {
    private static final Duration LONGEST = Duration.ofDays(1);

    /** 64 requests per host, 4 calls per channel, 4 uploads; a call waits until its deadline. */
    public static final ConcurrencySettings DEFAULT = new ConcurrencySettings(64, 4, 4, LONGEST);

    /** @throws IllegalArgumentException if a value is out of its range */
    public ConcurrencySettings {
        SettingRanges.check("requestsPerHost", requestsPerHost, 1, 1_000);
        SettingRanges.check("callsPerChannel", callsPerChannel, 1, 1_000);
        SettingRanges.check("uploads", uploads, 1, 1_000);
        SettingRanges.check("maxWait", maxWait, LONGEST);
    }

    /** Returns these settings with another maximum number of concurrent requests. */
    public ConcurrencySettings withRequestsPerHost(int count) {
        return new ConcurrencySettings(count, callsPerChannel, uploads, maxWait);
    }

    /** Returns these settings with another maximum number of concurrent calls of one channel. */
    public ConcurrencySettings withCallsPerChannel(int count) {
        return new ConcurrencySettings(requestsPerHost, count, uploads, maxWait);
    }

    /** Returns these settings with another maximum number of concurrent uploads. */
    public ConcurrencySettings withUploads(int count) {
        return new ConcurrencySettings(requestsPerHost, callsPerChannel, count, maxWait);
    }

    /** Returns these settings with another limit for each wait; with zero, a call without a permit fails at once. */
    public ConcurrencySettings withMaxWait(Duration limit) {
        return new ConcurrencySettings(requestsPerHost, callsPerChannel, uploads, limit);
    }
}
