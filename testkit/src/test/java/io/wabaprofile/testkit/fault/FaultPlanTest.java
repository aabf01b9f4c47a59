package io.wabaprofile.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.SimulatedAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Tests of which requests a fault targets, and of the counts of a plan. */
class FaultPlanTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final FaultPlan faults = FaultPlan.create();
    private final SimulatedAccount account = SimulatedAccount.create();
    private final SimulatedAccount other = SimulatedAccount.create();
    private Instant now = START;

    private String met(Operation operation) {
        return met(operation, account);
    }

    private String met(Operation operation, SimulatedAccount channel) {
        return faults.faultFor(operation, channel, now).map(Fault::toString).orElse("-");
    }

    @Test
    void aFaultTargetsTheNextRequestByDefault() {
        faults.on(Operation.FETCH_PROFILE).html();

        assertThat(met(Operation.UPDATE_PROFILE)).isEqualTo("-");
        assertThat(met(Operation.FETCH_PROFILE)).isEqualTo("html");
        assertThat(met(Operation.FETCH_PROFILE)).isEqualTo("-");
    }

    @Test
    void aFaultCanTargetTheNthRequestOfItsOperations() {
        faults.on(Operation.FETCH_PROFILE, Operation.FETCH_ABOUT).nth(3).stall();

        assertThat(met(Operation.FETCH_PROFILE)).isEqualTo("-");
        assertThat(met(Operation.UPDATE_PROFILE)).isEqualTo("-");
        assertThat(met(Operation.FETCH_ABOUT)).isEqualTo("-");
        assertThat(met(Operation.FETCH_ABOUT)).isEqualTo("stall");
        assertThat(met(Operation.FETCH_ABOUT)).isEqualTo("-");
    }

    @Test
    void requestsAreCountedFromThePlanningOfTheFault() {
        met(Operation.FETCH_PROFILE);
        faults.onAnyRequest().nth(2).html();

        assertThat(met(Operation.FETCH_PROFILE)).isEqualTo("-");
        assertThat(met(Operation.SEND_UPLOAD)).isEqualTo("html");
    }

    @Test
    void aFaultCanTargetOneChannel() {
        faults.onAnyRequest().of(account).nth(2).truncatedJson();

        assertThat(met(Operation.FETCH_PROFILE, account)).isEqualTo("-");
        assertThat(met(Operation.FETCH_PROFILE, other)).isEqualTo("-");
        assertThat(met(Operation.FETCH_PROFILE, other)).isEqualTo("-");
        assertThat(met(Operation.FETCH_PROFILE, account)).isEqualTo("truncatedJson");
    }

    @Test
    void aFaultCanTargetEveryRequest() {
        faults.uploads().every().cutAfter(5);

        assertThat(met(Operation.SEND_UPLOAD)).isEqualTo("cutAfter(5)");
        assertThat(met(Operation.SEND_UPLOAD, other)).isEqualTo("cutAfter(5)");
        assertThat(met(Operation.FETCH_OFFSET)).isEqualTo("-");
        assertThat(faults.injected()).isEqualTo(2);
    }

    @Test
    void injectsOnlyTheFirstOfSeveralFaultsForOneRequest() {
        faults.on(Operation.FETCH_PROFILE).html();
        faults.on(Operation.FETCH_PROFILE).stall();
        faults.on(Operation.FETCH_PROFILE).nth(2).drip();

        assertThat(met(Operation.FETCH_PROFILE)).isEqualTo("html");
        assertThat(met(Operation.FETCH_PROFILE)).isEqualTo("drip(2 ms)");
        assertThat(faults.unused()).containsExactly("stall on request 1 of fetch profile");
    }

    @Test
    void throttlingStartsAfterSomeRequestsAndEndsAfterItsTime() {
        faults.on(Operation.FETCH_PROFILE).throttle(2, Duration.ofSeconds(30));

        assertThat(List.of(met(Operation.FETCH_PROFILE), met(Operation.FETCH_PROFILE)))
                .containsOnly("-");
        now = START.plusSeconds(100);
        assertThat(met(Operation.FETCH_PROFILE)).isEqualTo("throttle(30000 ms)");
        now = START.plusSeconds(110);
        assertThat(met(Operation.FETCH_PROFILE)).isEqualTo("throttle(20000 ms)");
        now = START.plusSeconds(130);
        assertThat(met(Operation.FETCH_PROFILE)).isEqualTo("-");
        faults.verify();
    }

    @Test
    void verifyListsFaultsThatWereNotInjected() {
        faults.on(Operation.FETCH_PROFILE).of(account).html();
        faults.uploads().nth(2).forgetSession();
        faults.onAnyRequest().every().drip(Duration.ofMillis(7));

        assertThatThrownBy(faults::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("html on request 1 of fetch profile of one channel")
                .hasMessageContaining("forgetSession on request 2 of fetch upload offset or send upload")
                .hasMessageContaining("drip(7 ms) on every request");
    }

    @Test
    void verifyPassesAfterAllFaultsWereInjected() {
        assertThatCode(faults::verify).doesNotThrowAnyException();
        faults.onAnyRequest().every().responseLost();

        met(Operation.REPLACE_PHOTO);

        assertThatCode(faults::verify).doesNotThrowAnyException();
    }

    @Test
    void verifyListsFaultsThatWereNotApplicable() {
        faults.notApplicable(new Fault.CutAfter(9, false), "the body had only 3 bytes");

        assertThatThrownBy(faults::verify).hasMessageContaining("cutAfter(9): the body had only 3 bytes");
    }

    @Test
    void resetRemovesAllFaults() {
        faults.onAnyRequest().every().html();
        faults.chaos(1, 1);
        met(Operation.FETCH_PROFILE);

        faults.reset();

        assertThat(met(Operation.FETCH_PROFILE)).isEqualTo("-");
        assertThat(faults.injected()).isZero();
        assertThat(faults).hasToString("FaultPlan[]");
    }

    @Test
    void describesThePlanAndItsCounts() {
        faults.onAnyRequest().every().html().chaos(7, 0.5);
        met(Operation.FETCH_PROFILE);
        met(Operation.FETCH_PROFILE);

        assertThat(faults).hasToString("FaultPlan[html on every request, injected 2 times, chaos(7L, 0.5)]");
    }

    @Test
    void chaosWithTheSameSeedInjectsTheSameFaults() {
        List<String> first = drawn(42);

        assertThat(drawn(42)).isEqualTo(first);
        assertThat(drawn(43)).isNotEqualTo(first);
        assertThat(first).contains("-", "responseLost", "throttle(1000 ms)", "error(GATEWAY_RESTARTING)");
        assertThat(first).anyMatch(fault -> fault.startsWith("cutAfter"));
    }

    private List<String> drawn(long seed) {
        FaultPlan chaotic = FaultPlan.create().chaos(seed, 0.5);
        List<String> drawn = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Optional<Fault> fault = chaotic.faultFor(Operation.SEND_UPLOAD, account, now);
            drawn.add(fault.map(Fault::toString).orElse("-"));
        }
        return drawn;
    }

    @Test
    void chaosLogsItsSeed() {
        List<String> logged = new ArrayList<>();
        Handler listening = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger("io.wabaprofile.testkit");
        log.addHandler(listening);
        try {
            faults.chaos(0.25);
        } finally {
            log.removeHandler(listening);
        }

        assertThat(logged).singleElement().asString().matches("chaos\\(-?\\d+L, 0\\.25\\)");
        assertThat(faults.toString()).contains(logged.get(0));
    }

    @Test
    void rejectsInvalidNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> faults.onAnyRequest().nth(0));
        assertThatIllegalArgumentException().isThrownBy(() -> faults.uploads().nth(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> faults.uploads().cutAfter(-1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> faults.onAnyRequest().drip(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> faults.onAnyRequest().throttle(-1, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> faults.onAnyRequest().throttle(0, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> faults.chaos(1, 1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> faults.chaos(1, Double.NaN));
        assertThat(faults).hasToString("FaultPlan[]");
    }
}
