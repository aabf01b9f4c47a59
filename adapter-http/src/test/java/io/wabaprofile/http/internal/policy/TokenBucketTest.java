package io.wabaprofile.http.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long NOW = Duration.ofHours(5).toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void returnsTheTimeUntilTheNextToken() {
        TokenBucket bucket = new TokenBucket(1, 0.5, NOW);
        assertThat(bucket.untilNext(NOW)).isZero();
        bucket.take(NOW);

        assertThat(bucket.untilNext(NOW)).isEqualTo(Duration.ofSeconds(2));
        assertThat(bucket.untilNext(NOW + SECOND)).isEqualTo(Duration.ofSeconds(1));
        assertThat(bucket.untilNext(NOW + 2 * SECOND)).isZero();
        assertThat(bucket.take(NOW + 2 * SECOND)).isTrue();
    }

    @Test
    void holdsNoMoreThanItsCapacity() {
        TokenBucket bucket = new TokenBucket(2, 1, NOW);
        bucket.giveBack(NOW);

        assertThat(bucket.take(NOW + 100 * SECOND)).isTrue();
        assertThat(bucket.take(NOW + 100 * SECOND)).isTrue();
        assertThat(bucket.take(NOW + 100 * SECOND)).isFalse();
    }

    @Test
    void aClockThatGoesBackKeepsTheTokens() {
        TokenBucket bucket = new TokenBucket(1, 1, NOW);

        assertThat(bucket.take(NOW - SECOND)).isTrue();
        assertThat(bucket.take(NOW - SECOND)).isFalse();
        assertThat(bucket.take(NOW)).isFalse();
    }
}
