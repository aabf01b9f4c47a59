package io.wabaprofile.testkit.contract;

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
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadProgress;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.port.UploadStatistics;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.testkit.account.CompleteUpload;
import io.wabaprofile.testkit.account.Digests;
import io.wabaprofile.testkit.account.ReceivedUpload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link MediaUploader} does, {@link ResumedUploadContract} included. */
public interface MediaUploaderContract extends ResumedUploadContract {

    @Test
    default void bringsEveryByteWhateverTheLength() {
        for (int length : new int[] {1, 2, 65_535, 65_536, 65_537, 1024 * 1024}) {
            byte[] given = ContractSamples.randomBytes(length);

            uploader().upload(MediaFile.of(given, "image/png"));

            ReceivedUpload arrived = account().lastUpload();
            assertThat(arrived.length()).isEqualTo(length);
            assertThat(arrived.bytes())
                    .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(given));
            assertThat(arrived.sha256()).isEqualTo(ContractSamples.sha256(given));
        }
    }

    @Test
    default void bringsAFileTooLargeToBeKept() {
        byte[] given = ContractSamples.randomBytes(9 * 1024 * 1024);

        uploader().upload(MediaFile.of(given, "video/mp4"));

        assertThat(account().lastUpload().length()).isEqualTo(given.length);
        assertThat(account().lastUpload().sha256()).isEqualTo(ContractSamples.sha256(given));
    }

    @Test
    default void tellsTheNameAndTheType() {
        for (String name :
                List.of("photo.jpg", "price list (2).pdf", "a+b&c=d%41?e#f;g.pdf", "Grüße 🌵 日本.pdf", "upload:x")) {
            uploader().upload(MediaFile.of(new byte[] {1}, "application/pdf").named(name));

            assertThat(account().lastUpload().name()).isEqualTo(name);
            assertThat(account().lastUpload().mediaType()).isEqualTo("application/pdf");
        }
    }

    @Test
    default void bringsContentFromWhateverStream() {
        byte[] given = ContractSamples.randomBytes(100_000);
        MediaFile dripping =
                MediaFile.of(given.length, "image/jpeg", offset -> ContractSamples.dripping(given, (int) offset));

        uploader().upload(dripping);

        assertThat(account().lastUpload().bytes())
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(given));
    }

    @Test
    default void givesEveryUploadAHandleOfItsOwn() {
        MediaFile file = MediaFile.of(new byte[] {1, 2, 3}, "image/png");

        List<MediaHandle> handles = List.of(
                uploader().upload(file), uploader().upload(file), uploader().upload(file));

        assertThat(handles).doesNotHaveDuplicates();
        assertThat(account().uploads()).hasSize(3);
    }

    @Test
    default void givesTheHandleToTheLetter() {
        for (int i = 0; i < 4; i++) {
            MediaHandle handle = uploader().upload(MediaFile.of(new byte[] {1, 2, 3}, "image/png"));

            String verbatim = new String(handle.verbatim(), StandardCharsets.US_ASCII);
            assertThat(account().state().uploadByHandle(verbatim).map(CompleteUpload::file))
                    .contains(account().lastUpload());
        }
    }

    @Test
    default void changesNeitherProfileNorPhoto() {
        account().setProfile(ContractSamples.fullProfile());
        var before = account().profile();

        uploader().upload(MediaFile.of(SamplePictures.png(192), "image/png"));

        assertThat(account().profile()).isEqualTo(before);
        assertThat(account().photo()).isEmpty();
    }

    @Test
    default void tellsTheObserverHowItGoes() {
        byte[] given = ContractSamples.randomBytes(1024 * 1024);
        MediaFile file = MediaFile.of(given, "image/png");
        RecordingObserver observer = new RecordingObserver();

        uploader().upload(file, observer);

        List<Object> seen = observer.events();
        assertThat(seen).startsWith(file);
        assertThat(seen).endsWith(new UploadStatistics(given.length, 0, 1, Optional.of(ContractSamples.sha256(given))));
        assertThat(observer.statistics()).hasSize(1);
        assertThat(seen.get(1)).as("before any progress").isInstanceOf(UploadSession.class);
        assertThat(observer.resumed()).isEmpty();
    }

    @Test
    default void reportsProgressWithinTheFileUpToItsEnd() {
        MediaFile file = MediaFile.of(ContractSamples.randomBytes(2 * 1024 * 1024), "video/mp4");
        RecordingObserver observer = new RecordingObserver();

        uploader().upload(file, observer);

        List<UploadProgress> progress = observer.progress();
        assertThat(progress).isNotEmpty().allSatisfy(now -> {
            assertThat(now.length()).isEqualTo(file.length());
            assertThat(now.sent()).isBetween(0L, now.length());
            assertThat(now.confirmed()).isBetween(0L, now.sent());
        });
        assertThat(progress.stream().map(UploadProgress::sent)).isSorted().endsWith(file.length());
        assertThat(progress.stream().map(UploadProgress::confirmed)).isSorted();
    }

    @Test
    default void putsTheFileOnRecordInItsCheckpoints() {
        byte[] given = ContractSamples.randomBytes(2 * 1024 * 1024);
        RecordingObserver observer = new RecordingObserver();

        uploader().upload(MediaFile.of(given, "video/mp4"), observer);

        assertThat(observer.sessions()).isNotEmpty().allSatisfy(session -> {
            byte[] onRecord = Arrays.copyOf(given, (int) session.checkpoint());
            assertThat(session.prefixSha256()).isEqualTo(Digests.sha256().digest(onRecord));
            assertThat(session.id()).isEqualTo(observer.lastSession().id());
            assertThat(session.length()).isEqualTo(given.length);
            assertThat(session.mediaType()).isEqualTo("video/mp4");
        });
        assertThat(observer.sessions().stream().map(UploadSession::checkpoint)).isSorted();
    }

    @Test
    default void stopsAtOnceIfTheObserverSaysSo() {
        RecordingObserver observer = new RecordingObserver() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };

        Cancelled failure = catchThrowableOfType(
                Cancelled.class,
                () -> uploader().upload(MediaFile.of(ContractSamples.randomBytes(1024 * 1024), "image/png"), observer));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(observer.statistics()).isEmpty();
        assertThat(account().uploads()).isEmpty();
    }

    @Test
    default void stopsOnTheWayIfTheObserverSaysSo() {
        for (int length : new int[] {1024 * 1024, 9 * 1024 * 1024}) {
            RecordingObserver observer = RecordingObserver.cancellingOnTheWay();

            Cancelled failure = catchThrowableOfType(
                    Cancelled.class,
                    () -> uploader().upload(MediaFile.of(ContractSamples.randomBytes(length), "video/mp4"), observer));

            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            assertThat(observer.statistics()).isEmpty();
            assertThat(account().uploads()).isEmpty();
        }
    }

    @Test
    default void isStoppedByAnObserverThatFails() {
        List<UploadObserver> failing = List.of(
                new UploadObserver() {
                    @Override
                    public void checkpoint(UploadSession session) {
                        throw new IllegalStateException("The disk is full");
                    }
                },
                new UploadObserver() {
                    @Override
                    public void progressed(UploadProgress progress) {
                        throw new IllegalStateException("The window is closed");
                    }
                },
                new UploadObserver() {
                    @Override
                    public boolean cancelled() {
                        throw new IllegalStateException("Nobody knows");
                    }
                });
        for (UploadObserver observer : failing) {
            Cancelled failure = catchThrowableOfType(
                    Cancelled.class,
                    () -> uploader()
                            .upload(MediaFile.of(ContractSamples.randomBytes(1024 * 1024), "image/png"), observer));

            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        }
    }

    @Test
    default void isCancelledByAnInterruptBeforeTheUploadAndKeepsTheFlag() {
        Thread.currentThread().interrupt();
        try {
            Cancelled failure = catchThrowableOfType(
                    Cancelled.class, () -> uploader().upload(MediaFile.of(new byte[] {1, 2, 3}, "image/png")));

            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        } finally {
            assertThat(Thread.interrupted()).as("the flag").isTrue();
        }
        assertThat(account().uploads()).isEmpty();
    }

    @Test
    default void findsThatTheContentIsShorterThanItsLength() {
        for (int missing : new int[] {1, 50_000, 100_000}) {
            byte[] tooFew = new byte[100_000 - missing];
            MediaFile file = MediaFile.of(100_000, "image/png", offset -> stream(tooFew, offset));

            UploadMismatch failure =
                    catchThrowableOfType(UploadMismatch.class, () -> uploader().upload(file));

            assertThat(failure).isNotNull();
            assertThat(account().uploads()).isEmpty();
        }
    }

    @Test
    default void findsThatTheContentIsLongerThanItsLength() {
        for (int tooMany : new int[] {1, 70_000}) {
            byte[] content = new byte[100_000 + tooMany];
            MediaFile file = MediaFile.of(100_000, "image/png", offset -> stream(content, offset));

            UploadMismatch failure =
                    catchThrowableOfType(UploadMismatch.class, () -> uploader().upload(file));

            assertThat(failure).isNotNull();
            assertThat(account().uploads()).isEmpty();
        }
    }

    private static InputStream stream(byte[] content, long offset) {
        int start = (int) Math.min(content.length, offset);
        return new ByteArrayInputStream(content, start, content.length - start);
    }

    @Test
    default void failsIfTheContentCannotBeRead() {
        MediaFile file = MediaFile.of(100_000, "image/png", offset -> {
            throw new IOException("The disk is gone");
        });

        GatewayException failure =
                catchThrowableOfType(GatewayException.class, () -> uploader().upload(file));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(account().uploads()).isEmpty();
    }

    @Test
    default void findsThatTheContentChangedWhileItWasRead() {
        byte[] content = ContractSamples.randomBytes(200_000);
        for (int unchanged : new int[] {0, 100_000}) {
            MediaFile file = MediaFile.of(
                    content.length,
                    "image/png",
                    offset -> ContractSamples.changingAfter(unchanged, content, (int) offset));

            UploadMismatch failure =
                    catchThrowableOfType(UploadMismatch.class, () -> uploader().upload(file));

            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            assertThat(account().uploads()).isEmpty();
        }
    }

    @Test
    default void closesEveryStreamItOpened() {
        byte[] content = ContractSamples.randomBytes(100_000);
        AtomicInteger open = new AtomicInteger();
        MediaFile file = MediaFile.of(content.length, "image/png", offset -> {
            open.incrementAndGet();
            AtomicBoolean closed = new AtomicBoolean();
            return new ByteArrayInputStream(content, (int) offset, content.length - (int) offset) {
                @Override
                public void close() {
                    if (!closed.getAndSet(true)) {
                        open.decrementAndGet();
                    }
                }
            };
        });

        uploader().upload(file);

        assertThat(open).hasValue(0);
    }

    @Test
    default void isRejectedWithATypeThatThePlatformDoesNotTake() {
        Rejected failure = catchThrowableOfType(
                Rejected.class, () -> uploader().upload(MediaFile.of(new byte[] {1}, "text/plain")));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(failure.remoteError()).isPresent();
        assertThat(account().uploads()).isEmpty();
    }

    @Test
    default void uploadsNothingWithARevokedKey() {
        account().revokeKey();

        Unauthorized failure = catchThrowableOfType(
                Unauthorized.class, () -> uploader().upload(MediaFile.of(new byte[] {1}, "image/png")));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(account().uploads()).isEmpty();
    }

    @Test
    default void uploadsNothingWhenThrottled() {
        account().throttle(ContractSamples.TEN_MINUTES);

        Throttled failure = catchThrowableOfType(
                Throttled.class, () -> uploader().upload(MediaFile.of(new byte[] {1}, "image/png")));

        assertThat(failure.retryAfter()).contains(ContractSamples.TEN_MINUTES);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(account().uploads()).isEmpty();
    }

    @Test
    default void uploadsNothingInAnOutageAndAllOfItAfterwards() {
        MediaFile file = MediaFile.of(new byte[] {1, 2, 3}, "image/png");
        account().outage();

        Unavailable failure =
                catchThrowableOfType(Unavailable.class, () -> uploader().upload(file));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(failure.isTransient()).isTrue();
        assertThat(account().uploads()).isEmpty();

        account().recover();
        uploader().upload(file);

        assertThat(account().uploads()).hasSize(1);
    }

    @Test
    default void uploadsSeveralFilesAtOnce() {
        MediaUploader shared = uploader();
        List<byte[]> files = IntStream.range(200_000, 200_004)
                .mapToObj(ContractSamples::randomBytes)
                .toList();

        CompletableFuture.allOf(files.stream()
                        .map(bytes -> CompletableFuture.runAsync(() -> shared.upload(MediaFile.of(bytes, "image/png"))))
                        .toArray(CompletableFuture<?>[]::new))
                .join();

        assertThat(account().uploads().stream().map(ReceivedUpload::sha256))
                .containsExactlyInAnyOrderElementsOf(
                        files.stream().map(ContractSamples::sha256).toList());
    }
}
