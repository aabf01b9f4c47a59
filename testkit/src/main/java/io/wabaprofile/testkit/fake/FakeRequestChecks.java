package io.wabaprofile.testkit.fake;

import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.account.ChannelHealth.Down;
import io.wabaprofile.testkit.account.ChannelHealth.Throttling;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fault.Fault;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.fault.PlatformError;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** What every call of a fake meets before and after its work: the interrupt, the key, faults, the state of the servers. */
final class FakeRequestChecks {
    private final SimulatedAccount account;
    private final String key;
    private final FaultPlan faults;
    private final InstantSource clock;

    /** Uses the key that the account has now. */
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

    /** A whole call. */
    <T> T call(Operation operation, Supplier<T> work) {
        Optional<Fault> fault = enter(operation);
        T done = work.get();
        leave(operation, fault);
        return done;
    }

    /**
     * Before the work of one request.
     *
     * @return what is to go wrong with it, if that is not all that was to happen
     */
    Optional<Fault> enter(Operation operation) {
        demandKey(operation);
        Optional<Fault> fault = faults.faultFor(operation, account, clock.instant());
        fault.ifPresent(met -> FakeFailures.throwBeforeWork(operation, met));
        demandHealth(operation);
        return fault;
    }

    /** In the middle of a request. */
    void pass(Operation operation) {
        demandKey(operation);
        demandHealth(operation);
    }

    /** After the work of one request. */
    void leave(Operation operation, Optional<Fault> fault) {
        fault.ifPresent(met -> FakeFailures.throwAfterWork(operation, met));
    }

    void notApplicable(Fault fault, String why) {
        faults.notApplicable(fault, why);
    }

    private void demandKey(Operation operation) {
        if (Thread.currentThread().isInterrupted()) {
            throw new Cancelled(operation, Outcome.NOT_APPLIED, "interrupted");
        }
        if (!account.state().accepts(key)) {
            throw new Unauthorized(
                    operation,
                    Outcome.NOT_APPLIED,
                    FakeFailures.remoteError(401, null, "Invalid api_key or token expired"));
        }
    }

    private void demandHealth(Operation operation) {
        ChannelHealth condition = account.state().health();
        if (condition instanceof Down) {
            throw FakeFailures.of(operation, PlatformError.UNEXPECTED_ERROR);
        }
        if (condition instanceof Throttling throttling) {
            throw FakeFailures.throttled(operation, throttling.retryAfter());
        }
    }
}
