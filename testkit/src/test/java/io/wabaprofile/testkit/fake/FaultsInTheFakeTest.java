package io.wabaprofile.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unavailable.Reason;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.port.UploadStatistics;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.contract.ContractSamples;
import io.wabaprofile.testkit.contract.RecordingObserver;
import io.wabaprofile.testkit.contract.RecordingObserver.Resumed;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.fault.FaultTarget;
import io.wabaprofile.testkit.fault.PlatformError;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the exceptions of the fake for planned faults. They are those of a real adapter after its last retry. */
class FaultsInTheFakeTest {
    private static final ProfileUpdate UPDATE =
            ProfileUpdate.builder().about("Hello").build();

    private final VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-01-02T03:04:05Z"));
    private final FaultPlan faults = FaultPlan.create();
    private final SimulatedAccount account = SimulatedAccount.create();
    private final FakeAdapter fake = FakeAdapter.over(account, time).withFaults(faults);
    private final ProfileGateway profile = fake.profile();
    private final MediaUploader uploader = fake.uploader();
    private final byte[] content = ContractSamples.randomBytes(300_000);
    private final MediaFile file = MediaFile.of(content, "video/mp4");
    private final RecordingObserver observer = new RecordingObserver();

    static Stream<Arguments> faultsAfterTheWork() {
        return Stream.of(
                Arguments.of("responseLost", (Consumer<FaultTarget>) FaultTarget::responseLost, Unavailable.class),
                Arguments.of("stall", (Consumer<FaultTarget>) FaultTarget::stall, Unavailable.class),
                Arguments.of("html", (Consumer<FaultTarget>) FaultTarget::html, Unreadable.class),
                Arguments.of("truncatedJson", (Consumer<FaultTarget>) FaultTarget::truncatedJson, Unreadable.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultsAfterTheWork")
    void aLostResponseLeavesAWriteAppliedWithUnknownOutcome(
            String name, Consumer<FaultTarget> fault, Class<? extends GatewayException> type) {
        fault.accept(faults.on(Operation.UPDATE_PROFILE));
        fault.accept(faults.on(Operation.REPLACE_PHOTO));

        GatewayException update = catchThrowableOfType(type, () -> profile.apply(UPDATE));
        GatewayException photo = catchThrowableOfType(
                type, () -> fake.photo().replace(SamplePhoto.png(192).photo()));

        assertThat(update.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(update.operation()).isEqualTo(Operation.UPDATE_PROFILE);
        assertThat(photo.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(account.profile().about()).contains("Hello");
        assertThat(account.photo()).isPresent();
        faults.verify();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultsAfterTheWork")
    void aReadChangesNothing(String name, Consumer<FaultTarget> fault, Class<? extends GatewayException> type) {
        account.setProfile(ContractSamples.fullProfile());
        fault.accept(faults.on(Operation.FETCH_PROFILE));

        GatewayException failure = catchThrowableOfType(type, profile::fetch);

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(profile.fetch()).isEqualTo(account.profile());
    }

    @Test
    void aStallIsATimeoutAndALostResponseIsALostConnection() {
        faults.on(Operation.FETCH_PROFILE)
                .stall()
                .on(Operation.FETCH_PROFILE)
                .nth(2)
                .responseLost();

        assertThat(catchThrowableOfType(Unavailable.class, profile::fetch).reason())
                .isEqualTo(Reason.TIMED_OUT);
        assertThat(catchThrowableOfType(Unavailable.class, profile::fetch).reason())
                .isEqualTo(Reason.CONNECTION_LOST);
    }

    @Test
    void aDripHasNoEffect() {
        account.setProfile(ContractSamples.fullProfile());
        faults.on(Operation.FETCH_PROFILE).drip();

        assertThat(profile.fetch()).isEqualTo(account.profile());
        faults.verify();
    }

    @Test
    void throttlingEndsAtItsTimeOnTheClock() {
        faults.on(Operation.UPDATE_PROFILE).throttle(0, Duration.ofSeconds(90));

        Throttled refused = catchThrowableOfType(Throttled.class, () -> profile.apply(UPDATE));
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(90));
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(account.profile().about()).isEmpty();
        time.advance(Duration.ofSeconds(90));
        profile.apply(UPDATE);

        assertThat(account.profile().about()).contains("Hello");
    }

    @ParameterizedTest
    @EnumSource(PlatformError.class)
    void aDocumentedErrorBecomesAnExceptionWithItsStatus(PlatformError error) {
        faults.on(Operation.UPDATE_PROFILE).error(error);

        GatewayException failure = catchThrowableOfType(GatewayException.class, () -> profile.apply(UPDATE));

        assertThat(failure).isInstanceOfAny(Rejected.class, Throttled.class, Unauthorized.class, Unavailable.class);
        boolean serverError = failure instanceof Unavailable unavailable && unavailable.reason() == Reason.SERVER_ERROR;
        assertThat(failure.outcome()).isEqualTo(serverError ? Outcome.UNKNOWN : Outcome.NOT_APPLIED);
        assertThat(failure.remoteError().orElseThrow().status()).isEqualTo(error.status());
        assertThat(account.profile().about()).isEmpty();
    }

    @Test
    void anUploadResumesAfterACut() {
        faults.uploads().cutAfter(100_001).uploads().nth(2).cutAfter(0);

        uploader.upload(file, observer);

        assertThat(observer.resumed())
                .containsExactly(
                        new Resumed(100_001, UploadInterruption.CONNECTION_LOST),
                        new Resumed(100_001, UploadInterruption.CONNECTION_LOST));
        assertThat(account.lastUpload().bytes().orElseThrow()).isEqualTo(content);
        assertThat(account.lastUpload().bytesReceived()).isEqualTo(content.length);
        assertThat(observer.statistics())
                .containsExactly(
                        new UploadStatistics(content.length, 0, 1, Optional.of(ContractSamples.sha256(content))));
        faults.verify();
    }

    @Test
    void anUploadResumesAfterALostResponse() {
        faults.on(Operation.SEND_UPLOAD).responseLost();

        uploader.upload(file, observer);

        assertThat(observer.resumed()).containsExactly(new Resumed(content.length, UploadInterruption.CONNECTION_LOST));
        assertThat(account.uploads()).hasSize(1);
    }

    @Test
    void anUploadFailsAfterTenCuts() {
        faults.uploads().every().cutAfter(1);

        assertThat(catchThrowableOfType(Unavailable.class, () -> uploader.upload(file, observer))
                        .outcome())
                .isEqualTo(Outcome.NOT_APPLIED);
        assertThat(faults.injected()).isEqualTo(10);
    }

    @Test
    void anUploadStartsOverIfItsSessionIsForgotten() {
        faults.uploads().forgetSession();

        uploader.upload(file, observer);

        assertThat(observer.resumed()).containsExactly(new Resumed(0, UploadInterruption.SESSION_FORGOTTEN));
        assertThat(account.lastUpload().sha256()).isEqualTo(ContractSamples.sha256(content));
        assertThat(account.unfinishedUploads()).isEmpty();
    }

    @Test
    void anUploadFailsIfTheReportedOffsetIsTooHigh() {
        faults.uploads().cutAfter(10).uploads().wrongOffset(11);
        assertThat(catchThrowableOfType(UploadMismatch.class, () -> uploader.upload(file, observer)))
                .hasMessageContaining("claims to hold 11 bytes");

        faults.reset();
        faults.uploads().cutAfter(10).uploads().wrongOffset(9);
        uploader.upload(file, observer);
        assertThat(account.lastUpload().sha256()).isEqualTo(ContractSamples.sha256(content));
        faults.verify();
    }

    @Test
    void aCutAfterMoreBytesThanTheBodyHasIsReported() {
        faults.uploads().cutAfter(300_001);

        uploader.upload(file, observer);

        assertThat(catchThrowable(faults::verify)).hasMessageContaining("the body had only 300000 bytes");
    }

    @Test
    void otherFaultsFailAnUploadWithNotApplied() {
        faults.on(Operation.OPEN_UPLOAD).html().on(Operation.SEND_UPLOAD).stall();

        assertThat(catchThrowableOfType(Unreadable.class, () -> uploader.upload(file, observer))
                        .operation())
                .isEqualTo(Operation.OPEN_UPLOAD);
        assertThat(catchThrowableOfType(Unavailable.class, () -> uploader.upload(file, observer))
                        .outcome())
                .isEqualTo(Outcome.NOT_APPLIED);
    }

    @Test
    void retriesOvercomeChaos() {
        faults.chaos(20_261_125, 0.3);
        int failures = 0;

        for (int i = 0; i < 200; i++) {
            ProfileUpdate update = ProfileUpdate.builder().about("About " + i).build();
            for (boolean done = false; !done; ) {
                try {
                    profile.apply(update);
                    done = true;
                } catch (GatewayException e) {
                    assertThat(e.isTransient()).isTrue();
                    failures++;
                }
            }
            assertThat(account.profile().about()).contains("About " + i);
        }
        assertThat(failures).isEqualTo(faults.injected()).isBetween(30, 130);
    }
}
