package io.wabaprofile.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final VirtualTime time = VirtualTime.startingAt(START);

    @Test
    void standsStillUntilItIsAdvanced() {
        assertThat(time.instant()).isEqualTo(START).isEqualTo(time.instant());

        time.advance(Duration.ofMillis(1_500));

        assertThat(time.instant()).isEqualTo(START.plusMillis(1_500));
        assertThat(time.millis()).isEqualTo(START.toEpochMilli() + 1_500);
        assertThat(time.getAsLong()).isEqualTo(1_500_000_000L);
    }

    @Test
    void passesAtOnceForASleeper() throws InterruptedException {
        time.sleep(Duration.ofDays(1));
        time.sleep(Duration.ZERO);

        assertThat(time.instant()).isEqualTo(START.plus(Duration.ofDays(1)));
        assertThat(time.sleeps()).containsExactly(Duration.ofDays(1), Duration.ZERO);
    }

    @Test
    void letsNobodySleepWhoWasInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> time.sleep(Duration.ofSeconds(1))).isInstanceOf(InterruptedException.class);

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(time.sleeps()).isEmpty();
        assertThat(time.instant()).isEqualTo(START);
    }

    @Test
    void doesNotRunBackwards() {
        assertThatIllegalArgumentException().isThrownBy(() -> time.advance(Duration.ofNanos(-1)));
    }

    @Test
    void losesNothingBetweenThreads() {
        CompletableFuture.allOf(IntStream.range(0, 100)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> time.advance(Duration.ofSeconds(1))))
                        .toArray(CompletableFuture<?>[]::new))
                .join();

        assertThat(time.instant()).isEqualTo(START.plusSeconds(100));
    }
}
