package io.wabaprofile.http.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.http.internal.ApiClientFixture;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.ErrorResponse;
import io.wabaprofile.http.internal.request.ErrorResponse.Dialect;
import io.wabaprofile.http.internal.request.FailureKind;
import io.wabaprofile.testkit.VirtualTime;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The failures that count against a host, and the time for which the breaker is open. */
class HostCircuitBreakerTest {
    private final VirtualTime time = VirtualTime.startingAt(ApiClientFixture.START);
    private final HostCircuitBreaker breaker = new HostCircuitBreaker(time);

    @Test
    void aTimeoutDoesNotCountIfTheHostRespondedToAnotherRequest() {
        for (int channel = 0; channel < 200; channel++) {
            fail(new ChannelPolicy(4), () -> {
                time.advance(Duration.ofMillis(1));
                sendNested(1);
                return AttemptFailure.of(FailureKind.TIMED_OUT, "");
            });
        }

        assertThat(isOpen()).isFalse();
    }

    @Test
    void opensForTenSecondsAfterFiftyFailuresOfManyChannels() {
        fail(49, FailureKind.LOST);
        assertThat(sendNested(1)).isEqualTo(1);
        fail(49, FailureKind.TIMED_OUT);

        assertThat(isOpen()).isTrue();
        time.advance(Duration.ofSeconds(11));
        assertThat(sendNested(1)).isEqualTo(1);
    }

    @Test
    void isOpenForExactlyTenSecondsOfTheInjectedClock() {
        fail(50, FailureKind.LOST);

        time.advance(Duration.ofSeconds(10));
        assertThat(isOpen()).isTrue();
        time.advance(Duration.ofNanos(1));
        assertThat(isOpen()).isFalse();
    }

    @Test
    void lets10TrialsThroughAndNoMoreHoweverLongTheyTake() {
        fail(50, FailureKind.LOST);
        time.advance(Duration.ofSeconds(11));

        AttemptFailure oneTooMany =
                catchThrowableOfType(AttemptFailure.class, () -> sendNested(11, Duration.ofSeconds(11)));
        assertThat(oneTooMany.kind()).isEqualTo(FailureKind.BREAKER_OPEN);
    }

    @Test
    void closesAfterTenSuccessfulTrials() {
        fail(50, FailureKind.LOST);
        time.advance(Duration.ofSeconds(11));
        for (int trial = 0; trial < 10; trial++) {
            assertThat(sendNested(1)).isEqualTo(1);
        }
        fail(49, FailureKind.LOST);

        assertThat(isOpen()).isFalse();
    }

    @Test
    void opensAgainAfterTenFailedTrials() {
        fail(50, FailureKind.LOST);
        time.advance(Duration.ofSeconds(11));
        fail(10, FailureKind.LOST);

        assertThat(isOpen()).isTrue();
        time.advance(Duration.ofSeconds(9));
        assertThat(isOpen()).isTrue();
        time.advance(Duration.ofSeconds(2));
        assertThat(isOpen()).isFalse();
    }

    @Test
    void slowSuccessesDoNotOpenIt() {
        for (int upload = 0; upload < 100; upload++) {
            breaker.guard(new ChannelPolicy(4), () -> {
                time.advance(Duration.ofMinutes(2));
                return true;
            });
        }

        assertThat(isOpen()).isFalse();
    }

    @Test
    void failuresThatAreNotTheHostsDoNotOpenIt() {
        fail(1_000, FailureKind.INVALID);

        assertThat(sendNested(1)).isEqualTo(1);
    }

    @Test
    void successesCountAgainstFailures() {
        fail(20, FailureKind.LOST);
        for (int call = 0; call < 60; call++) {
            sendNested(1);
        }
        fail(30, FailureKind.LOST);

        assertThat(isOpen()).isFalse();
    }

    @Test
    void oneChannelAloneDoesNotOpenIt() {
        ChannelPolicy channel = new ChannelPolicy(4);
        for (int call = 0; call < 200; call++) {
            AttemptFailure failure = fail(channel, () -> AttemptFailure.of(FailureKind.LOST, ""));

            assertThat(failure.kind()).isEqualTo(FailureKind.LOST);
            time.advance(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"UNDOCUMENTED", "DIALOG360", "NO_DETAILS"})
    void errorsWithoutACodeCountAgainstTheHost(Dialect dialect) {
        fail(60, () -> failureWith(dialect));

        assertThat(isOpen()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"META", "ON_PREMISE", "UPLOAD"})
    void errorsWithACodeDoNotCountAgainstTheHost(Dialect dialect) {
        fail(200, () -> failureWith(dialect));

        assertThat(isOpen()).isFalse();
    }

    @Test
    void aTrialThatDoesNotCountReleasesItsPermit() {
        fail(50, FailureKind.LOST);
        time.advance(Duration.ofSeconds(11));
        fail(30, FailureKind.INVALID);

        assertThat(isOpen()).isFalse();
    }

    private static AttemptFailure failureWith(Dialect dialect) {
        return new AttemptFailure(
                FailureKind.TRANSIENT,
                "",
                new ErrorResponse(500, dialect, null, null, null, null, null, null, false, null),
                null);
    }

    private boolean isOpen() {
        try {
            sendNested(1);
            return false;
        } catch (AttemptFailure failure) {
            assertThat(failure.kind()).isEqualTo(FailureKind.BREAKER_OPEN);
            return true;
        }
    }

    private void fail(int channels, FailureKind kind) {
        fail(channels, () -> AttemptFailure.of(kind, ""));
    }

    private void fail(int channels, Supplier<AttemptFailure> failure) {
        for (int channel = 0; channel < channels; channel++) {
            fail(new ChannelPolicy(4), failure);
        }
    }

    private AttemptFailure fail(ChannelPolicy channel, Supplier<AttemptFailure> failure) {
        return catchThrowableOfType(
                AttemptFailure.class,
                () -> breaker.guard(channel, () -> {
                    throw failure.get();
                }));
    }

    private int sendNested(int depth) {
        return sendNested(depth, Duration.ZERO);
    }

    /** Nests requests, each sent some time after the one before. */
    private int sendNested(int depth, Duration later) {
        ChannelPolicy state = new ChannelPolicy(4);
        return breaker.guard(state, () -> {
            time.advance(later);
            return depth == 1 ? 1 : 1 + sendNested(depth - 1, later);
        });
    }
}
