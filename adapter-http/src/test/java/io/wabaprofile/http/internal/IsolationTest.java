package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.RetrySettings;
import io.wabaprofile.http.internal.ApiClientFixture.Thing;
import io.wabaprofile.http.internal.request.Channel;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unavailable.Reason;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The effect of a call, a channel or a failing host on other channels. */
class IsolationTest {
    private static final String FINE = "{\"name\":\"fine\"}";
    private static final String REFUSED = "{\"error\":\"Invalid api_key or token expired\"}";

    private final ApiClientFixture fixture =
            new ApiClientFixture(settings -> settings.retries(RetrySettings.DEFAULT.withMaxAttempts(1)));

    @AfterEach
    void closeFixture() {
        fixture.close();
    }

    @Test
    void retriesAtOnceWithAChangedKey() {
        Iterator<String> keys =
                List.of("old-api-key", "new-api-key", "new-api-key").iterator();
        fixture.server.thenJson(401, REFUSED).thenJson(200, FINE);

        Thing read = fixture.call(
                ApiClientFixture.endpoint(RetrySafety.READ).forChannel(fixture.channel(() -> ApiKey.of(keys.next()))),
                ApiClientFixture.ThingApi::read);

        assertThat(read).isEqualTo(new Thing("fine"));
        assertThat(fixture.server.requests())
                .extracting(request -> request.header("D360-API-KEY").get(0))
                .containsExactly("old-api-key", "new-api-key");
        assertThat(fixture.time.sleeps()).isEmpty();
    }

    @Test
    void doesNotRetryWithTheSameKey() {
        fixture.server.thenJson(401, REFUSED);

        assertThat(catchThrowableOfType(Unauthorized.class, fixture::read)).isNotNull();
        assertThat(fixture.server.requests()).hasSize(1);
    }

    @Test
    void retriesWithAChangedKeyOnce() {
        Iterator<Integer> numbers = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9).iterator();
        fixture.server.thenJson(401, REFUSED);

