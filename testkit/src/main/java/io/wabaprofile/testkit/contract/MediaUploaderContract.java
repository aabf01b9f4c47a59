package io.wabaprofile.testkit.contract;

import static io.wabaprofile.testkit.contract.ContractSamples.randomBytes;
import static io.wabaprofile.testkit.contract.ContractSamples.sha256;
import static io.wabaprofile.testkit.contract.ExpectedFailure.cancelledByInterrupt;
import static io.wabaprofile.testkit.contract.ExpectedFailure.notApplied;
import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.MediaUploader;
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
import io.wabaprofile.profile.Sha256;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.account.CompleteUpload;
import io.wabaprofile.testkit.account.ReceivedUpload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract tests of a {@link MediaUploader}. Implement the interface with a test class. */
public interface MediaUploaderContract extends ResumedUploadContract {

    private static MediaFile png(byte... content) {
        return MediaFile.of(content, "image/png");
    }

    private <T extends GatewayException> T uploadsNothing(Class<T> type, MediaFile file) {
        return uploadsNothing(type, file, new RecordingObserver());
    }

    private <T extends GatewayException> T uploadsNothing(Class<T> type, MediaFile file, UploadObserver observer) {
        T failure = notApplied(type, () -> uploader().upload(file, observer));
        assertThat(account().uploads()).isEmpty();
        return failure;
    }

