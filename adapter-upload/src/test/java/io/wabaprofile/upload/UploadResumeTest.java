package io.wabaprofile.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.UploadInterruption;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.port.UploadStatistics;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.Variant;
import io.wabaprofile.testkit.wire.FaultProxy;
import io.wabaprofile.testkit.wire.ProxyFault;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an upload goes on when it breaks, and when it does not. */
class UploadResumeTest {
    private static final Predicate<String> SENDING = request -> request.startsWith("POST /upload:");
    private static final Predicate<String> OFFSET_QUERY = request -> request.startsWith("GET /upload:");
    private static final ScriptedResponse OUT_OF_ORDER = ScriptedResponse.of(503, "{}");

    private final byte[] bytes = new byte[300_000];
    private final MediaFile file;
    private final SimulatedAccount account = SimulatedAccount.withKey("resuming-key");
    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final FaultProxy line = FaultProxy.inFrontOf(simulator.baseUri());
    private final VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-11-23T00:00:00Z"));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ApiConnection connection = connection();
    private final UploadAdapter adapter = UploadAdapter.connect(connection);
    private final MediaUploader uploader = adapter.uploader(ApiKey.of("resuming-key"));
    private final RecordingObserver observer = new RecordingObserver();

    @TempDir
    Path folder;

    UploadResumeTest() {
        new Random(7).nextBytes(bytes);
        file = MediaFile.of(bytes, "video/mp4");
        simulator.addAccount(account);
    }

    private ApiConnection connection() {
        return ApiConnection.to(line.baseUri())
                .allowPlainHttpOnLoopback()
                .clock(time)
                .nanoTime(time)
                .sleeper(time)
                .meters(meters)
                .build();
    }

    @AfterEach
    void close() {
        connection.close();
        line.close();
        simulator.close();
    }

    private UploadStatistics uploads(MediaUploader by, MediaFile what) {
        MediaHandle handle = by.upload(what, observer);
        assertThat(handle).isNotNull();
        line.verify();
        return observer.statistics();
    }

    private void assertArrivedOnce() {
        assertThat(account.uploads()).hasSize(1);
        assertThat(account.uploads().get(0).bytes().orElseThrow()).isEqualTo(bytes);
    }

