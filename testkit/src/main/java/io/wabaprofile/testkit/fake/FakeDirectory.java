package io.wabaprofile.testkit.fake;

import io.wabaprofile.number.DirectoryEntry;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.ChannelDirectory;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.SimulatedPartner;
import io.wabaprofile.testkit.fault.Fault;
import io.wabaprofile.testkit.fault.FaultPlan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The channels of a partner in memory, for tests without HTTP. Lists the accounts in their order, with the facts that
 * the Partner API offers. Throws the same exceptions as the real adapter. Safe for use by several threads.
 */
public final class FakeDirectory implements ChannelDirectory {
    private final SimulatedPartner partner;
    private final List<SimulatedAccount> accounts;
    private final FaultPlan faults;
    private final InstantSource clock;

    private FakeDirectory(
            SimulatedPartner partner, List<SimulatedAccount> accounts, FaultPlan faults, InstantSource clock) {
        this.partner = partner;
        this.accounts = List.copyOf(accounts);
        this.faults = faults;
        this.clock = clock;
    }

    /** Returns a directory of these accounts, without faults. */
    public static FakeDirectory over(SimulatedPartner partner, List<SimulatedAccount> accounts) {
        return new FakeDirectory(partner, accounts, FaultPlan.create(), () -> Instant.EPOCH);
    }

    /**
     * Returns a directory with planned faults, on {@link Operation#LIST_CHANNELS}. The fake does not retry: each fault
     * becomes the exception that a real adapter throws after its last retry.
     *
     * @param timeSource for the end of planned throttling
     */
    public FakeDirectory withFaults(FaultPlan plan, InstantSource timeSource) {
        return new FakeDirectory(partner, accounts, plan, timeSource);
    }

    @Override
    public List<DirectoryEntry> list() {
        Operation operation = Operation.LIST_CHANNELS;
        if (Thread.currentThread().isInterrupted()) {
            throw new Cancelled(operation, Outcome.NOT_APPLIED, "interrupted");
        }
        if (!partner.accepts(partner.key())) {
            throw new Unauthorized(operation, Outcome.NOT_APPLIED, FakeFailures.INVALID_KEY);
        }
        Optional<Fault> fault = faults.faultFor(operation, null, clock.instant());
        fault.ifPresent(planned -> FakeFailures.throwIfNotApplied(operation, planned));
        List<DirectoryEntry> entries =
                accounts.stream().map(FakeDirectory::entry).toList();
        fault.ifPresent(planned -> FakeFailures.throwIfResponseLost(operation, planned));
        return entries;
    }

    private static DirectoryEntry entry(SimulatedAccount account) {
        return new DirectoryEntry(
                account.channelId(),
                Optional.of(account.phoneNumber()),
                Optional.of(account.accountId()),
                FakeReports.partner(account.number()));
    }
}
