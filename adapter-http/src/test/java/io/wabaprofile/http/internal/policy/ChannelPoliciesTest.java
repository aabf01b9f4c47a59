package io.wabaprofile.http.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.internal.ApiClientFixture;
import io.wabaprofile.http.internal.request.HeaderCredential;
import io.wabaprofile.testkit.VirtualTime;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChannelPoliciesTest {
    private final VirtualTime time = VirtualTime.startingAt(ApiClientFixture.START);
    private final ChannelPolicies states = new ChannelPolicies(4, time);

    @Test
    void numbersThatShareACredentialHaveSeparateStates() {
        HeaderCredential token = credential("one-token-of-many-numbers");
        try (ChannelPolicies.Use one = states.use(token, "/1001");
                ChannelPolicies.Use other = states.use(token, "/1002");
                ChannelPolicies.Use same = states.use(token, "/1001")) {
            assertThat(other.state()).isNotSameAs(one.state());
            assertThat(same.state()).isSameAs(one.state());
        }
    }

    @Test
    void numbersThatShareACredentialShareItsCoolDownInAnyScheme() {
        HeaderCredential bearer = new HeaderCredential("Authorization", "Bearer", "one-token");
        HeaderCredential oauth = new HeaderCredential("Authorization", "OAuth", "one-token");
        try (ChannelPolicies.Use one = states.use(bearer, "/1001");
                ChannelPolicies.Use other = states.use(bearer, "/1002");
                ChannelPolicies.Use same = states.use(oauth, "/1001")) {
            assertThat(other.coolDowns().credential())
                    .isSameAs(one.coolDowns().credential())
                    .isNotSameAs(one.state().coolDown);
            assertThat(same.state()).isSameAs(one.state());
        }
    }

    @Test
    void aChannelWithItsOwnCredentialHasOneCoolDown() {
        try (ChannelPolicies.Use use = states.use(credential("first-key-1"), "")) {
            assertThat(use.coolDowns().credential()).isSameAs(use.state().coolDown);
            assertThat(states.size()).isEqualTo(1);
        }
    }

    @Test
    void doesNotEvictTheCoolDownOfACredentialInUse() {
        HeaderCredential token = credential("one-token-of-many-numbers");
        try (ChannelPolicies.Use use = states.use(token, "/1001")) {
            time.advance(Duration.ofHours(1));
            for (int number = 0; number < ChannelPolicies.MAX_SIZE * 2; number++) {
                stateOf("other-key-" + number);
            }
            try (ChannelPolicies.Use other = states.use(token, "/1002")) {
                assertThat(other.coolDowns().credential())
                        .isSameAs(use.coolDowns().credential());
            }
        }
    }

    @Test
    void returnsTheSameStateForTheSameKeyUntilEviction() {
        ChannelPolicy first = stateOf("first-key-1");

        assertThat(stateOf("first-key-1")).isSameAs(first);
        assertThat(stateOf("second-key-2")).isNotSameAs(first);
    }

    @Test
    void evictsAChannelThatWasIdleForTenMinutes() {
        ChannelPolicy first = stateOf("first-key-1");
        time.advance(Duration.ofMinutes(11));
        stateOf("second-key-2");

        assertThat(states.size()).isEqualTo(1);
        assertThat(stateOf("first-key-1")).isNotSameAs(first);
    }

    @Test
    void doesNotEvictAStateInUse() {
        try (ChannelPolicies.Use use = states.use(credential("first-key-1"), "")) {
            time.advance(Duration.ofHours(1));
            for (int number = 0; number < ChannelPolicies.MAX_SIZE * 2; number++) {
                stateOf("other-key-" + number);
            }

            assertThat(stateOf("first-key-1")).isSameAs(use.state());
        }
    }

    @Test
    void doesNotExceedItsMaximumSize() {
        int largest = 0;
        for (int number = 0; number < ChannelPolicies.MAX_SIZE * 2; number++) {
            stateOf("some-key-" + number);
            largest = Math.max(largest, states.size());
        }

        assertThat(largest).isEqualTo(ChannelPolicies.MAX_SIZE);
    }

    @Test
    void evictsATenthWhenItIsFull() {
        for (int number = 0; number <= ChannelPolicies.MAX_SIZE; number++) {
            stateOf("some-key-" + number);
        }

        assertThat(states.size()).isEqualTo(ChannelPolicies.MAX_SIZE / 10 * 9);
    }

    @Test
    @Tag("measure")
    @Tag("slow")
    void aMillionChannelsUseNoMemoryAfterEviction() throws InterruptedException {
        stateOf("some-key-0");
        long before = heap();
        for (int number = 0; number < 1_000_000; number++) {
            stateOf("some-key-" + number);
        }
        long full = heap();
        time.advance(Duration.ofMinutes(11));
        stateOf("some-key-0");
        long after = heap();

        System.out.printf(
                "[measure] a million channels: %+d KiB while %d are remembered, %+d KiB once they are forgotten%n",
                (full - before) / 1024, ChannelPolicies.MAX_SIZE, (after - before) / 1024);
        assertThat(states.size()).isEqualTo(1);
        assertThat(after - before).isLessThanOrEqualTo(1024 * 1024);
    }

    /** Returns the bytes in use after garbage collection, the minimum of several measurements. */
    private static long heap() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 6; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(50);
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    private ChannelPolicy stateOf(String key) {
        try (ChannelPolicies.Use use = states.use(credential(key), "")) {
            return use.state();
        }
    }

    private static HeaderCredential credential(String key) {
        return new HeaderCredential("D360-API-KEY", "", key);
    }
}
