package io.wabaprofile.testkit.contract;

import static io.wabaprofile.testkit.contract.ContractSamples.randomBytes;
import static io.wabaprofile.testkit.contract.ContractSamples.sha256;
import static io.wabaprofile.testkit.contract.ExpectedFailure.cancelledByInterrupt;
import static io.wabaprofile.testkit.contract.ExpectedFailure.notApplied;
import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.port.UploadStatistics;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.profile.Sha256;
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

/** The contract tests of resuming an upload. Part of {@link MediaUploaderContract}. */
public interface ResumedUploadContract {

    /** Returns the uploader under test, the same or a new one. */
    MediaUploader uploader();

    /** Returns the channel of the uploader under test. It must be new for each test. */
    SimulatedAccount account();

    private UploadSession cancelledSession(MediaFile file, RecordingObserver observer) {
        notApplied(Cancelled.class, () -> uploader().upload(file, observer));
        return observer.lastSession();
    }

    /** Returns a session of which the uploader sent almost no byte. */
    private UploadSession openSession(MediaFile file) {
        return cancelledSession(file, RecordingObserver.cancellingOnceOpen());
    }

    /** Puts bytes of the file into the account directly. Bytes that the uploader under test still sends are dropped. */
    private void receive(UploadSession session, byte[] content, int end) {
        String id = new String(session.id(), StandardCharsets.US_ASCII);
        UploadInProgress upload = account().state().sessions().byId(id).orElseThrow();
        Transfer transfer = Stream.generate(() -> upload.startTransfer(upload.offset(), UploadInProgress.EVERY_BYTE))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
        int start = (int) upload.offset();
        if (start < end) {
            transfer.append(Arrays.copyOfRange(content, start, end), end - start);
        }
    }

    private void assertUploaded(byte[] content, MediaHandle handle, int uploads) {
        ReceivedUpload last = account().lastUpload();
        assertThat(last.length()).isEqualTo(content.length);
        assertThat(last.sha256()).isEqualTo(sha256(content));
        assertThat(account().state().uploadByHandle(new String(handle.verbatim(), StandardCharsets.US_ASCII)))
                .isPresent();
        assertThat(account().uploads()).hasSize(uploads);
    }

    @Test
    default void resumesACancelledUpload() {
        int uploads = 0;
        for (int length : new int[] {1024 * 1024, 9 * 1024 * 1024}) {
            byte[] content = randomBytes(length);
            MediaFile file = MediaFile.of(content, "video/mp4").named("film.mp4");
            UploadSession session = cancelledSession(file, RecordingObserver.cancellingHalfway());
            RecordingObserver observer = new RecordingObserver();

            MediaHandle handle = uploader().resume(session, file, observer);

            uploads++;
            assertUploaded(content, handle, uploads);
            assertThat(observer.events()).startsWith(file);
            Resumed first = observer.resumed().get(0);
            assertThat(first.why()).isEqualTo(UploadInterruption.EARLIER_UPLOAD);
            assertThat(first.offset()).isBetween(0L, (long) length);
            UploadStatistics statistics = observer.statistics().get(0);
            assertThat(statistics.bytesSent() - statistics.bytesResent()).isBetween(0L, length - first.offset());
            assertThat(statistics.sessions()).isEqualTo(1);
            assertThat(statistics.sha256()).contains(sha256(content));
        }
    }

    @Test
    default void resumesAtTheOffsetOfThePlatform() {
        byte[] content = randomBytes(1024 * 1024);
        MediaFile file = MediaFile.of(content, "video/mp4");
        int uploads = 0;
        for (int received : new int[] {1, 700_001, content.length - 1, content.length}) {
            UploadSession session = openSession(file);
            receive(session, content, received);
            int offset = (int) account().unfinishedUploads().get(0).offset();
            RecordingObserver observer = new RecordingObserver();

            MediaHandle handle = uploader().resume(session, file, observer);

            uploads++;
            assertUploaded(content, handle, uploads);
            assertThat(observer.resumed()).containsExactly(new Resumed(offset, UploadInterruption.EARLIER_UPLOAD));
            assertThat(observer.statistics())
                    .containsExactly(new UploadStatistics(content.length - offset, 0, 1, Optional.of(sha256(content))));
            assertThat(observer.progress())
                    .allSatisfy(now -> assertThat(now.sent()).isBetween((long) offset, file.length()));
            assertThat(account().unfinishedUploads()).isEmpty();
        }
    }

