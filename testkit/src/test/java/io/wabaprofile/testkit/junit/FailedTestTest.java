package io.wabaprofile.testkit.junit;

import static io.wabaprofile.testkit.assertj.WabaProfileAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.journal.Journal;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests the report of a failed test, and the failures that the extension causes. */
class FailedTestTest {
    @TempDir
    Path reports;

    private InnerRun run(Class<?> testClass) {
        return InnerRun.of(testClass, reports);
    }

    @WabaProfileTest
    static class Fails {
        private static final List<SimulatedAccount> ACCOUNTS = new ArrayList<>();
        private static final StringBuilder CONVERSATION = new StringBuilder();

        @Test
        void afterThreeCalls(Dialog360Simulator simulator, SimulatedAccount account, FaultPlan faults) {
            ACCOUNTS.add(account);
            faults.chaos(4711, 0);
            PlainCloud cloud = new PlainCloud(simulator.baseUri(), account.key());
            cloud.fetchAbout();
            CONVERSATION.append(cloud.upload(new byte[] {1, 2, 3}));
            throw new IllegalStateException("and then it failed");
        }
    }

    @Test
    void theExchangesAreAttachedToTheFailure() throws IOException {
        InnerRun run = run(Fails.class);

        Throwable failure = run.onlyFailure();
        assertThat(failure).hasMessage("and then it failed");
        String transcript = InnerRun.transcript(failure);
        assertThat(transcript)
                .contains("3 exchanges")
                .contains("1 fetch profile of channel 1: GET /whatsapp_business_profile?fields=about -> 200")
                .contains("\"messaging_product\":\"whatsapp\"")
                .contains("3 send upload of channel 1: POST /upload:session-1 -> 200")
                .contains("request: (3 bytes)")
                .contains("{\"h\":\"handle-1\"}")
                .contains("chaos(4711L");
        assertThat(run.published())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("waba-profile");
        Path folder = run.published().get(0);
        assertThat(folder).startsWith(reports);
        assertThat(folder.resolve("transcript.txt")).hasContent(transcript);
        assertThat(Journal.read(folder.resolve("journal.jsonl")).exchanges()).hasSize(3);
        assertThat(InnerRun.text(folder.resolve("journal.har"))).contains("\"log\"", "upload:session-1");
    }

    @Test
    void theReportContainsNoSecret() {
        InnerRun run = run(Fails.class);

        SimulatedAccount account = Fails.ACCOUNTS.get(Fails.ACCOUNTS.size() - 1);
        assertThat(account.secretsIn(Fails.CONVERSATION))
                .as("the hunt finds them where they are")
                .hasSize(3);
        Throwable failure = run.onlyFailure();
        StringWriter printed = new StringWriter();
        failure.printStackTrace(new PrintWriter(printed, true));
        assertThat(printed.toString()).contains("Suppressed: ", "session-1", "handle-1");
        assertThat(account).hasNoSecretIn(failure).hasNoSecretIn(printed.toString());
        for (String file : List.of("transcript.txt", "journal.jsonl", "journal.har")) {
            String text = InnerRun.text(run.published().get(0).resolve(file));
            assertThat(text).contains("session-1", "handle-1");
            assertThat(account).hasNoSecretIn(text);
        }
    }

    @WabaProfileTest
    static class FailsBefore {
        @BeforeEach
        void call(Dialog360Simulator simulator, SimulatedAccount account) {
            new PlainCloud(simulator.baseUri(), account.key()).fetchAbout();
            throw new IllegalStateException("failed before the test");
        }

        @Test
        void neverRuns() {}
    }

    @Test
    void aFailureInBeforeEachHasATranscript() {
        assertThat(InnerRun.transcript(run(FailsBefore.class).onlyFailure())).contains("1 exchange (");
    }

    @WabaProfileTest
    static class IsAborted {
        @Test
        void becauseOfAnAssumption(Dialog360Simulator simulator, FaultPlan faults) {
            faults.onAnyRequest().html();
            assumeTrue(simulator.disabledChecks().size() > 1, "not today");
        }
    }

    @Test
    void anAbortedTestStaysAborted() {
        InnerRun run = run(IsAborted.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.aborted()).isOne();
        assertThat(run.published()).isEmpty();
    }

    @WabaProfileTest
    static class DoesNotTriggerItsFault {
        @Test
        void isGreenOtherwise(FaultPlan faults, Dialog360Simulator simulator) {
            faults.on(Operation.FETCH_PROFILE).html();
            assertThat(simulator).receivedNothing();
        }
    }