    private GatewayException failure() {
        GatewayException failure = catchThrowableOfType(GatewayException.class, () -> uploader.upload(file, observer));
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    void sendsOnceWhatDoesNotBreak() {
        UploadStatistics statistics = uploads(uploader, file);

        assertArrivedOnce();
        assertThat(observer.resumed).isEmpty();
        assertThat(statistics.bytesSent()).isEqualTo(bytes.length);
        assertThat(statistics.bytesResent()).isZero();
        assertThat(statistics.sessions()).isEqualTo(1);
        assertThat(statistics.sha256()).contains(account.uploads().get(0).sha256());
    }

    @Test
    void goesOnFromWhereTheServerIsAfterACut() {
        line.on(SENDING, ProxyFault.cutRequestAfter(200_000)).on(SENDING, ProxyFault.cutRequestAfter(50_000));

        UploadStatistics statistics = uploads(uploader, file);

        assertArrivedOnce();
        assertThat(observer.resumed).hasSizeGreaterThanOrEqualTo(2);
        assertThat(observer.interruptions()).contains(UploadInterruption.CONNECTION_LOST);
        assertThat(statistics.sessions()).isEqualTo(1);
        assertThat(statistics.bytesSent()).isEqualTo(bytes.length + statistics.bytesResent());
        assertThat(line.redactedRequests().stream().filter(request -> request.startsWith("POST /uploads")))
                .hasSize(1);
    }

    @Test
    void countsWhatItSentAgainAlsoIfItFailsInTheEnd() {
        simulator.enable(Variant.CUT_BODIES_DROPPED);
        line.on(SENDING, ProxyFault.cutRequestAfter(200_000));

        UploadStatistics statistics = uploads(uploader, file);

        assertArrivedOnce();
        assertThat(statistics.bytesResent()).isPositive();
        assertThat(resentBytes()).isEqualTo(statistics.bytesResent());

        line.onEvery(SENDING, ProxyFault.cutRequestAfter(200_000));
        failure();
        assertThat(resentBytes()).isGreaterThan(statistics.bytesResent());
    }

    private double resentBytes() {
        return meters.get("waba.profile.resent.bytes")
                .tags("adapter", "upload", "operation", "send_upload")
                .counter()
                .count();
    }

    @Test
    void getsTheHandleWhenOnlyTheLastAnswerWasLost() {
        line.on(SENDING, ProxyFault.responseLost());

        UploadStatistics statistics = uploads(uploader, file);

        assertArrivedOnce();
        assertThat(observer.resumed).containsExactly(bytes.length + " CONNECTION_LOST");
        assertThat(statistics.bytesResent()).isZero();
    }

    @Test
    void beginsAnewOnceWhenTheServerHasForgotten() {
        observer.atProgress(1, account::forgetUploads);

        UploadStatistics statistics = uploads(uploader, file);

        assertArrivedOnce();
        assertThat(observer.resumed).containsExactly("0 SESSION_FORGOTTEN");
        assertThat(statistics.sessions()).isEqualTo(2);
        assertThat(observer.checkpoints).extracting(UploadSession::id).doesNotHaveDuplicates();
    }

    @Test
    void failsWhenTheServerForgetsTwice() {
        line.onEvery(SENDING, ProxyFault.respondInstead(ScriptedResponse.of(404, "{}")));

        assertThat(failure()).isInstanceOf(Rejected.class);

        assertThat(line.redactedRequests().stream().filter(SENDING)).hasSize(2);
        assertThat(account.uploads()).isEmpty();
    }

    @Test
    void beginsAnewWhenTheServerCannotBeAskedAndAsksNoMoreForAnHour() {
        simulator.enable(Variant.OFFSET_QUERY_IS_404);
        for (int upload = 1; upload <= 2; upload++) {
            line.on(SENDING, ProxyFault.cutRequestAfter(200_000));
            uploads(uploader, file);
            assertThat(line.redactedRequests().stream().filter(OFFSET_QUERY)).hasSize(1);
        }
        assertThat(observer.interruptions()).containsOnly(UploadInterruption.OFFSET_UNKNOWN);

        time.advance(Duration.ofMinutes(61));
        line.on(SENDING, ProxyFault.cutRequestAfter(200_000));
        uploads(uploader, file);

        assertThat(line.redactedRequests().stream().filter(OFFSET_QUERY)).hasSize(2);
    }

    @Test
    void beginsAnewOnceWhenThreeAttemptsBringNothingFurther() {
        for (int i = 0; i < 3; i++) {
            line.on(SENDING, ProxyFault.respondInstead(OUT_OF_ORDER));
        }

        UploadStatistics statistics = uploads(uploader, file);

        assertArrivedOnce();
        assertThat(observer.resumed).containsExactly("0 SERVER_ERROR", "0 SERVER_ERROR", "0 STALLED");
        assertThat(statistics.sessions()).isEqualTo(2);
    }

    @Test
    void failsWhenTheSecondSessionGetsNoFurtherEither() {
        line.onEvery(SENDING, ProxyFault.respondInstead(OUT_OF_ORDER));

        assertThat(failure()).isInstanceOf(Unavailable.class);

        assertThat(line.redactedRequests().stream().filter(SENDING)).hasSize(6);
    }

    @Test
    void limitsTheAttemptsWithoutProgress() {
        line.onEvery(SENDING, ProxyFault.respondInstead(OUT_OF_ORDER));
        MediaUploader impatient = adapter.maxAttempts(2).uploader(ApiKey.of("resuming-key"));

        assertThat(catchThrowableOfType(Unavailable.class, () -> impatient.upload(file))
                        .isTransient())
                .isTrue();

        assertThat(line.redactedRequests().stream().filter(SENDING)).hasSize(2);
    }

    @Test
    void attemptsThatMakeProgressAreNotLimited() {
        for (int part = 0; part < 19; part++) {
            line.on(SENDING, ProxyFault.cutRequestAfter(15_000));
        }

        uploads(uploader, file);

        assertArrivedOnce();
        assertThat(observer.resumed).hasSize(19);
    }

    @Test
    void attemptsThatMakeProgressCostNoRetries() {
        for (int part = 0; part < 12; part++) {
            line.on(SENDING, ProxyFault.cutRequestAfter(20_000));
        }
        uploads(uploader, file);
        line.on(OFFSET_QUERY, ProxyFault.respondInstead(OUT_OF_ORDER));
        line.on(SENDING, ProxyFault.cutRequestAfter(20_000));

        uploads(uploader, file);

        assertThat(account.uploads()).hasSize(2);
    }

    @Test
    void asksForTheOffsetAfterItsLastAttemptTooAndFailsIfThereWasNoProgress() {
        line.on(SENDING, ProxyFault.respondInstead(ScriptedResponse.of(429, "").with("Retry-After", "20")));
        MediaUploader impatient = adapter.maxAttempts(1).uploader(ApiKey.of("resuming-key"));

        assertThat(catchThrowableOfType(Throttled.class, () -> impatient.upload(file))
                        .retryAfter())
                .contains(Duration.ofSeconds(20));

        assertThat(line.redactedRequests().stream().filter(SENDING)).hasSize(1);
        assertThat(line.redactedRequests().stream().filter(OFFSET_QUERY)).hasSize(1);
    }

    @Test
    void stopsWhenTheServerClaimsToHoldWhatWasNeverSent() {
        line.on(SENDING, ProxyFault.cutRequestAfter(1_000));
        simulator.faults().uploads().wrongOffset(300_001);

        UploadMismatch failure = catchThrowableOfType(UploadMismatch.class, () -> uploader.upload(file, observer));

        assertThat(failure).hasMessageContaining("reports an offset of 300001");
        assertThat(line.redactedRequests().stream().filter(SENDING)).hasSize(1);
    }

    @Test
    void asksAtOnceWhereToGoOnWhenTheOffsetIsDisputed() {
        line.on(SENDING, ProxyFault.cutRequestAfter(200_000));
        simulator.uploads().commitPageSize(65_536);
        simulator.faults().uploads().every().wrongOffset(offset -> Math.max(0, offset - 1));

        uploads(uploader, file);

        assertArrivedOnce();
        assertThat(observer.interruptions())
                .containsExactly(
                        UploadInterruption.CONNECTION_LOST,
                        UploadInterruption.OFFSET_DISPUTED,
                        UploadInterruption.OFFSET_DISPUTED,
                        UploadInterruption.STALLED);
        assertThat(time.sleeps().stream().filter(wait -> wait.compareTo(Duration.ofMillis(50)) > 0))
                .as("waits of more than the first attempt's")
                .isEmpty();
    }

    @Test
    void takesTheNewKeyWhenTheOldOneIsRefusedOnTheWay() {
        MediaUploader rotating = adapter.uploader(() -> ApiKey.of(account.key()));
        line.on(SENDING, ProxyFault.cutRequestAfter(200_000));
        observer.atProgress(1, () -> account.rotateKey("rotated-key-2"));

        rotating.upload(file, observer);

        assertArrivedOnce();
    }

    @Test
    void doesNotMindThatASmallFileIsDeletedOnTheWay() throws IOException {
        Path path = Files.write(folder.resolve("film.mp4"), bytes);
        line.on(SENDING, ProxyFault.cutRequestAfter(100_000));
        observer.atProgress(1, () -> delete(path));

        uploads(uploader, MediaFile.of(path, "video/mp4"));

        assertArrivedOnce();
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void sendsNothingMoreOfALargeFileThatChangedOnTheWay() throws IOException {
        Path path = Files.write(folder.resolve("film.mp4"), new byte[9_000_000]);
        line.on(SENDING, ProxyFault.cutRequestAfter(4_000_000));
        observer.atProgress(1, () -> overwrite(path));

        UploadMismatch failure = catchThrowableOfType(
                UploadMismatch.class, () -> uploader.upload(MediaFile.of(path, "video/mp4"), observer));

        assertThat(failure).hasMessageContaining("the file has changed");
        assertThat(account.uploads()).isEmpty();
    }

    private static void overwrite(Path path) {
        try {
            byte[] other = new byte[9_000_000];
            other[8_000_000] = 1;
            Files.write(path, other);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void isResumedByAnotherConnectionFromItsToken() {
        observer.atProgress(1, observer::cancel);
        Cancelled stopped = catchThrowableOfType(Cancelled.class, () -> uploader.upload(file, observer));
        assertThat(stopped).isNotNull();
        byte[] token = observer.lastCheckpoint().token();
        RecordingObserver later = new RecordingObserver();

        try (ApiConnection other = connection()) {
            UploadAdapter.connect(other)
                    .uploader(ApiKey.of("resuming-key"))
                    .resume(UploadSession.of(token), file, later);
        }

        assertArrivedOnce();
        assertThat(later.interruptions()).containsOnly(UploadInterruption.EARLIER_UPLOAD);
        assertThat(later.statistics().sha256())
                .contains(account.uploads().get(0).sha256());
    }

    @Test
    void aSmallFileIsKnownByTheHashOfAllOfIt() {
        observer.atProgress(1, observer::cancel);
        catchThrowableOfType(Cancelled.class, () -> uploader.upload(file, observer));
        byte[] changed = bytes.clone();
        changed[changed.length - 1]++;

        UploadMismatch failure = catchThrowableOfType(
                UploadMismatch.class,
                () -> uploader.resume(observer.lastCheckpoint(), MediaFile.of(changed, "video/mp4")));

        assertThat(failure).hasMessageContaining("the first bytes of the file differ");
        assertThat(account.uploads()).isEmpty();
    }

    @Test
    void hashesWhatTheServerHasFromElsewhere() {
        line.on(SENDING, ProxyFault.respondInstead(ScriptedResponse.of(413, "")));
        MediaFile large = MediaFile.of(Zeros.LENGTH, "video/mp4", Zeros::from);
        assertThat(catchThrowableOfType(Rejected.class, () -> uploader.upload(large, observer)))
                .isNotNull();
        RecordingObserver later = new RecordingObserver();
        line.on(SENDING, ProxyFault.respondInstead(OUT_OF_ORDER))
                .on(OFFSET_QUERY, ProxyFault.pass())
                .on(OFFSET_QUERY, ProxyFault.respondInstead(ScriptedResponse.of(200, "{\"file_offset\":30000000}")));

        uploader.resume(observer.lastCheckpoint(), large, later);

        assertThat(later.resumed).contains("30000000 SERVER_ERROR");
        assertThat(later.statistics().sha256())
                .contains(account.uploads().get(0).sha256());
    }

    @Test
    void putsALargeFileOnRecordEvery16MiB() {
        MediaFile large = MediaFile.of(40_000_000, "video/mp4", Zeros::from);

        uploads(uploader, large);

        assertThat(observer.checkpoints).hasSize(3);
        assertThat(observer.checkpoints.get(0).checkpoint()).isZero();
        assertThat(observer.checkpoints.get(1).checkpoint()).isBetween(16L << 20, (16L << 20) + 65_536);
        assertThat(observer.checkpoints.get(2).checkpoint()).isBetween(32L << 20, (32L << 20) + 131_072);
    }

    @Test
    void hashesNothingOfALargeFileWhenToldNotTo() {
        MediaFile large = MediaFile.of(40_000_000, "video/mp4", Zeros::from);

        UploadStatistics statistics = uploads(adapter.withoutHashing().uploader(ApiKey.of("resuming-key")), large);

        assertThat(statistics.sha256()).isEmpty();
        assertThat(observer.checkpoints).hasSize(1);
        assertThat(account.uploads()).hasSize(1);
    }

    @Test
    void tellsProgressAtMostTenTimesASecondAndTheEndInAnyCase() {
        observer.eachProgressTakes(time, Duration.ofMillis(30));

        uploads(uploader, MediaFile.of(40_000_000, "video/mp4", Zeros::from));

        assertThat(observer.progress).last().satisfies(end -> {
            assertThat(end.sent()).isEqualTo(40_000_000);
            assertThat(end.length()).isEqualTo(40_000_000);
        });
        assertThat(observer.progress)
                .as("frozen but for the observer's own time")
                .hasSizeLessThan(4);
    }

    @Test
    void isStoppedWhileItWaitsForTheAnswer() {
        CountDownLatch never = new CountDownLatch(1);
        line.on(SENDING, ProxyFault.delayUntil(never));
        observer.atProgress(bytes.length, observer::cancel);

        Cancelled failure = catchThrowableOfType(Cancelled.class, () -> uploader.upload(file, observer));

        assertThat(failure).hasMessageContaining("cancelled by the observer");
        never.countDown();
    }

    @Test
    void goesOnWhenTheLineStandsStillLongBeforeTheAttemptsTimeIsUp() {
        line.on(SENDING, ProxyFault.stallResponse());
        MediaUploader alert = adapter.stallLimit(Duration.ofMillis(100)).uploader(ApiKey.of("resuming-key"));

        UploadStatistics statistics = uploads(alert, file);

        assertArrivedOnce();
        assertThat(observer.resumed).containsExactly(bytes.length + " CONNECTION_LOST");
        assertThat(statistics.bytesResent()).isZero();
    }

    @Test
    void opensNothingForASessionThatLeadsElsewhere() {
        UploadSession hostile = UploadSession.opened(
                "upload:a@evil.example/../x".getBytes(StandardCharsets.US_ASCII), file, time.instant());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> uploader.resume(hostile, file))
                .withMessage("The session to resume has an invalid session ID");
        assertThat(line.requestCount()).isZero();
    }
}
