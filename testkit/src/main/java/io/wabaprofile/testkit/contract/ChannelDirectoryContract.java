package io.wabaprofile.testkit.contract;

import static io.wabaprofile.testkit.contract.ExpectedFailure.cancelledByInterrupt;
import static io.wabaprofile.testkit.contract.ExpectedFailure.notApplied;
import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.number.ChannelStatus;
import io.wabaprofile.number.DirectoryEntry;
import io.wabaprofile.number.Fact;
import io.wabaprofile.number.FactSource;
import io.wabaprofile.number.MessagingLimit;
import io.wabaprofile.number.NumberReport;
import io.wabaprofile.number.QualityRating;
import io.wabaprofile.port.ChannelDirectory;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.SimulatedNumber;
import io.wabaprofile.testkit.account.SimulatedPartner;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.fault.PlatformError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract tests of a {@link ChannelDirectory}. Implement the interface with a test class. */
public interface ChannelDirectoryContract {

    /** Returns the directory under test, for a partner with these channels in this order. Called once per test. */
    ChannelDirectory directory(List<SimulatedAccount> accounts);

    /** Returns the partner whose channels are listed. It must be new for each test. */
    SimulatedPartner partner();

    /** Returns the fault plan of the requests of the directory, such as that of the simulator. */
    FaultPlan faults();

    private static List<SimulatedAccount> accounts(int count) {
        return Stream.generate(SimulatedAccount::create).limit(count).toList();
    }

    private ChannelDirectory directory() {
        return directory(accounts(2));
    }

    private NumberReport reportOf(SimulatedNumber number) {
        SimulatedAccount account = SimulatedAccount.create();
        account.setNumber(number);
        List<DirectoryEntry> entries = directory(List.of(account)).list();
        assertThat(entries).hasSize(1);
        return entries.get(0).facts();
    }

    @Test
    default void listsNoChannelIfThePartnerHasNone() {
        assertThat(directory(List.of()).list()).isEmpty();
    }

    @Test
    default void listsEachChannelOnceInOrder() {
        List<SimulatedAccount> accounts = accounts(230);

        List<DirectoryEntry> entries = directory(accounts).list();

        assertThat(entries)
                .extracting(DirectoryEntry::id)
                .containsExactlyElementsOf(
                        accounts.stream().map(SimulatedAccount::channelId).toList());
        assertThat(entries)
                .extracting(DirectoryEntry::phoneNumber)
                .containsExactlyElementsOf(accounts.stream()
                        .map(account -> Optional.of(account.phoneNumber()))
                        .toList());
        assertThat(entries)
                .extracting(DirectoryEntry::accountId)
                .containsExactlyElementsOf(accounts.stream()
                        .map(account -> Optional.of(account.accountId()))
                        .toList());
    }

    @Test
    default void listsTheFactsOfAChannel() {
        FactSource source = FactSource.PARTNER_API;
        SimulatedNumber number = new SimulatedNumber(
                "BLOCKED", "Succulents", "APPROVED", "new_state", "PURPLE", "TIER_MOON", true, "succulents");

        assertThat(reportOf(number))
                .isEqualTo(NumberReport.builder()
                        .displayName(new Fact.Known<>("Succulents", source))
                        .channelStatus(new Fact.Known<>(new ChannelStatus("new_state"), source))
                        .quality(new Fact.Known<>(new QualityRating("PURPLE"), source))
                        .messagingLimit(new Fact.Known<>(new MessagingLimit("TIER_MOON"), source))
                        .build());
    }

    @Test
    default void listsAMissingValueAsNotSet() {
        FactSource source = FactSource.PARTNER_API;
        SimulatedNumber number = new SimulatedNumber(null, null, null, null, null, null, null, null);

        assertThat(reportOf(number))
                .isEqualTo(NumberReport.builder()
                        .displayName(new Fact.NotSet<>(source))
                        .channelStatus(new Fact.NotSet<>(source))
                        .quality(new Fact.NotSet<>(source))
                        .messagingLimit(new Fact.NotSet<>(source))
                        .build());
    }

    @Test
    default void listsNoKey() {
        List<SimulatedAccount> accounts = accounts(2);

        String listed = directory(accounts).list().toString();

        assertThat(accounts)
                .allSatisfy(account -> assertThat(account.secretsIn(listed)).isEmpty());
        assertThat(listed)
                .doesNotContain(partner().key())
                .contains(accounts.get(1).channelId());
    }

    @Test
    default void throwsUnauthorizedUntilTheKeyIsRestored() {
        List<SimulatedAccount> accounts = accounts(2);
        ChannelDirectory directory = directory(accounts);
        partner().revokeKey();

        Unauthorized failure = notApplied(Unauthorized.class, directory::list);

        assertThat(failure.isTransient()).isFalse();
        assertThat(failure).hasMessageNotContaining(partner().key());
        partner().restoreKey();
        assertThat(directory.list()).hasSameSizeAs(accounts);
    }

    @Test
    default void throwsThrottledIfThePlatformThrottles() {
        faults().onAnyRequest().every().throttle();

        assertThat(notApplied(Throttled.class, directory()::list).isTransient()).isTrue();
    }

    @Test
    default void throwsUnavailableUntilAnOutageEnds() {
        ChannelDirectory directory = directory();
        faults().onAnyRequest().every().error(PlatformError.GATEWAY_RESTARTING);

        assertThat(notApplied(Unavailable.class, directory::list).isTransient()).isTrue();

        faults().reset();
        assertThat(directory.list()).hasSize(2);
    }

    @Test
    default void throwsUnavailableIfEachResponseIsLost() {
        faults().onAnyRequest().every().responseLost();

        notApplied(Unavailable.class, directory()::list);
    }

    @Test
    default void throwsUnreadableIfTheResponseIsAWebPage() {
        faults().onAnyRequest().every().html();

        notApplied(Unreadable.class, directory()::list);
    }

    @Test
    default void doesNotReadOnAnInterruptedThread() {
        cancelledByInterrupt(directory()::list);
    }
}
