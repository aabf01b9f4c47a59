package io.wabaprofile.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.port.UploadStatistics;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.testkit.account.Digests;
import io.wabaprofile.testkit.account.ReceivedUpload;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.UploadInProgress;
import io.wabaprofile.testkit.account.UploadInProgress.Transfer;
import io.wabaprofile.testkit.contract.RecordingObserver.Resumed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How every {@link MediaUploader} goes on with what was begun earlier. Part of {@link MediaUploaderContract}. */
public interface ResumedUploadContract {

    /** The uploader under test; a new one, or the same again. */
    MediaUploader uploader();

    /** The channel that the uploader under test reaches; nothing was uploaded to it, and no other test uses it. */
    SimulatedAccount account();

    @Test
    default void goesOnWithACancelledUpload() {
        for (int length : new int[] {1024 * 1024, 9 * 1024 * 1024}) {
            byte[] given = ContractSamples.randomBytes(length);
            MediaFile file = MediaFile.of(given, "video/mp4").named("film.mp4");
            int before = account().uploads().size();
            UploadSession session = cancelled(file, RecordingObserver.cancellingOnTheWay());
            RecordingObserver observer = new RecordingObserver();

            MediaHandle handle = uploader().resume(session, file, observer);

            assertThat(account().uploads()).hasSize(before + 1);
            assertArrived(given, handle);
            assertThat(observer.events()).startsWith(file);
            Resumed first = observer.resumed().get(0);
            assertThat(first.why()).isEqualTo(UploadInterruption.EARLIER_UPLOAD);
            assertThat(first.offset()).isBetween(0L, (long) length);
            UploadStatistics statistics = observer.statistics().get(0);
            assertThat(statistics.bytesSent() - statistics.bytesResent()).isBetween(0L, length - first.offset());
            assertThat(statistics.sessions()).isEqualTo(1);
            assertThat(statistics.sha256()).contains(ContractSamples.sha256(given));
        }
    }

    private UploadSession cancelled(MediaFile file, RecordingObserver observer) {
        assertThat(catchThrowableOfType(Cancelled.class, () -> uploader().upload(file, observer)))
                .isNotNull();
        return observer.lastSession();
    }

    private void assertArrived(byte[] given, MediaHandle handle) {
        ReceivedUpload arrived = account().lastUpload();
        assertThat(arrived.length()).isEqualTo(given.length);
        assertThat(arrived.sha256()).isEqualTo(ContractSamples.sha256(given));
        assertThat(account().state().uploadWith(new String(handle.verbatim(), StandardCharsets.US_ASCII)))
                .isPresent();
    }

    @Test
    default void goesOnExactlyWhereThePlatformIs() {
        byte[] given = ContractSamples.randomBytes(1024 * 1024);
        MediaFile file = MediaFile.of(given, "video/mp4");
        for (int held : new int[] {1, 700_001, given.length - 1, given.length}) {
            UploadSession session = begun(file);
            arrive(session, given, held);
            int there = (int) account().unfinishedUploads().get(0).offset();
            RecordingObserver observer = new RecordingObserver();

            MediaHandle handle = uploader().resume(session, file, observer);

            assertArrived(given, handle);
            assertThat(observer.resumed()).containsExactly(new Resumed(there, UploadInterruption.EARLIER_UPLOAD));
            assertThat(observer.statistics())
                    .containsExactly(new UploadStatistics(
                            given.length - there, 0, 1, Optional.of(ContractSamples.sha256(given))));
            assertThat(observer.progress())
                    .allSatisfy(now -> assertThat(now.sent()).isBetween((long) there, file.length()));
            assertThat(account().unfinishedUploads()).isEmpty();
        }
    }

    /** There is a session, and of the file next to nothing was sent. */
    private UploadSession begun(MediaFile file) {
        return cancelled(file, RecordingObserver.cancellingOnceOpen());
    }

    /** By another way than the uploader under test. What of its own request is still under way is dropped. */
    private void arrive(UploadSession session, byte[] content, int held) {
        String id = new String(session.id(), StandardCharsets.US_ASCII);
        UploadInProgress upload = account().state().sessions().with(id).orElseThrow();
        Transfer transfer = Stream.generate(() -> upload.transferFrom(upload.offset(), UploadInProgress.EVERY_BYTE))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
        int there = (int) upload.offset();
        if (there < held) {
            transfer.take(Arrays.copyOfRange(content, there, held), held - there);
        }
    }

