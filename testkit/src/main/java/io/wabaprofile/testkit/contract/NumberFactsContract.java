package io.wabaprofile.testkit.contract;

import static io.wabaprofile.testkit.contract.ExpectedFailure.cancelledByInterrupt;
import static io.wabaprofile.testkit.contract.ExpectedFailure.notApplied;
import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.number.Fact;
import io.wabaprofile.number.FactName;
import io.wabaprofile.number.FactSource;
import io.wabaprofile.number.NumberReport;
import io.wabaprofile.number.SendingHealth;
import io.wabaprofile.port.NumberFacts;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.SimulatedNumber;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.fault.PlatformError;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract tests of {@link NumberFacts}. Implement the interface with a test class. */
public interface NumberFactsContract {

    /** Returns the facts under test. */
    NumberFacts facts();

    /** Returns the channel whose facts are read. It must be new for each test. */
    SimulatedAccount account();

    /** Returns the fault plan of the requests of {@link #facts()}, such as that of the simulator. */
    FaultPlan faults();

    /** Returns the endpoint under test. */
    FactSource source();

    /** Returns the facts that the API offers. */
    Set<FactName> offered();

    /** Revokes the key with which the facts are read. By default, it is the key of the channel. */
    default void revokeKey() {
        account().revokeKey();
    }

    /** Reverses {@link #revokeKey()}. */
    default void restoreKey() {
        account().restoreKey();
    }

    private void assertReads(SimulatedNumber number) {
        account().setNumber(number);
        NumberReport report = facts().fetch();
        for (FactName name : FactName.values()) {
            Fact<?> fact = report.fact(name);
            if (offered().contains(name)) {
                assertThat(fact.value().map(NumberFactsContract::text))
                        .as(name.label())
                        .isEqualTo(Optional.ofNullable(text(number, name)));
                assertThat(fact.source()).as("source of " + name.label()).contains(source());
            } else {
                assertThat(fact).as(name.label()).isEqualTo(Fact.notOffered());
            }
        }
    }

    private static String text(Object value) {
        return value instanceof SendingHealth health ? health.status().code() : value.toString();
    }

    private static @Nullable String text(SimulatedNumber number, FactName name) {
        Boolean official = number.official();
        return switch (name) {
            case SENDING -> number.canSend();
            case DISPLAY_NAME -> number.displayName();
            case NAME_STATUS -> number.nameStatus();
            case CHANNEL_STATUS -> number.channelStatus();
            case QUALITY -> number.quality();
            case MESSAGING_LIMIT -> number.messagingLimit();
            case OFFICIAL_ACCOUNT -> official == null ? null : official.toString();
            case USERNAME -> number.username();
        };
    }

    @Test
    default void readsEachOfferedFactAndNoOther() {
        assertReads(new SimulatedNumber(
                "LIMITED", "Succulents & more", "PENDING_REVIEW", "running", "YELLOW", "TIER_10K", true, "succulents"));
    }

    @Test
    default void keepsCodesThatTheLibraryDoesNotKnow() {
        assertReads(new SimulatedNumber(
                "NEW_STATUS", "Ünï – 猫", "NEW_REVIEW", "new_state", "PURPLE", "TIER_MOON", false, "new.name"));
    }

    @Test
    default void reportsAMissingValueAsNotSet() {
        assertReads(new SimulatedNumber("AVAILABLE", null, null, null, null, null, null, null));
    }

    @Test
    default void readsAChangedValueWithTheNextCall() {
        assertReads(account().number().quality("GREEN").messagingLimit("TIER_1K"));
        assertReads(account().number().quality("RED").messagingLimit(null));
    }

    @Test
    default void throwsUnauthorizedIfTheKeyIsRevoked() {
        revokeKey();

        Unauthorized failure = notApplied(Unauthorized.class, () -> facts().fetch());

        assertThat(failure.isTransient()).isFalse();
        assertThat(account().secretsIn(failure.toString())).isEmpty();
    }

    @Test
    default void worksAgainAfterTheKeyIsRestored() {
        revokeKey();
        notApplied(Unauthorized.class, () -> facts().fetch());
        restoreKey();

        assertReads(account().number());
    }

    @Test
    default void throwsThrottledIfThePlatformThrottles() {
        faults().onAnyRequest().every().throttle();

        Throttled failure = notApplied(Throttled.class, () -> facts().fetch());

        assertThat(failure.isTransient()).isTrue();
    }

    @Test
    default void throwsUnavailableDuringAnOutage() {
        faults().onAnyRequest().every().error(PlatformError.GATEWAY_RESTARTING);

        Unavailable failure = notApplied(Unavailable.class, () -> facts().fetch());

        assertThat(failure.isTransient()).isTrue();
    }

    @Test
    default void worksAgainAfterAnOutage() {
        faults().onAnyRequest().every().error(PlatformError.GATEWAY_RESTARTING);
        notApplied(Unavailable.class, () -> facts().fetch());
        faults().reset();

        assertReads(account().number());
    }

    @Test
    default void throwsUnavailableIfEachResponseIsLost() {
        faults().onAnyRequest().every().responseLost();

        notApplied(Unavailable.class, () -> facts().fetch());
    }

    @Test
    default void throwsUnreadableIfTheResponseIsAWebPage() {
        faults().onAnyRequest().every().html();

        notApplied(Unreadable.class, () -> facts().fetch());
    }

    @Test
    default void doesNotReadOnAnInterruptedThread() {
        cancelledByInterrupt(() -> facts().fetch());
    }
}
