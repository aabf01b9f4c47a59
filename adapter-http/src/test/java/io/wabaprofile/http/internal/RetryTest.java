package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.RetrySettings;
import io.wabaprofile.http.internal.ApiClientFixture.Thing;
import io.wabaprofile.http.internal.request.FailureKind;
import io.wabaprofile.http.internal.request.RequestSpec;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unavailable.Reason;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests are retried, after which wait, and with which outcome. */
class RetryTest {
    private static final String FINE = "{\"name\":\"fine\"}";
    private static final String OFFSET_INVALID =
            "{\"debug_info\":{\"type\":\"OffsetInvalidError\",\"retriable\":true}}";
    private final ApiClientFixture fixture = new ApiClientFixture();

    @AfterEach
    void closeFixture() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 504, 555, 408})
    void retriesAReadAfterAServerError(int status) {
        fixture.server.thenJson(status, "{}").thenJson(status, "").thenJson(200, FINE);

        assertThat(fixture.read()).isEqualTo(new Thing("fine"));
        assertThat(fixture.server.requests()).hasSize(3);
        assertThat(fixture.time.sleeps()).containsExactly(Duration.ofMillis(25), Duration.ofMillis(50));
    }

    @Test
    void makesThreeAttemptsAtMost() {
        fixture.server.thenJson(503, "{}");

        Unavailable failure = failureOf(fixture::read, Unavailable.class);

        assertThat(failure.reason()).isEqualTo(Reason.SERVER_ERROR);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(failure.isTransient()).isTrue();
        assertThat(failure.remoteError().orElseThrow().status()).isEqualTo(503);
        assertThat(fixture.server.requests()).hasSize(3);
    }

    @Test
    void retriesAWriteAndReportsThatItMayHaveBeenApplied() {
        fixture.server.thenJson(500, "{}");

        assertThat(failureOf(() -> fixture.write("x"), Unavailable.class).outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(fixture.server.requests()).hasSize(3).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("PATCH");
            assertThat(request.text()).isEqualTo("{\"name\":\"x\"}");
        });
    }

    @Test
    void reportsThatAnEarlierAttemptMayHaveBeenApplied() {
        fixture.server.thenJson(500, "{}").thenJson(401, "{\"error\":\"Invalid api_key or token expired\"}");

        assertThat(failureOf(() -> fixture.write("x"), Unauthorized.class).outcome())
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void retriesACreationOnceAtMost() {
        fixture.server.thenJson(500, "{}");

        assertThat(failureOf(fixture::create, Unavailable.class).outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(fixture.server.requests()).hasSize(2);
    }

    @Test
    void doesNotRetryAnAppendUnchanged() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.call(RetrySafety.APPEND, ApiClientFixture.ThingApi::create));
        assertThat(fixture.server.requests()).isEmpty();
    }

    @Test
    void queriesTheOffsetBeforeEachFurtherAttemptOfAnAppend() {
        fixture.server
                .thenJson(503, "{}")
                .thenJson(412, OFFSET_INVALID)
                .thenJson(404, "{}")
                .thenJson(200, "{}");
        List<FailureKind> asked = new ArrayList<>();

        fixture.append(failure -> {
            asked.add(failure.kind());
            return false;
        });

        assertThat(asked).containsExactly(FailureKind.TRANSIENT, FailureKind.RESYNC, FailureKind.GONE);
        assertThat(fixture.time.sleeps()).containsExactly(Duration.ofMillis(25), Duration.ZERO, Duration.ZERO);
    }

    @Test
    void restartsTheBackoffAfterProgress() {
        fixture.server
                .thenJson(503, "{}")
                .thenJson(503, "{}")
                .thenJson(503, "{}")
                .thenJson(200, "{}");

        fixture.append(failure -> true);

        assertThat(fixture.time.sleeps()).containsOnly(Duration.ofMillis(25)).hasSize(3);
    }

    @Test
    void failsAfterTenAttemptsWithoutProgress() {
        fixture.server.thenJson(412, OFFSET_INVALID);

        failureOf(() -> fixture.append(failure -> false), Unavailable.class);

        assertThat(fixture.server.requests()).hasSize(10);
    }

    @Test
    void keepsTheLastFailureIfResumingFails() {
        fixture.server.thenJson(503, "{}");

        UploadMismatch failure = failureOf(
                () -> fixture.append(broken -> {
                    throw new UploadMismatch(Operation.SEND_UPLOAD, "the file changed");
                }),
                UploadMismatch.class);

        assertThat(failure.getSuppressed()).hasSize(1).hasOnlyElementsOfType(Unavailable.class);
        assertThat(fixture.server.requests()).hasSize(1);
    }

    @Test
    void cancelsACallThatWaitsForItsNextAttempt() {
        fixture.server.then(ScriptedResponse.of(503, "{}").with("Retry-After", "20"));
        RequestSpec call = ApiClientFixture.endpoint(RetrySafety.READ)
                .forChannel(fixture.channel())
                .cancelledBy(() -> fixture.time.sleeps().size() == 10);

        failureOf(() -> fixture.call(call, ApiClientFixture.ThingApi::read), Cancelled.class);

        assertThat(fixture.server.requests()).hasSize(1);
        assertThat(fixture.time.sleeps().stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void cancelsACallThatWaitsForItsResponse() {
        fixture.server.then(ScriptedResponse.stall("HTTP/1.1 200 OK\r\n"));
        AtomicInteger asked = new AtomicInteger();
        RequestSpec call = ApiClientFixture.endpoint(RetrySafety.READ)
                .forChannel(fixture.channel())
                .cancelledBy(() -> asked.incrementAndGet() > 1);

        failureOf(() -> fixture.call(call, ApiClientFixture.ThingApi::read), Cancelled.class);

        assertThat(fixture.server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 413, 422})
    void doesNotRetryARefusedRequest(int status) {
        fixture.server.thenJson(status, "{\"error\":{\"message\":\"(#100) no\",\"code\":100}}");

        Rejected failure = failureOf(() -> fixture.write("x"), Rejected.class);

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(failure.remoteError().orElseThrow().code()).hasValue(100);
        assertThat(fixture.server.requests()).hasSize(1);
    }

    @Test
    void retriesAnAmbiguousFailureOnce() {
        fixture.server.thenJson(500, "{\"error\":{\"message\":\"Something went wrong\",\"code\":131000}}");

        assertThat(failureOf(() -> fixture.write("x"), Unavailable.class).outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(fixture.server.requests()).hasSize(2);
    }

    @Test
    void retriesOnceAfterASecondIfTheChannelIsDown() {
        fixture.server.thenJson(502, "{\"meta\":{\"developerMessage\":\"WhatsApp for Business API not available\"}}");

        Unavailable failure = failureOf(() -> fixture.write("x"), Unavailable.class);

        assertThat(failure.reason()).isEqualTo(Reason.CHANNEL_DOWN);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(fixture.server.requests()).hasSize(2);
        assertThat(fixture.time.sleeps()).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void waitsAsLongAsRetryAfterSays() {
        fixture.server
                .then(ScriptedResponse.of(429, "{}").with("Retry-After", "7"))
                .thenJson(200, FINE);

        assertThat(fixture.read()).isEqualTo(new Thing("fine"));
        assertThat(fixture.time.sleeps()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void waitsLongerAfterThrottlingThanAfterAServerError() {
        fixture.server.thenJson(429, "{}").thenJson(429, "{}").thenJson(200, FINE);

        fixture.read();
        assertThat(fixture.time.sleeps()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void failsAtOnceIfRetryAfterExceedsTheDeadline() {
        fixture.server.thenJson(
                400, "{\"error\":\"You have exceeded the limit of 1 request every 300 seconds. Try again later.\"}");

        Throttled failure = failureOf(() -> fixture.write("x"), Throttled.class);

        assertThat(failure.retryAfter()).contains(Duration.ofMinutes(5));
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(fixture.server.requests()).hasSize(1);
        assertThat(fixture.time.sleeps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Retry-After: 99999999999",
                "Retry-After: Sat Jan  1 00:00:00 +300000000",
                "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT",
                "X-Business-Use-Case-Usage: {\"1\":[{\"estimated_time_to_regain_access\":2147483647}]}"
            })
    void failsAtOnceForARetryAfterOfCenturies(String header) {
        String[] hint = header.split(": ", 2);
        fixture.server.then(ScriptedResponse.of(429, "{}").with(hint[0], hint[1]));

        Throttled failure = failureOf(fixture::read, Throttled.class);

        assertThat(failure.retryAfter()).contains(Duration.ofDays(1));
        assertThat(fixture.time.sleeps()).isEmpty();
        assertThat(fixture.server.requests()).hasSize(1);
    }

    @Test
    void failsAtOnceForAnExtremelyLongBackoff() {
        fixture.server.thenJson(
                400,
                "{\"debug_info\":{\"type\":\"RequestRateLimitedError\",\"message\":\"no\"},\"backoff\":\"9223372036854775807\"}");

        assertThat(failureOf(fixture::create, Throttled.class).retryAfter()).contains(Duration.ofDays(1));
        assertThat(fixture.time.sleeps()).isEmpty();
    }

    @Test
    void retriesAReadOnceIfTheResponseCannotBeParsed() {
        fixture.server.then(ScriptedResponse.of(200, "<html>maintenance</html>"));

        failureOf(fixture::read, Unreadable.class);
        assertThat(fixture.server.requests()).hasSize(2);
    }

    @Test
    void doesNotRetryAWriteIfTheResponseCannotBeParsed() {
        fixture.server.then(ScriptedResponse.of(200, "<html>maintenance</html>"));

        assertThat(failureOf(() -> fixture.write("x"), Unreadable.class).outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(fixture.server.requests()).hasSize(1);
    }

    @Test
    void requestsTheCredentialBeforeEachAttempt() {
        Iterator<String> keys = List.of("first-key-1", "second-key-2").iterator();
        fixture.server.thenJson(503, "{}").thenJson(200, FINE);

        fixture.call(
                ApiClientFixture.endpoint(RetrySafety.READ).forChannel(fixture.channel(() -> ApiKey.of(keys.next()))),
                ApiClientFixture.ThingApi::read);

        assertThat(fixture.server.requests())
                .extracting(request -> request.header("D360-API-KEY").get(0))
                .containsExactly("first-key-1", "second-key-2");
    }

    @Test
    void reportsAMissingKeyAndAnEarlierUnknownOutcome() {
        IllegalStateException vaultDown = new IllegalStateException("vault down");
        Iterator<ApiKey> keys = List.of(ApiKey.of("first-key-1")).iterator();
        fixture.server.thenJson(503, "{}");
        RequestSpec write = ApiClientFixture.endpoint(RetrySafety.IDEMPOTENT_WRITE)
                .forChannel(fixture.channel(() -> {
                    if (!keys.hasNext()) {
                        throw vaultDown;
                    }
                    return keys.next();
                }));

        Unauthorized failure =
                failureOf(() -> fixture.call(write, ApiClientFixture.ThingApi::create), Unauthorized.class);

        assertThat(failure)
                .hasMessageContaining("no key or token was available")
                .hasCause(vaultDown);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(fixture.server.requests()).hasSize(1);
    }

    @Test
    void retriesAWriteThatConsumesAHandleOnce() {
        fixture.server.thenJson(500, "{}");

        Unavailable failure = failureOf(
                () -> fixture.call(RetrySafety.WRITE_REPEATED_ONCE, ApiClientFixture.ThingApi::create),
                Unavailable.class);

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(fixture.server.requests()).hasSize(2);
    }

    @Test
    void startsNoAttemptAfterTheDeadline() {
        VirtualTime late = VirtualTime.startingAt(ApiClientFixture.START);
        try (ApiClientFixture oversleeping = new ApiClientFixture(
                settings -> settings.nanoTime(late).sleeper(wait -> late.advance(Duration.ofMinutes(1))))) {
            oversleeping.server.thenJson(503, "{}");

            Unavailable failure = failureOf(oversleeping::read, Unavailable.class);

            assertThat(failure.reason()).isEqualTo(Reason.SERVER_ERROR);
            assertThat(oversleeping.server.requests()).hasSize(1);
        }
    }

    @Test
    void reportsItsOwnWaitIfTheServerSentNone() {
        try (ApiClientFixture hurried = new ApiClientFixture(settings -> settings.callLimit(Duration.ofMillis(300)))) {
            hurried.server.thenJson(429, "{}");

            assertThat(failureOf(hurried::read, Throttled.class).retryAfter()).contains(Duration.ofMillis(500));
        }
    }

    @Test
    void stopsWaitingWhenInterruptedAndKeepsTheFlag() {
        try (ApiClientFixture interrupting = new ApiClientFixture(settings -> settings.sleeper(wait -> {
            throw new InterruptedException();
        }))) {
            interrupting.server.then(ScriptedResponse.of(429, "{}"));

            assertThat(failureOf(() -> interrupting.write("x"), Cancelled.class).outcome())
                    .isEqualTo(Outcome.NOT_APPLIED);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(interrupting.server.requests()).hasSize(1);
        }
    }

    @Test
    void doesNotSendOnAnInterruptedThread() {
        fixture.server.thenJson(200, FINE);
        Thread.currentThread().interrupt();

        assertThat(failureOf(() -> fixture.write("x"), Cancelled.class).outcome())
                .isEqualTo(Outcome.NOT_APPLIED);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(fixture.server.requests()).isEmpty();
    }

    @Test
    void doesNotRetryIfOneAttemptIsConfigured() {
        try (ApiClientFixture once =
                new ApiClientFixture(settings -> settings.retries(RetrySettings.DEFAULT.withMaxAttempts(1)))) {
            once.server.thenJson(503, "{}");

            failureOf(once::read, Unavailable.class);
            assertThat(once.server.requests()).hasSize(1);
        }
    }

    @Test
    void waitsARandomTimeFromZeroToTheDoublingLimit() {
        RetrySettings settings = RetrySettings.DEFAULT.withMaxAttempts(10);
        try (ApiClientFixture patient = new ApiClientFixture(builder ->
                builder.retries(settings).callLimit(Duration.ofHours(1)).random(() -> 0.999999))) {
            patient.server.thenJson(503, "{}");

            failureOf(patient::read, Unavailable.class);

            assertThat(patient.time.sleeps())
                    .extracting(Duration::toMillis)
                    .containsExactly(49L, 99L, 199L, 399L, 799L, 1599L, 3199L, 6399L, 12799L);
        }
        try (ApiClientFixture slow = new ApiClientFixture(builder -> builder.retries(
                        new RetrySettings(10, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(20)))
                .callLimit(Duration.ofHours(1))
                .random(() -> 0.999999))) {
            slow.server.thenJson(503, "{}");

            failureOf(slow::read, Unavailable.class);

            assertThat(slow.time.sleeps()).allMatch(wait -> wait.compareTo(Duration.ofSeconds(20)) < 0);
            assertThat(slow.time.sleeps().get(8)).isGreaterThan(Duration.ofSeconds(19));
        }
        try (ApiClientFixture lucky = new ApiClientFixture(builder -> builder.random(() -> 0))) {
            lucky.server.thenJson(503, "{}");

            failureOf(lucky::read, Unavailable.class);
            assertThat(lucky.time.sleeps()).containsExactly(Duration.ZERO, Duration.ZERO);
        }
    }

    @Test
    void countsCallsAndRetriesWithAFixedSetOfTags() {
        fixture.server.thenJson(503, "{}").thenJson(200, FINE).thenJson(401, "{}");

        fixture.read();
        failureOf(fixture::read, Unauthorized.class);

        assertThat(fixture.meters
                        .get("waba.profile.call")
                        .tag("outcome", "success")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(fixture.meters
                        .get("waba.profile.call")
                        .tag("outcome", "unauthorized")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(fixture.meters.get("waba.profile.call.retries").counter().count())
                .isEqualTo(1);
        assertThat(fixture.meters.getMeters())
                .flatExtracting(meter -> meter.getId().getTags())
                .extracting(tag -> tag.getKey() + "=" + tag.getValue())
                .containsOnly(
                        "adapter=test",
                        "operation=fetch_profile",
                        "outcome=success",
                        "outcome=unauthorized",
                        "error=none",
                        "error=Unauthorized");
    }

    private static <E extends GatewayException> E failureOf(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Class<E> type) {
        E failure = catchThrowableOfType(type, call);
        assertThat(failure).as("the call fails").isNotNull();
        return failure;
    }
}
