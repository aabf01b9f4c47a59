package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.matrix.MatrixFixture.Result;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.testkit.wire.ProxyFault;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Rows about the wait before a retry and about clocks. */
final class WaitHints {
    private static final String LATER = "Thu, 01 Jan 2026 00:00:07 GMT";
    private static final String NOW = "Thu, 01 Jan 2026 00:00:04 GMT";

    private WaitHints() {}

    static void endpointLimit(RequestKind kind) {
        ScriptedResponse two = limit("1 request every 2 seconds");
        waitsAndSucceeds(kind, two, Duration.ofSeconds(2));
        pausedAfterwards(kind, two, Duration.ofSeconds(2));
        tooLong(kind, limit("1 request every 900 seconds"), Duration.ofSeconds(900));
        ignored(kind, limit("slow down")); // no number, so the channel is not paused
    }

    private static ScriptedResponse limit(String number) {
        return WireFaults.dialog360(400, "Exceeded the endpoint rate limit, " + number);
    }

    static void throttled(RequestKind kind) {
        waitsAndSucceeds(kind, retryAfter("2"), Duration.ofSeconds(2));
        waitsAndSucceeds(kind, retryAfter(LATER).with("Date", NOW), Duration.ofSeconds(3));
        waitsAndSucceeds(kind, retryAfter(LATER), Duration.ofSeconds(7).minus(kind.waitBefore()));
        waitsAndSucceeds(kind, WireFaults.meta(400, 80007).with("Retry-After", "1"), Duration.ofSeconds(1));
        pausedAfterwards(kind, retryAfter("2"), Duration.ofSeconds(2));
        tooLong(kind, retryAfter("31"), Duration.ofSeconds(31));
        tooLong(kind, retryAfter("9999999999"), Duration.ofDays(1));
        tooLong(kind, retryAfter("99999999999999999999"), Duration.ofDays(1));
        for (String broken : new String[] {"soon", "-5", "1.5", LATER + " or later"}) {
            ignored(kind, retryAfter(broken));
        }
    }

    private static ScriptedResponse retryAfter(String hint) {
        return WireFaults.bare(429).with("Retry-After", hint);
    }

    /** The call waits as long as the server asks, and then succeeds. */
    private static void waitsAndSucceeds(RequestKind kind, ScriptedResponse answer, Duration wait) {
        try (MatrixFixture fixture = MatrixFixture.open().once(kind, ProxyFault.respondInstead(answer))) {
            Result result = fixture.call(kind);
            Expectations.succeeded(kind, result, fixture);
            assertThat(result.waited()).as("wait").isBetween(wait, wait.plusSeconds(2));
            assertThat(fixture.requests(RequestKind.ASK_OFFSET))
                    .as("offset queries")
                    .isEqualTo(kind.offsetQueriesAfterOneFault());
            fixture.recovers(kind);
        }
    }

    private static void ignored(RequestKind kind, ScriptedResponse answer) {
        waitsAndSucceeds(kind, answer, Duration.ZERO);
        try (MatrixFixture fixture = MatrixFixture.open().always(kind, ProxyFault.respondInstead(answer))) {
            Expectations.failed(fixture.call(kind), Throttled.class);
            fixture.recovers(kind);
        }
    }

    private static void pausedAfterwards(RequestKind kind, ScriptedResponse answer, Duration hint) {
        try (MatrixFixture fixture = MatrixFixture.open().always(kind, ProxyFault.respondInstead(answer))) {
            Result result = fixture.call(kind);
            Expectations.failed(result, Throttled.class);
            assertThat(result.requests()).as("requests").isBetween(2, kind.attempts());
            if (kind == RequestKind.SEND_BYTES) { // it waited before its last offset query too: the pause is over
                assertThat(result.waited()).as("wait").isGreaterThanOrEqualTo(hint.multipliedBy(result.requests()));
            } else {
                Expectations.channelIsPaused(kind, fixture);
            }
            fixture.recovers(kind);
        }
    }

    /** The wait ends after the deadline: the call fails at once, and the next one fails without a request. */
    private static void tooLong(RequestKind kind, ScriptedResponse answer, Duration hint) {
        try (MatrixFixture fixture = MatrixFixture.open().always(kind, ProxyFault.respondInstead(answer))) {
            Result result = fixture.call(kind);
            Expectations.failedAfterOneRequest(result, Throttled.class);
            assertThat(((Throttled) result.failure()).retryAfter()).contains(hint);
            Result next = fixture.call(kind);
            Expectations.notSent(next, Throttled.class);
            assertThat(((Throttled) next.failure()).retryAfter()).isPresent();
            Expectations.channelIsPaused(kind, fixture);
            fixture.recovers(kind);
        }
    }

    /** The wall clock jumps at every read. Only the monotonic clock and the Date of the server count. */
    static void clockJumps(RequestKind kind) {
        try (MatrixFixture fixture = MatrixFixture.open(WaitHints::jumping)) {
            Result result = fixture.call(kind);
            Expectations.succeeded(kind, result, fixture);
        }
        try (MatrixFixture fixture =
                MatrixFixture.open(WaitHints::jumping).once(kind, ProxyFault.respondInstead(WireFaults.bare(503)))) {
            Result result = fixture.call(kind);
            Expectations.succeeded(kind, result, fixture);
            assertThat(result.waited()).as("wait").isLessThan(Duration.ofSeconds(1));
            fixture.recovers(kind);
        }
        try (MatrixFixture fixture = MatrixFixture.open(WaitHints::jumping)
                .once(kind, ProxyFault.respondInstead(retryAfter(LATER).with("Date", NOW)))) {
            Result result = fixture.call(kind);
            Expectations.succeeded(kind, result, fixture);
            assertThat(result.waited()).as("wait").isEqualTo(Duration.ofSeconds(3));
            fixture.recovers(kind);
        }
    }

    private static ApiConnection.Builder jumping(ApiConnection.Builder defaults, MatrixFixture fixture) {
        AtomicInteger reads = new AtomicInteger();
        return defaults.clock(() -> {
            Instant now = fixture.time.instant();
            return now.plus(Duration.ofHours(reads.getAndIncrement() % 2 == 0 ? 1 : -1));
        });
    }
}
