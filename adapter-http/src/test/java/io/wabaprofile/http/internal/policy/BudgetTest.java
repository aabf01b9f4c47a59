package io.wabaprofile.http.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.internal.ApiClientFixture;
import io.wabaprofile.http.internal.request.RateLimit;
import io.wabaprofile.testkit.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The limits of retries per host and channel, and the rate limit of a channel. */
class BudgetTest {
    private final VirtualTime time = VirtualTime.startingAt(ApiClientFixture.START);

    @Test
    void aHostHasAReserveOfFiftyRetriesThatRefillsAtOnePerSecond() {
        RetryBudget budget = new RetryBudget(time);

        assertThat(granted(budget, 1_000)).isEqualTo(50);
        time.advance(Duration.ofSeconds(3));
        assertThat(granted(budget, 1_000)).isEqualTo(3);
    }

    @Test
    void aHostAlsoHasATenthOfItsCallsAsRetries() {
        RetryBudget budget = new RetryBudget(time);
        for (int call = 0; call < 1_000; call++) {
            budget.recordCall();
        }

        assertThat(granted(budget, 1_000)).isEqualTo(150);
    }

    @Test
    void callsOlderThanTenSecondsEarnNoRetries() {
        RetryBudget budget = new RetryBudget(time);
        granted(budget, 50);
        for (int call = 0; call < 1_000; call++) {
            budget.recordCall();
        }
        time.advance(Duration.ofSeconds(11));

        assertThat(granted(budget, 1_000)).isEqualTo(11);
    }

    @Test
    void aChannelHasTenRetriesThatRefillPerSuccessAndPerTenSeconds() {
        ChannelPolicy channel = new ChannelPolicy(4);
        assertThat(granted(channel, 100)).isEqualTo(10);

        channel.succeeded(time.getAsLong());
        assertThat(granted(channel, 100)).isEqualTo(1);

        time.advance(Duration.ofSeconds(30));
        assertThat(granted(channel, 100)).isEqualTo(3);
    }

    @Test
    void aChannelIsLimitedToItsRateAfterABurst() {
        ChannelPolicy channel = new ChannelPolicy(4);
        RateLimit rate = new RateLimit(20, 60);
        for (int request = 0; request < 60; request++) {
            assertThat(channel.untilNextRequest(rate, time.getAsLong())).isZero();
        }

        assertThat(channel.untilNextRequest(rate, time.getAsLong())).isEqualTo(Duration.ofMillis(50));
        time.advance(Duration.ofMillis(50));
        assertThat(channel.untilNextRequest(rate, time.getAsLong())).isZero();
        assertThat(channel.untilNextRequest(null, time.getAsLong())).isZero();
    }

    @Test
    void aStoppedClockRefillsNothing() {
        TokenBucket bucket = new TokenBucket(1, 1, time.getAsLong());

        assertThat(bucket.take(time.getAsLong())).isTrue();
        assertThat(bucket.take(time.getAsLong())).isFalse();
        assertThat(bucket.untilNext(time.getAsLong())).isEqualTo(Duration.ofSeconds(1));
    }

    /** A total outage: a thousand channels, twenty calls each, each call fails with a failure that may be retried. */
    @Test
    void aTotalOutageAddsAtMostATenthOfRequests() {
        RetryBudget budget = new RetryBudget(time);
        ChannelPolicy[] channels = new ChannelPolicy[1_000];
        for (int number = 0; number < channels.length; number++) {
            channels[number] = new ChannelPolicy(4);
        }
        int calls = 0;
        int requests = 0;
        for (int round = 0; round < 20; round++) {
            for (ChannelPolicy channel : channels) {
                calls++;
                requests++;
                budget.recordCall();
                for (int retry = 0; retry < 2; retry++) {
                    if (!channel.retries(time.getAsLong()).take(time.getAsLong()) || !budget.take()) {
                        break;
                    }
                    requests++;
                }
            }
            time.advance(Duration.ofSeconds(1));
        }

        assertThat((double) requests / calls).as("load factor").isBetween(1.05, 1.11);
    }

    private static int granted(RetryBudget budget, int requested) {
        int granted = 0;
        for (int retry = 0; retry < requested; retry++) {
            granted += budget.take() ? 1 : 0;
        }
        return granted;
    }

    private int granted(ChannelPolicy channel, int requested) {
        int granted = 0;
        for (int retry = 0; retry < requested; retry++) {
            granted += channel.retries(time.getAsLong()).take(time.getAsLong()) ? 1 : 0;
        }
        return granted;
    }
}