    @Test
    void aPlannedFaultThatDidNotHappenFailsTheTest() {
        Throwable failure = run(DoesNotTriggerItsFault.class).onlyFailure();

        assertThat(failure).isInstanceOf(AssertionError.class).hasMessageContaining("not injected");
        assertThat(InnerRun.transcript(failure)).contains("0 exchanges", "injected 0 times");
    }

    @WabaProfileTest(verifyFaults = false)
    static class MayIgnoreItsFault {
        @Test
        void isGreen(FaultPlan faults) {
            faults.onAnyRequest().html();
        }
    }

    static class MayIgnoreItsFaultByField {
        @WabaProfileTest(verifyFaults = false)
        private FaultPlan faults;

        @Test
        void isGreen() {
            faults.onAnyRequest().html();
        }
    }

    @Test
    void verifyFaultsFalseTurnsTheCheckOff() {
        assertThat(run(MayIgnoreItsFault.class).failures()).isEmpty();
        assertThat(run(MayIgnoreItsFaultByField.class).failures()).isEmpty();
    }

    static final class Closing implements GatewayFactory {
        private static final List<String> CLOSED = new ArrayList<>();

        @Override
        public Gateways connect(URI baseUri, String key, VirtualTime time) {
            PlainCloud cloud = new PlainCloud(baseUri, key);
            return Gateways.create()
                    .profile(cloud)
                    .closing(() -> CLOSED.add("first, and the simulator answered "
                            + !cloud.fetchAbout().isEmpty()))
                    .closing(() -> CLOSED.add("last"))
                    .closing(() -> {
                        throw new IOException("stuck");
                    });
        }
    }

    @WabaProfileTest(gateways = Closing.class)
    static class CannotClose {
        @Test
        void isGreenOtherwise(ProfileGateway profile) {
            assertThat(profile).isInstanceOf(PlainCloud.class);
        }
    }

    @Test
    void aResourceThatCannotBeClosedFailsTheTestAndTheOthersAreClosed() {
        Closing.CLOSED.clear();

        Throwable failure = run(CannotClose.class).onlyFailure();

        assertThat(failure).hasMessageContaining("after the test: java.io.IOException: stuck");
        assertThat(Closing.CLOSED).containsExactly("last", "first, and the simulator answered true");
    }

    @WabaProfileTest(gateways = Closing.class)
    static class RequiresAMissingPort {
        @Test
        void neverRuns(MediaUploader uploader) {
            assertThat(uploader).isNull();
        }
    }

    @Test
    void aMissingPortFailsWithItsNameAndTheFactory() {
        assertThat(run(RequiresAMissingPort.class).onlyFailure())
                .hasMessageContaining("MediaUploader")
                .hasMessageContaining(Closing.class.getName());
    }

    final class Inner implements GatewayFactory {
        @Override
        public Gateways connect(URI baseUri, String key, VirtualTime time) {
            return Gateways.create();
        }
    }

    @WabaProfileTest(gateways = Inner.class)
    static class HasAFactoryThatCannotBeCreated {
        @Test
        void neverRuns(ProfileGateway profile) {
            assertThat(profile).isNull();
        }
    }

    static final class Broken implements GatewayFactory {
        Broken() {
            throw new IllegalStateException("no way");
        }

        @Override
        public Gateways connect(URI baseUri, String key, VirtualTime time) {
            return Gateways.create();
        }
    }

    static class HasAFactoryThatFails {
        @WabaProfileTest(gateways = Broken.class)
        private ProfileGateway profile;

        @Test
        void neverRuns() {
            assertThat(profile).isNull();
        }
    }

    @Test
    void aFactoryThatCannotBeCreatedFailsWithTheReason() {
        assertThat(run(HasAFactoryThatCannotBeCreated.class).onlyFailure())
                .hasMessageContaining("needs a constructor without arguments. If it is nested, it must be static.");
        assertThat(run(HasAFactoryThatFails.class).onlyFailure()).hasMessageContaining("no way");
    }

    @WabaProfileTest
    static class InjectsIntoBeforeAll {
        @BeforeAll
        static void prepare(SimulatedAccount account) {
            assertThat(account).hasNoPhoto();
        }

        @Test
        void neverRuns() {}
    }

