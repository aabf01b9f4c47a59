package io.wabaprofile.fleet.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestLimiterTest {
    private final VirtualTime time = VirtualTime.startingAt(Instant.EPOCH);
    private double usage = 1;
    private boolean stopped;

    private AdaptiveRequestLimiter limiter(int perSecond) {
        return new AdaptiveRequestLimiter(new LocalTokens(perSecond, time), time, time, () -> usage, () -> stopped);
    }

    private Duration timeFor(AdaptiveRequestLimiter limiter, ApiMode api, int requests) throws InterruptedException {
        long start = time.getAsLong();
        for (int request = 0; request < requests; request++) {
            limiter.acquire(api, 1);
        }
        return Duration.ofNanos(time.getAsLong() - start);
    }

    @Test
    void sendsTheConfiguredNumberOfRequestsPerSecond() throws InterruptedException {
        assertThat(timeFor(limiter(20), ApiMode.CLOUD, 201))
                .isBetween(Duration.ofMillis(9_990), Duration.ofSeconds(10));
    }

    @Test
    void noSecondHasMoreThanATwentiethOverTheLimit() throws InterruptedException {
        AdaptiveRequestLimiter limiter = limiter(400);
        List<Long> requests = new ArrayList<>();
        time.advance(Duration.ofSeconds(10));
        for (int request = 0; request < 2_000; request++) {
            limiter.acquire(ApiMode.CLOUD, 1);
            requests.add(time.getAsLong());
        }

        for (int first = 0; first + 421 < requests.size(); first++) {
            assertThat(requests.get(first + 421) - requests.get(first))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1).toNanos());
        }
    }

    @Test
    void aCallOfSeveralRequestsTakesSeveralTokens() throws InterruptedException {
        AdaptiveRequestLimiter limiter = limiter(1);

        limiter.acquire(ApiMode.CLOUD, 4);

        assertThat(time.getAsLong()).isEqualTo(Duration.ofSeconds(3).toNanos());
    }

    @Test
    void hostsHaveSeparateLimits() throws InterruptedException {
        AdaptiveRequestLimiter limiter = limiter(1);

        limiter.acquire(ApiMode.CLOUD, 1);
        limiter.acquire(ApiMode.GRAPH, 1);
        limiter.acquire(ApiMode.ON_PREMISE, 1);

        assertThat(time.getAsLong()).isZero();
    }

    @Test
    void slowsDownWhileMostCallsAreThrottledAndRecovers() throws InterruptedException {
        AdaptiveRequestLimiter limiter = limiter(20);
        for (int second = 0; second < 3; second++) {
            limiter.finished(ApiMode.CLOUD, true);
            time.advance(Duration.ofSeconds(1));
        }

        Duration slow = timeFor(limiter, ApiMode.CLOUD, 20);
        for (int second = 0; second < 10; second++) {
            limiter.finished(ApiMode.CLOUD, false);
            time.advance(Duration.ofSeconds(1));
        }

        assertThat(slow).isBetween(Duration.ofMillis(3_000), Duration.ofMillis(3_500));
        assertThat(timeFor(limiter, ApiMode.CLOUD, 21)).isBetween(Duration.ofMillis(950), Duration.ofSeconds(1));
    }

    @Test
    void fewThrottledChannelsDoNotSlowDownTheOthers() throws InterruptedException {
        AdaptiveRequestLimiter limiter = limiter(20);
        limiter.finished(ApiMode.CLOUD, true);
        limiter.finished(ApiMode.CLOUD, false);
        time.advance(Duration.ofSeconds(1));

        assertThat(timeFor(limiter, ApiMode.CLOUD, 21)).isBetween(Duration.ofMillis(950), Duration.ofSeconds(1));
    }

    @Test
    void followsTheUsageOfTheGraphApi() throws InterruptedException {
        AdaptiveRequestLimiter limiter = limiter(20);
        usage = 0.5;

        assertThat(timeFor(limiter, ApiMode.GRAPH, 20)).isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(2));
        assertThat(timeFor(limiter, ApiMode.CLOUD, 20)).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aCallThatWaitsIsCancelledWhenTheRunStops() throws InterruptedException {
        AdaptiveRequestLimiter limiter = limiter(1);
        limiter.acquire(ApiMode.CLOUD, 1);

        stopped = true;

        assertThatThrownBy(() -> limiter.acquire(ApiMode.CLOUD, 1)).isInstanceOf(Cancelled.class);
        assertThat(time.getAsLong()).isZero();
    }
}
