package io.wabaprofile.http.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.wabaprofile.http.internal.request.RateLimit;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** Each method is called on another thread, which blocks if a lock was not released. */
class ChannelPolicyTest {
    private static final long NOW = Duration.ofHours(5).toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final ChannelPolicy state = new ChannelPolicy(4);

    @Test
    void allowsFourCallsAndOneWriteAtOnce() {
        for (int call = 0; call < 4; call++) {
            assertThat(acquires(state.calls)).isTrue();
        }
        assertThat(acquires(state.calls)).isFalse();
        state.calls.release();
        assertThat(acquires(state.calls)).isTrue();

        assertThat(acquires(state.writeLock)).isTrue();
        assertThat(acquires(state.writeLock)).isFalse();
        state.writeLock.release();
        assertThat(acquires(state.writeLock)).isTrue();
    }

    private static boolean acquires(Semaphore permits) {
        return onAnotherThread(permits::tryAcquire);
    }

    @Test
    void aShorterCoolDownDoesNotEndALongerOne() {
        throttle(Duration.ofSeconds(30), NOW);
        throttle(Duration.ofSeconds(5), NOW);
        assertThat(coolDown(NOW)).isEqualTo(Duration.ofSeconds(30));

        throttle(Duration.ofSeconds(40), NOW + SECOND);
        assertThat(coolDown(NOW + SECOND)).isEqualTo(Duration.ofSeconds(40));
        assertThat(coolDown(NOW + 41 * SECOND)).isZero();

        throttle(Duration.ofSeconds(2), NOW + 50 * SECOND);
        assertThat(coolDown(NOW + 50 * SECOND)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void isLimitedToItsRate() {
        RateLimit rate = new RateLimit(1, 1);

        assertThat(untilNextRequest(rate, NOW + 5 * SECOND)).isZero();
        assertThat(untilNextRequest(rate, NOW + 5 * SECOND)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void coolsDownForAnHourAtMost() {
        throttle(Duration.ofDays(1), NOW);

        assertThat(coolDown(NOW)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void isSuspendedForAMinuteAfterTheThirdRefusalInARow() {
        refuse();
        refuse();
        succeed();
        refuse();
        refuse();
        assertThat(suspended(NOW)).isFalse();
        assertThat(coolDown(NOW)).isZero();

        refuse();
        assertThat(suspended(NOW)).isTrue();
        assertThat(suspended(NOW + 60 * SECOND - 1)).isTrue();
        assertThat(suspended(NOW + 60 * SECOND)).isFalse();
    }

    @Test
    void aThrottledChannelIsNotSuspended() {
        throttle(Duration.ofSeconds(30), NOW);

        assertThat(suspended(NOW)).isFalse();
    }

    @Test
    void countsOneFailurePerSecond() {
        assertThat(counts(0, NOW)).isTrue();
        assertThat(counts(0, NOW)).isFalse();
        assertThat(counts(0, NOW + SECOND - 1)).isFalse();
        assertThat(counts(0, NOW + SECOND)).isTrue();
        assertThat(counts(1, NOW + SECOND)).isFalse();
    }

    @Test
    void countsTenFailuresPerWindow() {
        for (int time = 0; time < 10; time++) {
            assertThat(counts(7, NOW + time * SECOND)).isTrue();
        }
        assertThat(counts(7, NOW + 20 * SECOND)).isFalse();
        assertThat(counts(8, NOW + 20 * SECOND)).isTrue();
    }

    @Test
    void hasTenRetries() {
        for (int retry = 0; retry < 10; retry++) {
            assertThat(onAnotherThread(() -> state.retries(NOW).take(NOW))).isTrue();
        }
        assertThat(onAnotherThread(() -> state.retries(NOW).take(NOW))).isFalse();
        succeed();
        assertThat(onAnotherThread(() -> state.retries(NOW).take(NOW))).isTrue();
    }

    private void throttle(Duration wait, long now) {
        onAnotherThread(() -> {
            state.coolDown.throttled(wait, now);
            return true;
        });
    }

    private void refuse() {
        onAnotherThread(() -> {
            state.coolDown.refused(NOW);
            return true;
        });
    }

    private void succeed() {
        onAnotherThread(() -> {
            state.coolDown.succeeded();
            state.succeeded(NOW);
            return true;
        });
    }

    private Duration coolDown(long now) {
        return onAnotherThread(() -> state.coolDown.remaining(now));
    }

    private Duration untilNextRequest(RateLimit rate, long now) {
        return onAnotherThread(() -> state.untilNextRequest(rate, now));
    }

    private boolean suspended(long now) {
        return onAnotherThread(() -> state.coolDown.isSuspended(now));
    }

    private boolean counts(long window, long now) {
        return onAnotherThread(() -> state.failures().tryCount(window, now));
    }

    private static <T> T onAnotherThread(ThrowingSupplier<T> call) {
        return assertTimeoutPreemptively(Duration.ofSeconds(2), call);
    }
}
