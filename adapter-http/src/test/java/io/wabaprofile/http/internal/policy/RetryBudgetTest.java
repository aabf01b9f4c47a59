package io.wabaprofile.http.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.wabaprofile.http.internal.ApiClientFixture;
import io.wabaprofile.testkit.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The order in which a host's retries are used, and that each method releases its lock. */
class RetryBudgetTest {
    private final VirtualTime time = VirtualTime.startingAt(ApiClientFixture.START);

    @Test
    void spendsTheOldestDepositsFirst() {
        time.advance(Duration.ofHours(1));
        RetryBudget budget = new RetryBudget(time);
        for (int second = 0; second < 10; second++) {
            time.advance(Duration.ofSeconds(1));
            call(budget, 100);
        }

        assertThat(granted(budget, 49)).isEqualTo(49);
        time.advance(Duration.ofSeconds(5));

        assertThat(granted(budget, 1_000))
                .as("five seconds of ten each, and the reserve")
                .isEqualTo(100);
    }

    @Test
    void keepsADepositForTenSeconds() {
        RetryBudget budget = new RetryBudget(time);
        call(budget, 205);
        time.advance(Duration.ofSeconds(9));

        assertThat(granted(budget, 1_000)).isEqualTo(70);

        call(budget, 205);
        time.advance(Duration.ofSeconds(10));
        assertThat(granted(budget, 1_000)).as("the refilled reserve").isEqualTo(10);
    }

    @Test
    void tenCallsEarnARetryAndNineDoNot() {
        RetryBudget budget = new RetryBudget(time);
        granted(budget, 50);

        call(budget, 9);
        assertThat(granted(budget, 10)).isZero();
        call(budget, 1);
        assertThat(granted(budget, 10)).isEqualTo(1);
    }

    @Test
    void allowsNoRetryWithoutReserveOrDeposit() {
        RetryBudget budget = new RetryBudget(time);
        granted(budget, 50);

        assertThat(granted(budget, 10)).isZero();
    }

    private static void call(RetryBudget budget, int times) {
        for (int call = 0; call < times; call++) {
            budget.recordCall();
        }
    }

    /** Calls the budget on another thread, which blocks if a lock was not released. */
    private static int granted(RetryBudget budget, int requested) {
        int granted = 0;
        for (int retry = 0; retry < requested; retry++) {
            boolean allowed =
                    retry < 2 ? assertTimeoutPreemptively(Duration.ofSeconds(2), budget::take) : budget.take();
            granted += allowed ? 1 : 0;
        }
        return granted;
    }
}
