package io.wabaprofile.testkit.fake;

import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.account.ChannelHealth.Down;
import io.wabaprofile.testkit.account.ChannelHealth.Forbidden;
import io.wabaprofile.testkit.account.ChannelHealth.Throttling;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fault.Fault;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.fault.PlatformError;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** The checks before and after each request of a fake: interrupt, key, planned faults, health of the channel. */
final class FakeRequestChecks {
    private final SimulatedAccount account;
    private final String key;
    private final FaultPlan faults;
    private final InstantSource clock;

    /** Uses the current key of the account. */
    FakeRequestChecks(SimulatedAccount account, FaultPlan faults, InstantSource clock) {
        this.account = account;
        this.key = account.key();
        this.faults = faults;
        this.clock = clock;
    }

    FakeRequestChecks with(FaultPlan plan) {
        return new FakeRequestChecks(account, plan, clock);
    }

    Instant instant() {
        return clock.instant();
    }

    /** Runs a task between the checks of one request. */
    <T> T call(Operation operation, Supplier<T> task) {
        Optional<Fault> fault = before(operation);
        T result = task.get();
        after(operation, fault);
        return result;
    }

    /** Throws a fault that prevents the request. Returns a planned fault that takes effect later. */
    Optional<Fault> before(Operation operation) {
        checkKey(operation);
        Optional<Fault> fault = faults.faultFor(operation, account, clock.instant());
        fault.ifPresent(planned -> FakeFailures.throwIfNotApplied(operation, planned));
        checkHealth(operation);
        return fault;
    }

    /** Checks the key and the health while a body is sent. */
    void during(Operation operation) {
        checkKey(operation);
        checkHealth(operation);
    }

    /** Throws a fault that loses the response. */
    void after(Operation operation, Optional<Fault> fault) {
        fault.ifPresent(planned -> FakeFailures.throwIfResponseLost(operation, planned));
    }

    void notApplicable(Fault fault, String reason) {
        faults.notApplicable(fault, reason);
    }

    private void checkKey(Operation operation) {
        if (Thread.currentThread().isInterrupted()) {
            throw new Cancelled(operation, Outcome.NOT_APPLIED, "interrupted");
        }
        if (!account.state().accepts(key)) {
            throw new Unauthorized(operation, Outcome.NOT_APPLIED, FakeFailures.INVALID_KEY);
        }
    }

    private void checkHealth(Operation operation) {
        ChannelHealth health = account.state().health();
        if (health instanceof Down) {
            throw FakeFailures.of(operation, PlatformError.UNEXPECTED_ERROR);
        }
        if (health instanceof Forbidden) {
            throw FakeFailures.of(operation, PlatformError.PERMISSION_DENIED);
        }
        if (health instanceof Throttling throttling) {
            throw FakeFailures.throttled(operation, throttling.retryAfter());
        }
    }
}
