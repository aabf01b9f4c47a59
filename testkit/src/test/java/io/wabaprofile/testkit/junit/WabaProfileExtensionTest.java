package io.wabaprofile.testkit.junit;

import static io.wabaprofile.testkit.assertj.WabaProfileAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.NumberFacts;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fake.FakeAdapter;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.journal.Journal;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the injected objects and their end after the test. */
class WabaProfileExtensionTest {
    @TempDir
    Path reports;

    private InnerRun run(Class<?> testClass) {
        return InnerRun.of(testClass, reports);
    }

    @WabaProfileTest
    static class Everything {
        private final SimulatedAccount ofConstructor;
        private SimulatedAccount ofBefore = SimulatedAccount.create();

        Everything(SimulatedAccount account) {
            ofConstructor = account;
        }

        @BeforeEach
        void remember(SimulatedAccount account) {
            ofBefore = account;
        }

        @Test
        void belongsTogether(
                SimulatedAccount account,
                FakeAdapter fake,
                Dialog360Simulator simulator,
                Journal journal,
                FaultPlan faults,
                VirtualTime time,
                ProfileGateway profile,
                PhotoGateway photo,
                MediaUploader uploader,
                NumberFacts facts) {
            assertThat((Object) account).isSameAs(ofConstructor).isSameAs(ofBefore);
            assertThat(simulator.accounts()).containsExactly(account);
            assertThat(simulator.faults()).isSameAs(faults);
            assertThat(journal).isSameAs(simulator.journal());
            assertThat(time.sleeps()).isEmpty();
            profile.apply(ProfileUpdate.builder().about("Open till nine").build());
            account.setNumber(account.number().username("sample"));
            assertThat(facts.fetch().username().value()).contains("sample");
            fake.uploader().upload(MediaFile.of(new byte[] {1}, "image/png"));
            uploader.upload(MediaFile.of(new byte[] {1}, "image/png"));
            assertThat(photo).isNotNull();
            assertThat(account).hasAbout("Open till nine").hasUploads(2);
            assertThat(new PlainCloud(simulator.baseUri(), account.key()).fetchAbout())
                    .contains("Open till nine");
            assertThat(simulator).received(Operation.FETCH_PROFILE);
            assertThat(journal.exchanges())
                    .extracting(exchange -> exchange.at())
                    .containsExactly(time.instant());
        }

        @AfterEach
        void isStillThere(SimulatedAccount account) {
            assertThat((Object) account).isSameAs(ofBefore);
        }
    }

    @Test
    void theObjectsOfATestBelongTogether() {
        InnerRun run = run(Everything.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.passed()).isOne();
        assertThat(run.published()).isEmpty();
    }

    static class Fields {
        @WabaProfileTest
        private SimulatedAccount account;

        @WabaProfileTest(gateways = Plain.class)
        private ProfileGateway http;

        @WabaProfileTest
        private ProfileGateway memory;

        @RepeatedTest(3)
        void startWithNothingSet(SimulatedAccount sameAccount) {
            assertThat((Object) sameAccount).isSameAs(account);
            assertThat(account).hasNoAbout();
            memory.apply(ProfileUpdate.builder().about("Open till nine").build());
            assertThat(http).isInstanceOf(PlainCloud.class);
            assertThat(http.fetch(Set.of()).about())
                    .hasValueSatisfying(read -> assertThat(read).contains("Open till nine"));
        }
    }

    @Test
    void aFieldIsSetAgainForEachTest() {
        InnerRun run = run(Fields.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.passed()).isEqualTo(3);
    }

    static final class Plain implements GatewayFactory {
        private Plain() {}

        @Override
        public Gateways connect(URI baseUri, String key, VirtualTime time) {
            return Gateways.create().profile(new PlainCloud(baseUri, key));
        }
    }

    @WabaProfileTest(gateways = Plain.class)
    static class Around {
        @WabaProfileTest
        FaultPlan faults;

        @Nested
        class Inside {
            @WabaProfileTest
            SimulatedAccount account;

            @ParameterizedTest
            @ValueSource(strings = {"Open till nine", "Open till ten"})
            void usesTheFactoryAround(String about, ProfileGateway profile, FaultPlan sameFaults) {
                account.setProfile(BusinessProfile.builder().about(about).build());
                assertThat(profile).isInstanceOf(PlainCloud.class);
                assertThat(profile.fetch(Set.of()).about())
                        .hasValueSatisfying(read -> assertThat(read).contains(about));
                assertThat(sameFaults).isSameAs(faults);
            }
        }
    }

    @Test
    void nestedClassesUseTheFactoryOfTheEnclosingClass() {
        InnerRun run = run(Around.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.passed()).isEqualTo(2);
    }

    @WabaProfileTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance {
        @WabaProfileTest
        private SimulatedAccount account;

        @RepeatedTest(2)
        void startsWithNothingUploaded(MediaUploader uploader) {
            assertThat(account).hasUploads(0);
            uploader.upload(MediaFile.of(new byte[] {1}, "image/png"));
        }
    }

    @Test
    void aSharedInstanceGetsNewObjectsForEachTest() {
        assertThat(run(OneInstance.class).failures()).isEmpty();
    }

    @WabaProfileTest
    @Execution(ExecutionMode.CONCURRENT)
    static class AtTheSameTime {
        private static final Set<URI> SEEN = ConcurrentHashMap.newKeySet();
        private static final CountDownLatch BOTH = new CountDownLatch(2);

        @RepeatedTest(2)
        void hasASimulatorOfItsOwn(Dialog360Simulator simulator, SimulatedAccount account) throws InterruptedException {
            SEEN.add(simulator.baseUri());
            account.revokeKey();
            BOTH.countDown();
            BOTH.await();
            assertThat(simulator).receivedNothing();
            assertThat(new PlainCloud(simulator.baseUri(), account.key()).fetchAbout())
                    .isNotEmpty();
            assertThat(simulator).receivedCalls(1);
        }
    }

    @Test
    void concurrentTestsHaveTheirOwnObjects() {
        InnerRun run = InnerRun.of(
                AtTheSameTime.class,
                reports,
                Map.of(
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "2"));

        assertThat(run.failures()).isEmpty();
        assertThat(AtTheSameTime.SEEN).hasSize(2);
    }

    @WabaProfileTest
    static class NoServer {
        @Test
        void theFakeAlone(FakeAdapter fake, FaultPlan faults) {
            assertThat(fake).isNotNull();
            assertThat(faults.unused()).isEmpty();
            throw new IllegalStateException("fails without a transcript");
        }
    }

    @WabaProfileTest
    static class FaultsAtTheFake {
        @Test
        void areMet(ProfileGateway profile, FaultPlan faults) {
            faults.on(Operation.FETCH_PROFILE).html();

            assertThatThrownBy(profile::fetch).isInstanceOf(Unreadable.class);
        }
    }

    @Test
    void plannedFaultsHappenInTheFake() {
        InnerRun run = run(FaultsAtTheFake.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.passed()).isOne();
    }

    @Test
    void noSimulatorIsStartedForTheFake() {
        InnerRun run = run(NoServer.class);

        assertThat(run.onlyFailure()).hasMessage("fails without a transcript").hasNoSuppressedExceptions();
        assertThat(run.published()).isEmpty();
    }
}
