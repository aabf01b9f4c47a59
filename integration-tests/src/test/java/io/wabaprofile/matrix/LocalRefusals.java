package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.ConcurrencySettings;
import io.wabaprofile.http.RetrySettings;
import io.wabaprofile.matrix.MatrixFixture.Result;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unavailable.Reason;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.testkit.wire.ProxyFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The row about requests that the client refuses to send. */
final class LocalRefusals {
    private static final int CHANNELS = 6;
    private static final int FAILURES_OF_EACH = 10;
    private static final int CALLS_OF_ONE_CHANNEL = 4;
    private static final int UPLOADS_OF_ONE_CHANNEL = 3;
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private LocalRefusals() {}

    static void refused(RequestKind kind) {
        closed(kind);
        breakerOpen(kind);
        noCapacityLeft(kind);
        budgetSpent(kind);
    }

    private static void closed(RequestKind kind) {
        try (MatrixFixture fixture = MatrixFixture.open()) {
            fixture.hooks.justBefore(kind, fixture.connection::close);
            Expectations.notSent(fixture.call(kind), Cancelled.class);
            if (hasBegun(kind)) {
                fixture.resumesWithNewClient();
            }
        }
    }

    /** Whether an upload has begun before the client sends such a request. */
    private static boolean hasBegun(RequestKind kind) {
        return kind == RequestKind.SEND_BYTES || kind == RequestKind.ASK_OFFSET;
    }

    private static void breakerOpen(RequestKind kind) {
        MatrixFixture.Setup withoutRetries =
                (defaults, self) -> defaults.retries(RetrySettings.DEFAULT.withMaxAttempts(1));
        try (MatrixFixture fixture =
                MatrixFixture.open(kind == RequestKind.ASK_OFFSET ? (defaults, self) -> defaults : withoutRetries)) {
            fixture.hooks.justBefore(kind, () -> open(fixture));
            Expectations.notSent(fixture.call(kind), Reason.BREAKER_OPEN);
            if (hasBegun(kind)) {
                fixture.resumes();
            }
            fixture.recovers(kind);
        }
    }

    /** The host fails for several channels and for so long that no single channel can be the cause. */
    private static void open(MatrixFixture fixture) {
        fixture.always(RequestKind.READ_ABOUT, ProxyFault.respondInstead(WireFaults.bare(503)));
        for (int failure = 0; failure < FAILURES_OF_EACH; failure++) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                ApiKey key = ApiKey.of("channel-" + channel);
                assertThatThrownBy(() -> RequestKind.READ_ABOUT.run(fixture.connection, key, UploadObserver.NONE))
                        .isInstanceOf(Unavailable.class);
            }
            fixture.time.advance(Duration.ofMillis(1_100));
        }
    }

    /** The channel has no capacity for another call, or the connection none for another upload. */
    private static void noCapacityLeft(RequestKind kind) {
        CountDownLatch release = new CountDownLatch(1);
        List<Thread> callers = new ArrayList<>();
        RequestKind filling = kind == RequestKind.SEND_BYTES ? RequestKind.SEND_BYTES : RequestKind.READ_ABOUT;
        RequestKind tried = kind == RequestKind.READ_ABOUT ? RequestKind.READ_CLOUD : kind;
        try (MatrixFixture fixture = MatrixFixture.open(
                        (defaults, self) -> defaults.concurrency(ConcurrencySettings.DEFAULT.withMaxWait(PATIENCE)))
                .always(filling, ProxyFault.delayUntil(release))) {
            Runnable fill = () -> fill(fixture, filling, callers);
            if (kind == RequestKind.SEND_BYTES) {
                fill.run();
            } else {
                fixture.hooks.justBefore(kind, fill);
            }
            Result result = fixture.call(tried);
            release.countDown();
            for (Thread caller : callers) {
                MatrixFixture.await("a caller ends", () -> !caller.isAlive());
            }
            Expectations.notSent(result, Reason.BUSY);
            if (kind == RequestKind.ASK_OFFSET) {
                fixture.resumes();
            }
            fixture.recovers(kind);
        }
    }

    private static void fill(MatrixFixture fixture, RequestKind filling, List<Thread> callers) {
        int capacity = filling == RequestKind.SEND_BYTES ? UPLOADS_OF_ONE_CHANNEL : CALLS_OF_ONE_CHANNEL;
        for (int i = 0; i < capacity; i++) {
            Thread caller =
                    new Thread(() -> filling.run(fixture.connection, fixture.credentials, UploadObserver.NONE));
            caller.setDaemon(true);
            caller.setUncaughtExceptionHandler((thread, failure) -> {});
            caller.start();
            callers.add(caller);
        }
        MatrixFixture.await("no capacity is left", () -> fixture.requests(filling) >= capacity);
    }

    /** The client refuses only the retry; it always makes the first attempt. */
    private static void budgetSpent(RequestKind kind) {
        ProxyFault serverError = ProxyFault.respondInstead(WireFaults.bare(503));
        try (MatrixFixture fixture = MatrixFixture.open().always(kind, serverError)) {
            if (kind != RequestKind.READ_CLOUD) {
                fixture.always(RequestKind.READ_CLOUD, serverError);
            }
            fixture.hooks.justBefore(kind, () -> {
                for (int i = 0; i < 5; i++) {
                    Expectations.failed(fixture.call(RequestKind.READ_CLOUD), Unavailable.class);
                }
            });
            Result result = fixture.call(kind);
            Expectations.failed(result, Unavailable.class);
            assertThat(result.requests())
                    .as("requests without a budget for retries")
                    .isEqualTo(1);
            if (hasBegun(kind)) {
                fixture.resumes();
            }
            fixture.recovers(kind);
        }
    }
}
