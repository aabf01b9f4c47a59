package io.wabaprofile.http.internal.policy;

import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.FailureKind;
import io.wabaprofile.port.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The failure of a call after its last attempt. The client maps it to a public exception. */
public final class CallFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient AttemptFailure last;
    private final transient Outcome outcome;
    private final transient @Nullable Duration wait;

    /** @param wait how long the call would have waited for its next attempt, if the deadline did not allow that */
    public CallFailure(AttemptFailure last, Outcome outcome, @Nullable Duration wait) {
        super(null, last, true, false);
        this.last = last;
        this.outcome = outcome;
        this.wait = wait;
    }

    public AttemptFailure last() {
        return last;
    }

    /** Whether the caller ended the call. */
    boolean isCancelled() {
        return last.kind() == FailureKind.CANCELLED || last.kind() == FailureKind.CLOSED;
    }

    public Outcome outcome() {
        return outcome;
    }

    public @Nullable Duration suggestedWait() {
        return wait;
    }
}
