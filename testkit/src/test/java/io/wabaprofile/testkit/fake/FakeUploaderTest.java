package io.wabaprofile.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.port.UploadProgress;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.port.UploadStatistics;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.ReceivedUpload;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.contract.ContractSamples;
import io.wabaprofile.testkit.contract.RecordingObserver;
import io.wabaprofile.testkit.contract.RecordingObserver.Resumed;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests uploads of the fake at exact offsets, in addition to the contract. */
class FakeUploaderTest {
    private static final int MIB = 1024 * 1024;

    private final SimulatedAccount account = SimulatedAccount.create();
    private final MediaUploader uploader = FakeAdapter.over(account).uploader();
    private final byte[] content = ContractSamples.randomBytes(3 * MIB);
    private final MediaFile file = MediaFile.of(content, "video/mp4");

    /** Runs an action once, when exactly this number of bytes was sent. */
    private static RecordingObserver onceAt(long sent, Runnable action) {
        return new RecordingObserver() {
            private boolean done;

            @Override
            public void progressed(UploadProgress progress) {
                super.progressed(progress);
                if (progress.sent() == sent && !done) {
                    done = true;
                    action.run();
                }
            }
        };
    }

    private void failsAtTwoMibAndResumes(
            Class<? extends GatewayException> type, Runnable failureCause, Runnable recovery) {
        RecordingObserver failing = onceAt(2 * MIB, failureCause);

        GatewayException failure = catchThrowableOfType(type, () -> uploader.upload(file, failing));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        ReceivedUpload unfinished = account.unfinishedUploads().get(0);
        assertThat(unfinished.offset()).isEqualTo(2 * MIB);
        assertThat(unfinished.bytes().orElseThrow()).isEqualTo(Arrays.copyOf(content, 2 * MIB));
        assertThat(failing.lastSession().checkpoint()).isEqualTo(2 * MIB);

        recovery.run();
        RecordingObserver observer = new RecordingObserver();
        uploader.resume(failing.lastSession(), file, observer);

        assertThat(observer.resumed()).containsExactly(new Resumed(2 * MIB, UploadInterruption.EARLIER_UPLOAD));
        assertThat(observer.statistics())
                .containsExactly(new UploadStatistics(MIB, 0, 1, Optional.of(ContractSamples.sha256(content))));
        assertThat(account.lastUpload().bytes().orElseThrow()).isEqualTo(content);
        assertThat(account.lastUpload().bytesReceived()).isEqualTo(content.length);
    }

    @Test
    void resumesAfterAnOutage() {
        failsAtTwoMibAndResumes(Unavailable.class, account::outage, account::recover);
    }

    @Test
    void resumesAfterThrottling() {
        failsAtTwoMibAndResumes(Throttled.class, () -> account.throttle(Duration.ofMinutes(1)), account::recover);
    }

    @Test
    void resumesAfterTheKeyWasRevoked() {
        failsAtTwoMibAndResumes(Unauthorized.class, account::revokeKey, account::restoreKey);
    }

    @Test
    void resumesAfterAnInterrupt() {
        failsAtTwoMibAndResumes(
                Cancelled.class,
                () -> Thread.currentThread().interrupt(),
                () -> assertThat(Thread.interrupted()).isTrue());
    }

    @Test
    void resumesAfterTheObserverThrew() {
        failsAtTwoMibAndResumes(
                Cancelled.class,
                () -> {
                    throw new IllegalStateException("The window is closed");
                },
                () -> {});
    }

    @Test
    void sendsTheWholeFileAgainIfTheSessionIsForgottenDuringTheUpload() {
        RecordingObserver observer = onceAt(2 * MIB, account::forgetUploads);

        uploader.upload(file, observer);

        assertThat(account.lastUpload().bytes().orElseThrow()).isEqualTo(content);
        assertThat(account.unfinishedUploads()).isEmpty();
        assertThat(observer.resumed()).containsExactly(new Resumed(0, UploadInterruption.SESSION_FORGOTTEN));
        assertThat(observer.statistics())
                .containsExactly(
                        new UploadStatistics(5 * MIB, 2 * MIB, 2, Optional.of(ContractSamples.sha256(content))));
        assertThat(observer.sessions().stream().map(UploadSession::checkpoint))
                .containsExactly(0L, 1L * MIB, 2L * MIB, 0L, 1L * MIB, 2L * MIB, 3L * MIB);
    }

    @Test
    void countsOnlyItsOwnBytesAsSentAgain() {
        RecordingObserver failing = onceAt(MIB, account::outage);
        assertThat(catchThrowableOfType(Unavailable.class, () -> uploader.upload(file, failing)))
                .isNotNull();
        account.recover();
        RecordingObserver observer = onceAt(2 * MIB, account::forgetUploads);

        uploader.resume(failing.lastSession(), file, observer);

        assertThat(observer.statistics().get(0))
                .isEqualTo(new UploadStatistics(4 * MIB, MIB, 2, Optional.of(ContractSamples.sha256(content))));
    }

    @Test
    void failsIfTheSecondSessionIsForgotten() {
        RecordingObserver observer = new RecordingObserver() {
            @Override
            public void progressed(UploadProgress progress) {
                account.forgetUploads();
            }
        };

        Rejected failure = catchThrowableOfType(Rejected.class, () -> uploader.upload(file, observer));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(observer.resumed()).hasSize(1);
        assertThat(account.uploads()).isEmpty();
    }

    @Test
    void detectsAChangeBeforeTheLastCheckpoint() {
        RecordingObserver failing = onceAt(2 * MIB, account::outage);
        assertThat(catchThrowableOfType(Unavailable.class, () -> uploader.upload(file, failing)))
                .isNotNull();
        account.recover();
        byte[] changed = content.clone();
        changed[2 * MIB - 1]++;

        assertThat(catchThrowableOfType(
                        UploadMismatch.class,
                        () -> uploader.resume(failing.lastSession(), MediaFile.of(changed, "video/mp4"))))
                .hasMessageContaining("first 2097152 bytes");
        assertThat(account.uploads()).isEmpty();
    }

    @Test
    void takesTheTimeOfASessionFromItsClock() {
        VirtualTime time = VirtualTime.startingAt(Instant.parse("2024-05-06T07:08:09Z"));
        RecordingObserver observer = new RecordingObserver();

        FakeAdapter.over(account, time).uploader().upload(file, observer);

        assertThat(observer.lastSession().openedAt()).isEqualTo(time.instant());
    }
}
