package io.wabaprofile.testkit;

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
import io.wabaprofile.port.UploadStatistics;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link MediaUploader} does. */
public interface MediaUploaderContract {

    /** The uploader under test. */
    MediaUploader uploader();

    /** The channel that the uploader under test reaches; nothing was uploaded to it, and no other test uses it. */
    SimulatedAccount account();

    @Test
    default void bringsEveryByteWhateverTheLength() {
        for (int length : new int[] {1, 2, 65_535, 65_536, 65_537, 1024 * 1024}) {
            byte[] given = Samples.randomBytes(length);

            uploader().upload(MediaFile.of(given, "image/png"));

            ReceivedUpload arrived = last();
            assertThat(arrived.length()).isEqualTo(length);
            assertThat(arrived.bytes())
                    .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(given));
            assertThat(arrived.sha256()).isEqualTo(sha256(given));
        }
    }

    private ReceivedUpload last() {
        List<ReceivedUpload> uploads = account().uploads();
        return uploads.get(uploads.size() - 1);
    }

    private static String sha256(byte[] bytes) {
        return Digests.hex(Digests.sha256().digest(bytes));
    }

    @Test
    default void bringsAFileTooLargeToBeKept() {
        byte[] given = Samples.randomBytes(9 * 1024 * 1024);

        uploader().upload(MediaFile.of(given, "video/mp4"));

        assertThat(last().length()).isEqualTo(given.length);
        assertThat(last().sha256()).isEqualTo(sha256(given));
    }

    @Test
    default void tellsTheNameAndTheType() {
        for (String name :
                List.of("photo.jpg", "price list (2).pdf", "a+b&c=d%41?e#f;g.pdf", "Grüße 🌵 日本.pdf", "upload:x")) {
            uploader().upload(MediaFile.of(new byte[] {1}, "application/pdf").named(name));

            assertThat(last().name()).isEqualTo(name);
            assertThat(last().mediaType()).isEqualTo("application/pdf");
        }
    }

    @Test
    default void bringsContentFromWhateverStream() {
        byte[] given = Samples.randomBytes(100_000);
        MediaFile dripping = MediaFile.of(given.length, "image/jpeg", offset -> Samples.dripping(given, (int) offset));

        uploader().upload(dripping);

        assertThat(last().bytes()).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(given));
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
            assertThat(account().uploadWith(verbatim)).contains(last());
        }
    }

    @Test
    default void changesNeitherProfileNorPhoto() {
        account().hold(Samples.fullProfile());
        var before = account().profile();

        uploader().upload(MediaFile.of(SamplePictures.png(192), "image/png"));

        assertThat(account().profile()).isEqualTo(before);
        assertThat(account().photo()).isEmpty();
    }

    @Test
    default void tellsTheObserverHowItGoes() {
        MediaFile file = MediaFile.of(Samples.randomBytes(1024 * 1024), "image/png");
        List<Object> seen = new CopyOnWriteArrayList<>();

        uploader().upload(file, new UploadObserver() {
            @Override
            public void started(MediaFile started) {
                seen.add(started);
            }

            @Override
            public void progressed(long sent) {
                seen.add(sent);
            }

            @Override
            public void finished(UploadStatistics statistics) {
                seen.add(statistics);
            }
        });

        assertThat(seen).hasSizeGreaterThan(2);
        assertThat(seen.get(0)).isEqualTo(file);
        assertThat(seen.get(seen.size() - 1)).isEqualTo(new UploadStatistics(file.length()));
        List<Object> progress = seen.subList(1, seen.size() - 1);
        assertThat(progress).allMatch(Long.class::isInstance).doesNotHaveDuplicates();
        assertThat(progress.stream().map(Long.class::cast)).isSorted().endsWith(file.length());
    }

    @Test
    default void stopsAtOnceIfTheObserverSaysSo() {
        AtomicBoolean finished = new AtomicBoolean();

        Cancelled failure = catchThrowableOfType(
                Cancelled.class,
                () -> uploader()
                        .upload(MediaFile.of(Samples.randomBytes(1024 * 1024), "image/png"), new UploadObserver() {
                            @Override
                            public boolean cancelled() {
                                return true;
                            }

                            @Override
                            public void finished(UploadStatistics statistics) {
                                finished.set(true);
                            }
                        }));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(finished).isFalse();
        assertThat(account().uploads()).isEmpty();
    }

    @Test
    default void stopsOnTheWayIfTheObserverSaysSo() {
        AtomicBoolean someSent = new AtomicBoolean();

        Cancelled failure = catchThrowableOfType(
                Cancelled.class,
                () -> uploader()
                        .upload(MediaFile.of(Samples.randomBytes(8 * 1024 * 1024), "video/mp4"), new UploadObserver() {
                            @Override
                            public void progressed(long sent) {
                                someSent.set(true);
                            }

                            @Override
                            public boolean cancelled() {
                                return someSent.get();
                            }
                        }));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(someSent).isTrue();
        assertThat(account().uploads()).isEmpty();
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
    default void closesEveryStreamItOpened() {
        byte[] content = Samples.randomBytes(100_000);
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
        account().throttle(Samples.TEN_MINUTES);

        Throttled failure = catchThrowableOfType(
                Throttled.class, () -> uploader().upload(MediaFile.of(new byte[] {1}, "image/png")));

        assertThat(failure.retryAfter()).contains(Samples.TEN_MINUTES);
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
        List<byte[]> files =
                IntStream.range(200_000, 200_004).mapToObj(Samples::randomBytes).toList();

        CompletableFuture.allOf(files.stream()
                        .map(bytes -> CompletableFuture.runAsync(() -> shared.upload(MediaFile.of(bytes, "image/png"))))
                        .toArray(CompletableFuture<?>[]::new))
                .join();

        assertThat(account().uploads().stream().map(ReceivedUpload::sha256))
                .containsExactlyInAnyOrderElementsOf(
                        files.stream().map(MediaUploaderContract::sha256).toList());
    }
}