    @Test
    default void goesOnWithWhatAnotherUploaderBegan() {
        byte[] given = ContractSamples.randomBytes(300_000);
        MediaFile file = MediaFile.of(given, "image/png");
        UploadSession session = begun(file);
        arrive(session, given, 150_000);

        byte[] token = session.checkpointAt(100_000, Digests.sha256().digest(Arrays.copyOf(given, 100_000)))
                .token();
        MediaHandle handle = uploader().resume(UploadSession.of(token), MediaFile.of(given, "image/png"));

        assertArrived(given, handle);
        assertThat(account().uploads()).hasSize(1);
    }

    @Test
    default void goesOnAsOftenAsItIsStopped() {
        byte[] given = ContractSamples.randomBytes(2 * 1024 * 1024);
        MediaFile file = MediaFile.of(given, "video/mp4");
        UploadSession session = begun(file);
        for (int i = 1; i <= 3; i++) {
            arrive(session, given, i * 100_000);
            RecordingObserver stopping = new RecordingObserver() {
                @Override
                public boolean cancelled() {
                    return true;
                }
            };
            UploadSession latest = session;
            assertThat(catchThrowableOfType(Cancelled.class, () -> uploader().resume(latest, file, stopping)))
                    .isNotNull();
            assertThat(account().uploads()).isEmpty();
            session = stopping.sessions().isEmpty() ? session : stopping.lastSession();
        }

        assertArrived(given, uploader().resume(session, file));
        assertThat(account().uploads()).hasSize(1);
    }

    @Test
    default void goesOnAfterAnInterruptOnTheWay() {
        byte[] given = ContractSamples.randomBytes(1024 * 1024);
        MediaFile file = MediaFile.of(given, "video/mp4");
        Thread caller = Thread.currentThread();
        RecordingObserver observer = new RecordingObserver() {
            @Override
            public void checkpoint(UploadSession session) {
                super.checkpoint(session);
                caller.interrupt();
            }
        };
        try {
            assertThat(catchThrowableOfType(Cancelled.class, () -> uploader().upload(file, observer)))
                    .isNotNull();
        } finally {
            assertThat(Thread.interrupted()).as("the flag").isTrue();
        }

        assertArrived(given, uploader().resume(observer.lastSession(), file));
        assertThat(account().uploads()).hasSize(1);
    }

    @Test
    default void goesOnAfterAnOutage() {
        byte[] given = ContractSamples.randomBytes(300_000);
        MediaFile file = MediaFile.of(given, "image/png");
        RecordingObserver observer = new RecordingObserver() {
            @Override
            public void checkpoint(UploadSession session) {
                super.checkpoint(session);
                account().outage();
            }
        };

        Unavailable failure =
                catchThrowableOfType(Unavailable.class, () -> uploader().upload(file, observer));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        account().recover();
        assertArrived(given, uploader().resume(observer.lastSession(), file));
        assertThat(account().uploads()).hasSize(1);
    }

    @Test
    default void givesTheHandleOfAFinishedUploadAgain() {
        byte[] given = ContractSamples.randomBytes(300_000);
        MediaFile file = MediaFile.of(given, "image/png");
        RecordingObserver observer = new RecordingObserver();
        MediaHandle handle = uploader().upload(file, observer);
        RecordingObserver again = new RecordingObserver();

        assertThat(uploader().resume(observer.lastSession(), file, again)).isEqualTo(handle);
        assertThat(uploader().resume(observer.sessions().get(0), file)).isEqualTo(handle);

        assertThat(account().uploads()).hasSize(1);
        assertThat(account().unfinishedUploads()).isEmpty();
        assertThat(again.statistics())
                .containsExactly(new UploadStatistics(0, 0, 1, Optional.of(ContractSamples.sha256(given))));
    }

    @Test
    default void sendsTheWholeFileAgainIfThePlatformForgotTheSession() {
        byte[] given = ContractSamples.randomBytes(300_000);
        MediaFile file = MediaFile.of(given, "image/png");
        UploadSession forgotten = begun(file);
        arrive(forgotten, given, 200_000);
        account().forgetUploads();
        RecordingObserver observer = new RecordingObserver();

        MediaHandle handle = uploader().resume(forgotten, file, observer);

        assertArrived(given, handle);
        assertThat(account().uploads()).hasSize(1);
        assertThat(account().unfinishedUploads()).isEmpty();
        assertThat(observer.resumed()).containsExactly(new Resumed(0, UploadInterruption.SESSION_FORGOTTEN));
        assertThat(observer.statistics())
                .containsExactly(new UploadStatistics(given.length, 0, 2, Optional.of(ContractSamples.sha256(given))));
        assertThat(observer.lastSession().id()).isNotEqualTo(forgotten.id());
        UploadSession replacement = observer.sessions().stream()
                .filter(session -> !Arrays.equals(session.id(), forgotten.id()))
                .findFirst()
                .orElseThrow();
        assertThat(observer.events().indexOf(replacement))
                .isLessThan(observer.events().indexOf(observer.progress().get(0)));
        assertThat(uploader().resume(observer.lastSession(), file)).isEqualTo(handle);
    }