    @Test
    default void resumesTheUploadOfAnotherUploaderFromItsToken() {
        byte[] content = randomBytes(300_000);
        MediaFile file = MediaFile.of(content, "image/png");
        UploadSession session = openSession(file);
        receive(session, content, 150_000);

        byte[] token = session.checkpointAt(100_000, Sha256.newDigest().digest(Arrays.copyOf(content, 100_000)))
                .token();
        MediaHandle handle = uploader().resume(UploadSession.of(token), MediaFile.of(content, "image/png"));

        assertUploaded(content, handle, 1);
    }

    @Test
    default void resumesAnUploadThatWasCancelledSeveralTimes() {
        byte[] content = randomBytes(2 * 1024 * 1024);
        MediaFile file = MediaFile.of(content, "video/mp4");
        UploadSession session = openSession(file);
        for (int i = 1; i <= 3; i++) {
            receive(session, content, i * 100_000);
            RecordingObserver cancelling = new RecordingObserver() {
                @Override
                public boolean cancelled() {
                    return true;
                }
            };
            UploadSession latest = session;
            notApplied(Cancelled.class, () -> uploader().resume(latest, file, cancelling));
            assertThat(account().uploads()).isEmpty();
            session = cancelling.sessions().isEmpty() ? session : cancelling.lastSession();
        }

        assertUploaded(content, uploader().resume(session, file), 1);
    }

    @Test
    default void resumesAfterAnInterruptDuringTheUpload() {
        byte[] content = randomBytes(1024 * 1024);
        MediaFile file = MediaFile.of(content, "video/mp4");
        Thread caller = Thread.currentThread();
        RecordingObserver observer = new RecordingObserver() {
            @Override
            public void checkpoint(UploadSession session) {
                super.checkpoint(session);
                caller.interrupt();
            }
        };
        try {
            notApplied(Cancelled.class, () -> uploader().upload(file, observer));
        } finally {
            assertThat(Thread.interrupted()).as("the interrupt flag").isTrue();
        }

        assertUploaded(content, uploader().resume(observer.lastSession(), file), 1);
    }

    @Test
    default void resumesAfterAnOutage() {
        byte[] content = randomBytes(300_000);
        MediaFile file = MediaFile.of(content, "image/png");
        RecordingObserver observer = new RecordingObserver() {
            @Override
            public void checkpoint(UploadSession session) {
                super.checkpoint(session);
                account().outage();
            }
        };

        notApplied(Unavailable.class, () -> uploader().upload(file, observer));

        account().recover();
        assertUploaded(content, uploader().resume(observer.lastSession(), file), 1);
    }

    @Test
    default void returnsTheSameHandleIfTheUploadIsComplete() {
        byte[] content = randomBytes(300_000);
        MediaFile file = MediaFile.of(content, "image/png");
        RecordingObserver observer = new RecordingObserver();
        MediaHandle handle = uploader().upload(file, observer);
        RecordingObserver resuming = new RecordingObserver();

        assertThat(uploader().resume(observer.lastSession(), file, resuming)).isEqualTo(handle);
        assertThat(uploader().resume(observer.sessions().get(0), file)).isEqualTo(handle);

        assertUploaded(content, handle, 1);
        assertThat(account().unfinishedUploads()).isEmpty();
        assertThat(resuming.statistics()).containsExactly(new UploadStatistics(0, 0, 1, Optional.of(sha256(content))));
    }