    @WabaProfileTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class InjectsIntoASharedConstructor {
        InjectsIntoASharedConstructor(SimulatedAccount account) {
            assertThat(account).hasNoPhoto();
        }

        @Test
        void neverRuns() {}
    }

    @Test
    void parametersOfBeforeAllAndSharedConstructorsFail() {
        assertThat(run(InjectsIntoBeforeAll.class).onlyFailure())
                .hasMessageContaining("A SimulatedAccount belongs to one test")
                .hasMessageContaining("prepare");
        assertThat(run(InjectsIntoASharedConstructor.class).onlyFailure())
                .hasMessageContaining("A SimulatedAccount belongs to one test");
    }

    static class StaticField {
        @WabaProfileTest
        private static SimulatedAccount account = SimulatedAccount.create();

        @Test
        void neverRuns() {
            assertThat(account).hasNoPhoto();
        }
    }

    static class FieldOfAnotherType {
        @WabaProfileTest
        private String account = "";

        @Test
        void neverRuns() {
            assertThat(account).isEmpty();
        }
    }

    static class FieldWithoutItsPort {
        @WabaProfileTest(gateways = Closing.class)
        private MediaUploader uploader;

        @Test
        void neverRuns() {
            assertThat(uploader).isNull();
        }
    }

    @Test
    void aFieldThatCannotBeSetFailsWithTheReason() {
        assertThat(run(StaticField.class).onlyFailure())
                .hasMessageContaining("StaticField.account must be neither static nor final");
        assertThat(run(FieldOfAnotherType.class).onlyFailure())
                .hasMessageContaining("FieldOfAnotherType.account has an unsupported type")
                .hasMessageContaining("SimulatedAccount, FakeAdapter, Dialog360Simulator");
        assertThat(run(FieldWithoutItsPort.class).onlyFailure())
                .hasMessageContaining("FieldWithoutItsPort.uploader has the type MediaUploader")
                .hasMessageContaining(Closing.class.getName());
    }

    @WabaProfileTest
    static class FailsInItsConstructor {
        private static final List<URI> STARTED = new ArrayList<>();

        FailsInItsConstructor(Dialog360Simulator simulator) {
            STARTED.add(simulator.baseUri());
            throw new IllegalStateException("no instance, no test");
        }

        @Test
        void neverRuns() {}
    }

    @Test
    void aSimulatorIsClosedIfTheTestInstanceCannotBeCreated() {
        assertThat(run(FailsInItsConstructor.class).onlyFailure()).hasMessageContaining("no instance, no test");

        PlainCloud late = new PlainCloud(FailsInItsConstructor.STARTED.get(0), "any");
        assertThatThrownBy(late::fetchAbout).hasCauseInstanceOf(ConnectException.class);
    }

    @WabaProfileTest
    static class LongStory {
        @Test
        void fails(Dialog360Simulator simulator, SimulatedAccount account) {
            account.setProfile(BusinessProfile.builder()
                    .about("%s of \n" + "x".repeat(2_000))
                    .build());
            PlainCloud cloud = new PlainCloud(simulator.baseUri(), account.key());
            for (int i = 0; i < 60; i++) {
                cloud.fetchAbout();
            }
            throw new IllegalStateException("at last");
        }
    }

    @Test
    void aLongTranscriptIsShortened() {
        InnerRun run = run(LongStory.class);

        String transcript = InnerRun.transcript(run.onlyFailure());
        assertThat(transcript)
                .contains("60 exchanges (secrets are masked)\n(the first 10 are only in the journal)\n11 fetch profile")
                .contains("60 fetch profile");
        assertThat(transcript.length()).isLessThan(50 * 1_300);
        assertThat(InnerRun.text(run.published().get(0).resolve("journal.jsonl"))
                        .lines())
                .hasSize(60);
    }

    @WabaProfileTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @Execution(ExecutionMode.CONCURRENT)
    static class SharesItsFields {
        @WabaProfileTest
        private SimulatedAccount account;

        @Test
        void neverRuns() {
            assertThat(account).hasNoPhoto();
        }
    }

    @Test
    void aFieldOfASharedInstanceFailsInConcurrentTests() {
        InnerRun run =
                InnerRun.of(SharesItsFields.class, reports, Map.of("junit.jupiter.execution.parallel.enabled", "true"));

        assertThat(run.onlyFailure())
                .hasMessageContaining("SharesItsFields.account would be shared by concurrent tests");
    }
}