    @Test
    default void goesOnWithNoOtherFile() {
        byte[] given = ContractSamples.randomBytes(300_000);
        UploadSession begun = begun(MediaFile.of(given, "image/png"));
        arrive(begun, given, 200_000);
        UploadSession session = begun.checkpointAt(100_000, Digests.sha256().digest(Arrays.copyOf(given, 100_000)));
        byte[] changed = given.clone();
        changed[99_999]++;
        long there = account().unfinishedUploads().get(0).offset();

        for (MediaFile other : List.of(
                MediaFile.of(changed, "image/png"),
                MediaFile.of(Arrays.copyOf(given, 299_999), "image/png"),
                MediaFile.of(Arrays.copyOf(given, 300_001), "image/png"),
                MediaFile.of(given, "image/jpeg"),
                MediaFile.of(300_000, "image/png", offset -> new ByteArrayInputStream(new byte[10])))) {
            RecordingObserver observer = new RecordingObserver();

            UploadMismatch failure =
                    catchThrowableOfType(UploadMismatch.class, () -> uploader().resume(session, other, observer));

            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            assertThat(observer.progress()).isEmpty();
            assertThat(account().uploads()).isEmpty();
            assertThat(account().unfinishedUploads().get(0).offset()).isEqualTo(there);
        }
        assertArrived(given, uploader().resume(session, MediaFile.of(given, "image/png")));
    }

    @Test
    default void noticesThatAFileWasTouched(@TempDir Path directory) throws IOException {
        byte[] given = ContractSamples.randomBytes(300_000);
        Path path = Files.write(directory.resolve("price list.pdf"), given);
        Files.setLastModifiedTime(path, FileTime.from(Instant.parse("2024-05-06T07:08:09Z")));
        UploadSession session = begun(MediaFile.of(path, "application/pdf"));
        Files.setLastModifiedTime(path, FileTime.from(Instant.parse("2024-05-06T07:08:10Z")));
        MediaFile touched = MediaFile.of(path, "application/pdf");

        assertThat(catchThrowableOfType(UploadMismatch.class, () -> uploader().resume(session, touched)))
                .isNotNull();
        assertThat(account().uploads()).isEmpty();

        Files.setLastModifiedTime(path, FileTime.from(Instant.parse("2024-05-06T07:08:09Z")));
        assertArrived(given, uploader().resume(session, MediaFile.of(path, "application/pdf")));
    }

    @Test
    default void failsIfTheFileChangesWhileItGoesOn() {
        byte[] given = ContractSamples.randomBytes(300_000);
        AtomicInteger unchanged = new AtomicInteger(given.length + 1);
        MediaFile file = MediaFile.of(
                given.length,
                "image/png",
                offset -> ContractSamples.changingAfter(unchanged.get(), given, (int) offset));
        UploadSession session = begun(file);
        arrive(session, given, 100_000);

        for (int readable : new int[] {0, 50_000, 200_000}) {
            unchanged.set(readable);
            assertThat(catchThrowableOfType(
                            UploadMismatch.class, () -> uploader().resume(session, file)))
                    .isNotNull();
            assertThat(account().uploads()).isEmpty();
        }
    }

    @Test
    default void isCancelledByAnInterruptBeforeItGoesOnAndKeepsTheFlag() {
        MediaFile file = MediaFile.of(ContractSamples.randomBytes(300_000), "image/png");
        UploadSession session = begun(file);
        Thread.currentThread().interrupt();
        try {
            assertThat(catchThrowableOfType(Cancelled.class, () -> uploader().resume(session, file)))
                    .isNotNull();
        } finally {
            assertThat(Thread.interrupted()).as("the flag").isTrue();
        }
        assertThat(account().uploads()).isEmpty();
    }

    @Test
    default void goesOnWithNothingWithARevokedKey() {
        MediaFile file = MediaFile.of(ContractSamples.randomBytes(300_000), "image/png");
        UploadSession session = begun(file);
        account().revokeKey();

        Unauthorized failure =
                catchThrowableOfType(Unauthorized.class, () -> uploader().resume(session, file));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(account().uploads()).isEmpty();
    }
}
