package io.wabaprofile.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.wabaprofile.application.ReadBack.Result.Confirmed;
import io.wabaprofile.application.ReadBack.Result.Different;
import io.wabaprofile.application.ReadBack.Result.Failed;
import io.wabaprofile.application.UpdateOutcome.Updated;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ReadBackTest {
    private static final BusinessProfile OLD =
            BusinessProfile.builder().about("old").build();
    private static final BusinessProfile NEW =
            BusinessProfile.builder().about("new").build();
    private static final ProfileUpdate TO_NEW =
            ProfileUpdate.builder().about("new").build();
    private static final Duration WAIT = Duration.ofSeconds(2);

    private final Scripted gateway = new Scripted();
    private final List<Duration> waits = new ArrayList<>();
    private final ProfileEditor editor = new ProfileEditor(gateway, ReadBack.upTo(3, WAIT, waits::add));

    @Test
    void confirmsAWriteThatTheNextReadShows() {
        gateway.reads(OLD, NEW);

        assertThat(readBack()).isEqualTo(new Confirmed());
        assertThat(waits).containsExactly(WAIT);
    }

    @Test
    void readsAgainWhileTheReadsLagBehindTheWrite() {
        gateway.reads(OLD, OLD, OLD, NEW);

        assertThat(readBack()).isEqualTo(new Confirmed());
        assertThat(waits).containsExactly(WAIT, WAIT, WAIT);
    }

    @Test
    void tellsWhatWasReadLastIfItIsNotWhatWasWritten() {
        gateway.reads(OLD, OLD, OLD, OLD);

        assertThat(readBack()).isEqualTo(new Different(OLD));
    }

    @Test
    void aFieldThatTheReadLacksIsNotConfirmed() {
        BusinessProfile nothing = BusinessProfile.builder().build();
        gateway.reads(OLD, nothing, nothing, nothing);

        assertThat(readBack()).isEqualTo(new Different(nothing));
    }

    @Test
    void aReadThatFailsDoesNotFailTheWrite() {
        GatewayException down = unavailable(Operation.FETCH_ABOUT, Outcome.NOT_APPLIED);
        gateway.reads(OLD);
        gateway.failsToRead(down, 3);

        assertThat(readBack()).isEqualTo(new Failed(down));
        assertThat(waits).hasSize(3);
    }

    @Test
    void aWriteOfUnknownOutcomeIsNotReadBack() {
        gateway.writeFailure = unavailable(Operation.UPDATE_ABOUT, Outcome.UNKNOWN);
        gateway.reads(OLD, NEW);

        assertThat(catchThrowable(() -> editor.update(TO_NEW))).isSameAs(gateway.writeFailure);
        assertThat(waits).isEmpty();
    }

    @Test
    void aRefusedWriteIsNotReadBack() {
        gateway.writeFailure = new Rejected(Operation.UPDATE_ABOUT, Outcome.NOT_APPLIED, null);
        gateway.reads(OLD, NEW);

        assertThat(catchThrowable(() -> editor.update(TO_NEW))).isSameAs(gateway.writeFailure);
        assertThat(waits).isEmpty();
    }

    @Test
    void anInterruptEndsTheWaitAndKeepsTheFlag() {
        gateway.reads(OLD, NEW);
        ProfileEditor interrupted = new ProfileEditor(gateway, ReadBack.upTo(3, WAIT, wait -> {
            throw new InterruptedException();
        }));

        UpdateOutcome outcome = interrupted.update(TO_NEW);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(((Updated) outcome).readBack()).isInstanceOf(Failed.class);
    }

    @Test
    void aThreadThatIsInterruptedAlreadyDoesNotWait() {
        gateway.reads(OLD, NEW);
        gateway.afterWrite = () -> Thread.currentThread().interrupt();

        ReadBack.Result result = readBack();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result).isInstanceOf(Failed.class);
        assertThat(waits).isEmpty();
    }

    @Test
    void refusesNumbersThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReadBack.upTo(0, WAIT))
                .withMessageContaining("but is 0");
        assertThatIllegalArgumentException().isThrownBy(() -> ReadBack.upTo(101, WAIT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReadBack.upTo(1, Duration.ofSeconds(-1)))
                .withMessageContaining("PT-1S");
        assertThatIllegalArgumentException().isThrownBy(() -> ReadBack.upTo(1, Duration.ofMinutes(61)));
    }

    @Test
    void waitsForRealByDefault() {
        gateway.reads(OLD, NEW);
        ProfileEditor real = new ProfileEditor(gateway, ReadBack.upTo(1, Duration.ofNanos(1)));

        assertThat(((Updated) real.update(TO_NEW)).readBack()).isEqualTo(new Confirmed());
    }

    private ReadBack.Result readBack() {
        return ((Updated) editor.update(TO_NEW)).readBack();
    }

    private static GatewayException unavailable(Operation operation, Outcome outcome) {
        return new Unavailable(operation, outcome, Unavailable.Reason.CONNECTION_LOST, null, null);
    }

    private static final class Scripted implements ProfileGateway {
        private final Queue<Supplier<BusinessProfile>> script = new ArrayDeque<>();
        private GatewayException writeFailure;
        private Runnable afterWrite = () -> {};

        private void reads(BusinessProfile... profiles) {
            for (BusinessProfile profile : profiles) {
                script.add(() -> profile);
            }
        }

        private void failsToRead(GatewayException failure, int times) {
            for (int count = 0; count < times; count++) {
                script.add(() -> {
                    throw failure;
                });
            }
        }

        @Override
        public BusinessProfile fetch(Set<ProfileField> fields) {
            return script.remove().get();
        }

        @Override
        public void apply(ProfileUpdate update) {
            afterWrite.run();
            if (writeFailure != null) {
                throw writeFailure;
            }
        }
    }
}