    @Test
    default void uploadsFilesOfSeveralLengths() {
        for (int length : new int[] {1, 2, 65_535, 65_536, 65_537, 1024 * 1024}) {
            byte[] content = randomBytes(length);

            uploader().upload(png(content));

            ReceivedUpload received = account().lastUpload();
            assertThat(received.length()).isEqualTo(length);
            assertThat(received.bytes())
                    .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(content));
            assertThat(received.sha256()).isEqualTo(sha256(content));
        }
    }

    @Test
    default void uploadsAFileTooLargeForTheMemoryOfTheAccount() {
        byte[] content = randomBytes(9 * 1024 * 1024);

        uploader().upload(MediaFile.of(content, "video/mp4"));

        assertThat(account().lastUpload().length()).isEqualTo(content.length);
        assertThat(account().lastUpload().sha256()).isEqualTo(sha256(content));
    }

    @Test
    default void sendsTheNameAndTheType() {
        for (String name :
                List.of("photo.jpg", "price list (2).pdf", "a+b&c=d%41?e#f;g.pdf", "Grüße 🌵 日本.pdf", "upload:x")) {
            uploader().upload(MediaFile.of(new byte[] {1}, "application/pdf").named(name));

            assertThat(account().lastUpload().name()).isEqualTo(name);
            assertThat(account().lastUpload().mediaType()).isEqualTo("application/pdf");
        }
    }

    @Test
    default void uploadsFromASlowStream() {
        byte[] content = randomBytes(100_000);

        uploader()
                .upload(MediaFile.of(
                        content.length, "image/jpeg", offset -> ContractSamples.slow(content, (int) offset)));

        assertThat(account().lastUpload().bytes())
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(content));
    }

    @Test
    default void returnsADifferentHandleForEachUpload() {
        MediaFile file = png(randomBytes(3));

        List<MediaHandle> handles = List.of(
                uploader().upload(file), uploader().upload(file), uploader().upload(file));

        assertThat(handles).doesNotHaveDuplicates();
        assertThat(account().uploads()).hasSize(3);
    }

    @Test
    default void returnsTheHandleUnchanged() {
        for (int i = 0; i < 4; i++) {
            MediaHandle handle = uploader().upload(png(randomBytes(3)));

            String verbatim = new String(handle.verbatim(), StandardCharsets.US_ASCII);
            assertThat(account().state().uploadByHandle(verbatim).map(CompleteUpload::file))
                    .contains(account().lastUpload());
        }
    }

    @Test
    default void changesNeitherProfileNorPhoto() {
        account().setProfile(ContractSamples.fullProfile());
        var before = account().profile();

        uploader().upload(png(SamplePhoto.png(192).bytes()));

        assertThat(account().profile()).isEqualTo(before);
        assertThat(account().photo()).isEmpty();
    }

    @Test
    default void callsTheObserverInOrder() {
        byte[] content = randomBytes(1024 * 1024);
        MediaFile file = png(content);
        RecordingObserver observer = new RecordingObserver();

        uploader().upload(file, observer);

        List<Object> events = observer.events();
        assertThat(events).startsWith(file);
        assertThat(events).endsWith(new UploadStatistics(content.length, 0, 1, Optional.of(sha256(content))));
        assertThat(observer.statistics()).hasSize(1);
        assertThat(events.get(1)).as("before any progress").isInstanceOf(UploadSession.class);
        assertThat(observer.resumed()).isEmpty();
    }

    @Test
    default void reportsProgressUpToTheLengthOfTheFile() {
        MediaFile file = MediaFile.of(randomBytes(2 * 1024 * 1024), "video/mp4");
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
    default void reportsCheckpointsWithTheDigestOfTheBytesSent() {
        byte[] content = randomBytes(2 * 1024 * 1024);
        RecordingObserver observer = new RecordingObserver();

        uploader().upload(MediaFile.of(content, "video/mp4"), observer);

        assertThat(observer.sessions()).isNotEmpty().allSatisfy(session -> {
            byte[] prefix = Arrays.copyOf(content, (int) session.checkpoint());
            assertThat(session.prefixSha256()).isEqualTo(Sha256.newDigest().digest(prefix));
            assertThat(session.id()).isEqualTo(observer.lastSession().id());
            assertThat(session.length()).isEqualTo(content.length);
            assertThat(session.mediaType()).isEqualTo("video/mp4");
        });
        assertThat(observer.sessions().stream().map(UploadSession::checkpoint)).isSorted();
    }

    @Test
    default void isCancelledByTheObserverBeforeTheUpload() {
        RecordingObserver observer = new RecordingObserver() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };

        uploadsNothing(Cancelled.class, png(randomBytes(1024 * 1024)), observer);

        assertThat(observer.statistics()).isEmpty();
    }

    @Test
    default void isCancelledByTheObserverDuringTheUpload() {
        for (int length : new int[] {1024 * 1024, 9 * 1024 * 1024}) {
            RecordingObserver observer = RecordingObserver.cancellingHalfway();

            uploadsNothing(Cancelled.class, MediaFile.of(randomBytes(length), "video/mp4"), observer);

            assertThat(observer.statistics()).isEmpty();
        }
    }

    @Test
    default void isCancelledByAnObserverThatThrows() {
        List<UploadObserver> throwing = List.of(
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
                        throw new IllegalStateException("The user has left");
                    }
                });
        for (UploadObserver observer : throwing) {
            notApplied(Cancelled.class, () -> uploader().upload(png(randomBytes(1024 * 1024)), observer));
        }
    }

    @Test
    default void doesNotUploadOnAnInterruptedThread() {
        cancelledByInterrupt(() -> uploader().upload(png(randomBytes(3))));

        assertThat(account().uploads()).isEmpty();
    }

    @Test
    default void failsIfTheContentIsShorterThanItsLength() {
        for (int missing : new int[] {1, 50_000, 100_000}) {
            uploadsNothing(UploadMismatch.class, zeros(100_000 - missing, 100_000));
        }
    }

    @Test
    default void failsIfTheContentIsLongerThanItsLength() {
        for (int tooMany : new int[] {1, 70_000}) {
            uploadsNothing(UploadMismatch.class, zeros(100_000 + tooMany, 100_000));
        }
    }

    private static MediaFile zeros(int count, long announcedLength) {
        return MediaFile.of(announcedLength, "image/png", offset -> {
            int start = (int) Math.min(count, offset);
            return new ByteArrayInputStream(new byte[count], start, count - start);
        });
    }

    @Test
    default void failsIfTheContentCannotBeRead() {
        uploadsNothing(GatewayException.class, MediaFile.of(100_000, "image/png", offset -> {
            throw new IOException("The disk is gone");
        }));
    }

    @Test
    default void failsIfTheContentChangesDuringTheUpload() {
        byte[] content = randomBytes(200_000);
        for (int unchanged : new int[] {0, 100_000}) {
            uploadsNothing(
                    UploadMismatch.class,
                    MediaFile.of(
                            content.length,
                            "image/png",
                            offset -> ContractSamples.changingAfter(unchanged, content, (int) offset)));
        }
    }

    @Test
    default void closesTheStreamsItOpened() {
        byte[] content = randomBytes(100_000);
        AtomicInteger open = new AtomicInteger();

        uploader().upload(MediaFile.of(content.length, "image/png", offset -> {
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
        }));

        assertThat(open).hasValue(0);
    }

    @Test
    default void throwsRejectedForAnUnsupportedMediaType() {
        Rejected failure = uploadsNothing(Rejected.class, MediaFile.of(new byte[] {1}, "text/plain"));

        assertThat(failure.remoteError()).isPresent();
    }

    @Test
    default void doesNotUploadIfTheKeyIsRevoked() {
        account().revokeKey();

        uploadsNothing(Unauthorized.class, png(randomBytes(1)));
    }

    @Test
    default void doesNotUploadIfThrottled() {
        account().throttle(ContractSamples.TEN_MINUTES);

        Throttled failure = uploadsNothing(Throttled.class, png(randomBytes(1)));

        assertThat(failure.retryAfter()).contains(ContractSamples.TEN_MINUTES);
    }

    @Test
    default void uploadsAfterAnOutage() {
        MediaFile file = png(randomBytes(3));
        account().outage();

        Unavailable failure = uploadsNothing(Unavailable.class, file);

        assertThat(failure.isTransient()).isTrue();
        account().recover();
        uploader().upload(file);
        assertThat(account().uploads()).hasSize(1);
    }

    @Test
    default void uploadsSeveralFilesAtTheSameTime() {
        MediaUploader shared = uploader();
        List<byte[]> files = IntStream.range(200_000, 200_004)
                .mapToObj(ContractSamples::randomBytes)
                .toList();

        CompletableFuture.allOf(files.stream()
                        .map(bytes -> CompletableFuture.runAsync(() -> shared.upload(png(bytes))))
                        .toArray(CompletableFuture<?>[]::new))
                .join();

        assertThat(account().uploads().stream().map(ReceivedUpload::sha256))
                .containsExactlyInAnyOrderElementsOf(
                        files.stream().map(ContractSamples::sha256).toList());
    }
}
