package io.wabaprofile.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Outcome;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Assertions about calls that must fail. */
final class ExpectedFailure {
    private ExpectedFailure() {}

    /** Asserts that a call throws an exception of this type with the outcome {@code NOT_APPLIED}. */
    static <T extends GatewayException> T notApplied(Class<T> type, ThrowingCallable call) {
        T failure = catchThrowableOfType(type, call);
        assertThat(failure).as("a failure").isNotNull();
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        return failure;
    }

    /** Asserts that a call on an interrupted thread is cancelled, and that the thread stays interrupted. */
    static void cancelledByInterrupt(ThrowingCallable call) {
        Thread.currentThread().interrupt();
        try {
            notApplied(Cancelled.class, call);
        } finally {
            assertThat(Thread.interrupted()).as("the interrupt flag").isTrue();
        }
    }
}