        assertThat(catchThrowableOfType(
                        Unauthorized.class,
                        () -> fixture.call(
                                ApiClientFixture.endpoint(RetrySafety.READ)
                                        .forChannel(fixture.channel(() -> ApiKey.of("api-key-" + numbers.next()))),
                                ApiClientFixture.ThingApi::read)))
                .isNotNull();
        assertThat(fixture.server.requests()).hasSize(2);
    }

    @Test
    void suspendsAChannelForAMinuteAfterThreeRefusals() {
        fixture.server.thenJson(401, REFUSED);
        for (int call = 0; call < 3; call++) {
            catchThrowableOfType(Unauthorized.class, fixture::read);
        }

        Unauthorized local = catchThrowableOfType(Unauthorized.class, () -> fixture.write("x"));

        assertThat(local.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(local.remoteError()).isEmpty();
        assertThat(fixture.server.requests()).hasSize(3);
        fixture.time.advance(Duration.ofSeconds(61));
        catchThrowableOfType(Unauthorized.class, fixture::read);
        assertThat(fixture.server.requests()).hasSize(4);
    }

    @Test
    void aNewKeyOfASuspendedChannelIsSentAtOnce() {
        fixture.server
                .thenJson(401, REFUSED)
                .thenJson(401, REFUSED)
                .thenJson(401, REFUSED)
                .thenJson(200, FINE);
        for (int call = 0; call < 3; call++) {
            catchThrowableOfType(Unauthorized.class, fixture::read);
        }

        Thing read = fixture.call(
                ApiClientFixture.endpoint(RetrySafety.READ).forChannel(fixture.channel(ApiKey.of("another-key"))),
                ApiClientFixture.ThingApi::read);

        assertThat(read).isEqualTo(new Thing("fine"));
    }

    @Test
    void laterCallsOfAChannelWaitForItsRetryAfter() {
        fixture.server
                .then(ScriptedResponse.of(429, "{}").with("Retry-After", "12"))
                .thenJson(200, FINE);
        assertThat(catchThrowableOfType(Throttled.class, fixture::read).retryAfter())
                .contains(Duration.ofSeconds(12));

        assertThat(fixture.read()).isEqualTo(new Thing("fine"));
        assertThat(fixture.time.sleeps()).containsExactly(Duration.ofSeconds(12));
    }

    @Test
    void failsWithoutSendingIfRetryAfterExceedsTheDeadline() {
        fixture.server.then(ScriptedResponse.of(429, "{}").with("Retry-After", "600"));
        catchThrowableOfType(Throttled.class, fixture::read);
        fixture.time.advance(Duration.ofSeconds(100));

        Throttled local = catchThrowableOfType(Throttled.class, () -> fixture.write("x"));

        assertThat(local.retryAfter()).contains(Duration.ofSeconds(500));
        assertThat(local.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(fixture.server.requests()).hasSize(1);
    }

    @Test
    void unsentCallsDoNotUseTheRetriesOfOtherChannels() {
        try (ApiClientFixture retrying = new ApiClientFixture()) {
            retrying.server
                    .then(ScriptedResponse.of(429, "{}").with("Retry-After", "600"))
                    .thenJson(503, "{}")
                    .thenJson(200, FINE);
            for (int call = 0; call < 66; call++) {
                catchThrowableOfType(Throttled.class, retrying::read);
            }
            assertThat(retrying.server.requests()).hasSize(1);

            Thing read = retrying.call(
                    ApiClientFixture.endpoint(RetrySafety.READ).forChannel(retrying.channel(ApiKey.of("healthy-key"))),
                    ApiClientFixture.ThingApi::read);

            assertThat(read).isEqualTo(new Thing("fine"));
        }
    }

    @Test
    void unsentCallsEarnNoRetries() {
        try (ApiClientFixture retrying = new ApiClientFixture()) {
            retrying.server
                    .then(ScriptedResponse.of(429, "{}").with("Retry-After", "600"))
                    .thenJson(503, "{}");
            for (int call = 0; call < 1_000; call++) {
                catchThrowableOfType(Throttled.class, retrying::read);
            }

            for (int call = 0; call < 45; call++) {
                String key = "failing-key-" + call;
                catchThrowableOfType(
                        Unavailable.class,
                        () -> retrying.call(
                                ApiClientFixture.endpoint(RetrySafety.READ)
                                        .forChannel(retrying.channel(ApiKey.of(key))),
                                ApiClientFixture.ThingApi::read));
            }

            assertThat(retrying.server.requests()).hasSizeBetween(1 + 45 + 50, 1 + 45 + 55);
        }
    }

    @Test
    void aRetryAfterAppliesToItsChannelOnly() {
        fixture.server
                .then(ScriptedResponse.of(429, "{}").with("Retry-After", "600"))
                .thenJson(200, FINE);
        catchThrowableOfType(Throttled.class, fixture::read);

        Thing read = fixture.call(
                ApiClientFixture.endpoint(RetrySafety.READ).forChannel(fixture.channel(ApiKey.of("another-key"))),
                ApiClientFixture.ThingApi::read);

        assertThat(read).isEqualTo(new Thing("fine"));
        assertThat(fixture.time.sleeps()).isEmpty();
    }

    @Test
    void opensTheBreakerOfAHostThatFailsManyChannels() {
        fixture.server.then(ScriptedResponse.closeWithoutResponse());
        for (int number = 0; number < 50; number++) {
            read("failing-key-" + number);
        }

        Unavailable local = read("one-more-key");

        assertThat(local.reason()).isEqualTo(Reason.BREAKER_OPEN);
        assertThat(local.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(fixture.server.requests()).hasSize(50);
        fixture.time.advance(Duration.ofSeconds(11));
        assertThat(read("yet-one-more-key").reason()).isEqualTo(Reason.CONNECTION_LOST);
    }

    @Test
    void oneFailingChannelDoesNotOpenTheBreaker() {
        fixture.server.then(ScriptedResponse.closeWithoutResponse());
        for (int call = 0; call < 500; call++) {
            assertThat(read("the-sick-channel").reason()).isEqualTo(Reason.CONNECTION_LOST);
            fixture.time.advance(Duration.ofMillis(100));
        }
    }

    @Test
    void refusalsDoNotOpenTheBreaker() {
        fixture.server.thenJson(400, "{\"error\":{\"message\":\"no\",\"code\":100}}");
        for (int number = 0; number < 300; number++) {
            String key = "refused-key-" + number;
            assertThat(catchThrowableOfType(
                            Rejected.class,
                            () -> fixture.call(
                                    ApiClientFixture.endpoint(RetrySafety.READ)
                                            .forChannel(fixture.channel(ApiKey.of(key))),
                                    ApiClientFixture.ThingApi::read)))
                    .isNotNull();
        }
    }

    private Unavailable read(String key) {
        return catchThrowableOfType(
                Unavailable.class,
                () -> fixture.call(
                        ApiClientFixture.endpoint(RetrySafety.READ).forChannel(fixture.channel(ApiKey.of(key))),
                        ApiClientFixture.ThingApi::read));
    }

    @Test
    void aBusyCommonPoolDoesNotDelayResponses() {
        CountDownLatch busy = new CountDownLatch(1);
        try {
            for (int task = 0; task < ForkJoinPool.getCommonPoolParallelism() + 2; task++) {
                ForkJoinPool.commonPool().execute(() -> await(busy));
            }
            fixture.server.thenJson(200, FINE);

            assertThat(fixture.read()).isEqualTo(new Thing("fine"));
        } finally {
            busy.countDown();
        }
    }

    @Test
    void aWriteWaitsForTheWriteBeforeIt() throws Exception {
        CountDownLatch firstIsUnderWay = new CountDownLatch(1);
        CountDownLatch firstMayEnd = new CountDownLatch(1);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        fixture.server.thenJson(200, "{}");
        CompletableFuture<Void> first =
                CompletableFuture.runAsync(() -> fixture.call(RetrySafety.IDEMPOTENT_WRITE, (api, call) -> {
                    firstIsUnderWay.countDown();
                    await(firstMayEnd);
                    api.write(new Thing("first"), call);
                    order.add("first");
                    return true;
                }));
        await(firstIsUnderWay);
        CompletableFuture<Void> second =
                CompletableFuture.runAsync(() -> fixture.call(RetrySafety.IDEMPOTENT_WRITE, (api, call) -> {
                    order.add("second");
                    api.write(new Thing("second"), call);
                    return true;
                }));

        fixture.call(
                ApiClientFixture.endpoint(RetrySafety.IDEMPOTENT_WRITE)
                        .forChannel(fixture.channel(ApiKey.of("another-key"))),
                (api, call) -> {
                    order.add("another channel");
                    api.write(new Thing("other"), call);
                    return true;
                });
        firstMayEnd.countDown();
        CompletableFuture.allOf(first, second).get(10, TimeUnit.SECONDS);

        assertThat(order).containsExactly("another channel", "first", "second");
    }

    @Test
    void fourUploadsRunAtOnceAndTheFifthWaits() throws Exception {
        CountDownLatch begun = new CountDownLatch(4);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger atOnce = new AtomicInteger();
        List<Thread> transfers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Channel channel = fixture.channel(ApiKey.of("uploading-" + i));
            Thread transfer = new Thread(() -> fixture.upload(channel, fixture.deadline(Duration.ofSeconds(30)), () -> {
                atOnce.incrementAndGet();
                begun.countDown();
                await(mayEnd);
                return atOnce.get();
            }));
            transfer.start();
            transfers.add(transfer);
        }
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        Unavailable turnedAway = catchThrowableOfType(
                Unavailable.class,
                () -> fixture.upload(fixture.channel(), fixture.deadline(Duration.ofMillis(1)), () -> 1));

        assertThat(turnedAway.reason()).isEqualTo(Reason.BUSY);
        assertThat(atOnce).hasValue(4);
        mayEnd.countDown();
        for (Thread transfer : transfers) {
            transfer.join(10_000);
        }
        assertThat(atOnce).hasValue(5);
    }

    @Test
    void oneChannelDoesNotTakeTheLastUpload() throws Exception {
        CountDownLatch begun = new CountDownLatch(3);
        CountDownLatch mayEnd = new CountDownLatch(1);
        List<Thread> uploads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Thread upload =
                    new Thread(() -> fixture.upload(fixture.channel(), fixture.deadline(Duration.ofSeconds(30)), () -> {
                        begun.countDown();
                        await(mayEnd);
                        return true;
                    }));
            upload.start();
            uploads.add(upload);
        }
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        Unavailable fourth = catchThrowableOfType(
                Unavailable.class,
                () -> fixture.upload(fixture.channel(), fixture.deadline(Duration.ofMillis(1)), () -> 1));
        int ofAnother = fixture.upload(
                fixture.channel(ApiKey.of("another-key")), fixture.deadline(Duration.ofMillis(1)), () -> 2);

        assertThat(fourth.reason()).isEqualTo(Reason.BUSY);
        assertThat(ofAnother).isEqualTo(2);
        assertThat(fixture.meters
                        .get("waba.profile.permit.wait")
                        .tag("limit", "uploads")
                        .timer()
                        .count())
                .isEqualTo(1);
        mayEnd.countDown();
        for (Thread upload : uploads) {
            upload.join(10_000);
        }
    }

    @Test
    void aLongUploadTakesNoneOfItsChannelsCalls() throws Exception {
        CountDownLatch underWay = new CountDownLatch(5);
        CountDownLatch mayEnd = new CountDownLatch(1);
        fixture.server.thenJson(200, FINE);
        List<Thread> appends = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Thread append = new Thread(() -> fixture.append(() -> {
                underWay.countDown();
                await(mayEnd);
            }));
            append.start();
            appends.add(append);
        }
        assertThat(underWay.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(fixture.read()).isEqualTo(new Thing("fine"));

        mayEnd.countDown();
        for (Thread append : appends) {
            append.join(10_000);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