    @Test
    default void sendsTheWholeFileAgainIfThePlatformForgotTheSession() {
        byte[] content = randomBytes(300_000);
        MediaFile file = MediaFile.of(content, "image/png");
        UploadSession forgotten = openSession(file);
        receive(forgotten, content, 200_000);
        account().forgetUploads();
        RecordingObserver observer = new RecordingObserver();

        MediaHandle handle = uploader().resume(forgotten, file, observer);

        assertUploaded(content, handle, 1);
        assertThat(account().unfinishedUploads()).isEmpty();
        assertThat(observer.resumed()).containsExactly(new Resumed(0, UploadInterruption.SESSION_FORGOTTEN));
        assertThat(observer.statistics())
                .containsExactly(new UploadStatistics(content.length, 0, 2, Optional.of(sha256(content))));
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
    default void doesNotResumeWithAnotherFile() {
        byte[] content = randomBytes(300_000);
        UploadSession open = openSession(MediaFile.of(content, "image/png"));
        receive(open, content, 200_000);
        UploadSession session = open.checkpointAt(100_000, Sha256.newDigest().digest(Arrays.copyOf(content, 100_000)));
        byte[] changed = content.clone();
        changed[99_999]++;
        long offset = account().unfinishedUploads().get(0).offset();

        for (MediaFile other : List.of(
                MediaFile.of(changed, "image/png"),
                MediaFile.of(Arrays.copyOf(content, 299_999), "image/png"),
                MediaFile.of(Arrays.copyOf(content, 300_001), "image/png"),
                MediaFile.of(content, "image/jpeg"),
                MediaFile.of(300_000, "image/png", position -> new ByteArrayInputStream(new byte[10])))) {
            RecordingObserver observer = new RecordingObserver();

            notApplied(UploadMismatch.class, () -> uploader().resume(session, other, observer));

            assertThat(observer.progress()).isEmpty();
            assertThat(account().uploads()).isEmpty();
            assertThat(account().unfinishedUploads().get(0).offset()).isEqualTo(offset);
        }
        assertUploaded(content, uploader().resume(session, MediaFile.of(content, "image/png")), 1);
    }

    @Test
    default void doesNotResumeIfTheModificationTimeOfTheFileDiffers(@TempDir Path directory) throws IOException {
        byte[] content = randomBytes(300_000);
        Path path = Files.write(directory.resolve("price list.pdf"), content);
        FileTime original = FileTime.from(Instant.parse("2024-05-06T07:08:09Z"));
        Files.setLastModifiedTime(path, original);
        UploadSession session = openSession(MediaFile.of(path, "application/pdf"));
        Files.setLastModifiedTime(path, FileTime.from(original.toInstant().plusSeconds(1)));
        MediaFile modified = MediaFile.of(path, "application/pdf");

        notApplied(UploadMismatch.class, () -> uploader().resume(session, modified));
        assertThat(account().uploads()).isEmpty();

        Files.setLastModifiedTime(path, original);
        assertUploaded(content, uploader().resume(session, MediaFile.of(path, "application/pdf")), 1);
    }

    @Test
    default void failsIfTheFileChangesDuringTheResumedUpload() {
        byte[] content = randomBytes(300_000);
        AtomicInteger unchanged = new AtomicInteger(content.length + 1);
        MediaFile file = MediaFile.of(
                content.length,
                "image/png",
                offset -> ContractSamples.changingAfter(unchanged.get(), content, (int) offset));
        UploadSession session = openSession(file);
        receive(session, content, 100_000);

        for (int readable : new int[] {0, 50_000, 200_000}) {
            unchanged.set(readable);
            notApplied(UploadMismatch.class, () -> uploader().resume(session, file));
            assertThat(account().uploads()).isEmpty();
        }
    }

    @Test
    default void doesNotResumeOnAnInterruptedThread() {
        MediaFile file = MediaFile.of(randomBytes(300_000), "image/png");
        UploadSession session = openSession(file);

        cancelledByInterrupt(() -> uploader().resume(session, file));

        assertThat(account().uploads()).isEmpty();
    }

    @Test
    default void doesNotResumeIfTheKeyIsRevoked() {
        MediaFile file = MediaFile.of(randomBytes(300_000), "image/png");
        UploadSession session = openSession(file);
        account().revokeKey();

        notApplied(Unauthorized.class, () -> uploader().resume(session, file));

        assertThat(account().uploads()).isEmpty();
    }
}
