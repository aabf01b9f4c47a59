package io.wabaprofile.http;

import java.time.Duration;

/**
 * How much runs at once on one {@link ApiConnection}, and how long a call waits for its turn. A call that waits too long
 * fails with {@link io.wabaprofile.port.Unavailable.Reason#BUSY}; the request it waited for was not sent.
 *
 * <p>Channels are served in turn. The last quarter of the requests and of the uploads is kept for channels that have none
 * running, so that a few channels whose calls hang do not delay the others. The timer {@code waba.profile.permit.wait}
 * records each wait, with the tag {@code limit}.
 *
 * @param requestsPerHost requests that are sent at once, and open connections; 1 to 1,000
 * @param callsPerChannel calls of one channel that run at once, 1 to 1,000; one of them may be a write
 * @param uploads uploads that run at once, 1 to 1,000
 * @param maxWait how long a call waits for each of these limits. The deadline of the call ends the wait in any case.
 */
public record ConcurrencySettings(int requestsPerHost, int callsPerChannel, int uploads, Duration maxWait) {
    private static final Duration LONGEST = Duration.ofDays(1);

    /** 64 requests per host, 4 calls per channel, 4 uploads; a call waits until its deadline. */
    public static final ConcurrencySettings DEFAULT = new ConcurrencySettings(64, 4, 4, LONGEST);

    /** @throws IllegalArgumentException if a number is not 1 to 1,000, or the wait is negative or longer than a day */
    public ConcurrencySettings {
        check(requestsPerHost, "requestsPerHost");
        check(callsPerChannel, "callsPerChannel");
        check(uploads, "uploads");
        if (maxWait.isNegative() || maxWait.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("maxWait must be from zero to " + LONGEST + "; it is " + maxWait);
        }
    }

    private static void check(int count, String name) {
        if (count < 1 || count > 1_000) {
            throw new IllegalArgumentException(name + " must be 1 to 1,000; it is " + count);
        }
    }

    /** Returns these settings with another number of requests that are sent at once. */
    public ConcurrencySettings withRequestsPerHost(int count) {
        return new ConcurrencySettings(count, callsPerChannel, uploads, maxWait);
    }

    /** Returns these settings with another number of calls that one channel may run at once. */
    public ConcurrencySettings withCallsPerChannel(int count) {
        return new ConcurrencySettings(requestsPerHost, count, uploads, maxWait);
    }

    /** Returns these settings with another number of uploads that run at once. */
    public ConcurrencySettings withUploads(int count) {
        return new ConcurrencySettings(requestsPerHost, callsPerChannel, count, maxWait);
    }

    /** Returns these settings with another limit to each wait; zero means that a call fails at once. */
    public ConcurrencySettings withMaxWait(Duration limit) {
        return new ConcurrencySettings(requestsPerHost, callsPerChannel, uploads, limit);
    }
}
