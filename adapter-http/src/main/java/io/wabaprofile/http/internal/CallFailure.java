package io.wabaprofile.http.internal;

import io.wabaprofile.port.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call failed after all its attempts. {@link ExceptionMapper} turns it into what users see. */
final class CallFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient AttemptFailure last;
    private final transient Outcome outcome;
    private final transient @Nullable Duration wait;

    /** @param wait how long the call would have had to wait, if it ended because that was too long */
    CallFailure(AttemptFailure last, Outcome outcome, @Nullable Duration wait) {
        super(null, last, true, false);
        this.last = last;
        this.outcome = outcome;
        this.wait = wait;
    }

    AttemptFailure last() {
        return last;
    }

    /** Whether the caller ended the call. */
    boolean isCancelled() {
        return last.kind() == FailureClass.CANCELLED || last.kind() == FailureClass.CLOSED;
    }

    Outcome outcome() {
        return outcome;
    }

    @Nullable
    Duration suggestedWait() {
        return wait;
    }
}
