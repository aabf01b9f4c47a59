package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.RetrySettings;
import io.wabaprofile.matrix.Scene.Ended;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unavailable.Reason;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.InvalidMediaException;
import io.wabaprofile.profile.InvalidPhotoException;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.testkit.FaultProxy.Fault;
import io.wabaprofile.testkit.ScriptedServer.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Rows about what never leaves this side. */
final class Refusals {
    private static final int CHANNELS = 6;
    private static final int FAILURES_OF_EACH = 10;
    private static final int PLACES = 4;

    private Refusals() {}

    static void badFile(Step step) {
        if (step == Step.OPEN) {
            assertThatThrownBy(() -> MediaFile.of(new byte[0], "application/pdf"))
                    .isInstanceOf(InvalidMediaException.class);
            assertThatThrownBy(() -> MediaFile.of(new byte[1], "pdf\r\n")).isInstanceOf(InvalidMediaException.class);
        }
        List<byte[]> pictures = List.of(
                new byte[0],
                "GIF89a".getBytes(StandardCharsets.US_ASCII),
                Pictures.jpegBytes(Photo.MAX_BYTES + 1, 640, 640),
                Pictures.jpegBytes(1_000, 20_000, 20_000));
        for (byte[] picture : pictures) {
            assertThatThrownBy(() -> Photo.of(picture)).isInstanceOf(InvalidPhotoException.class);
        }
    }

    static void hostileHandle() {
        for (String handle : List.of("", "4::\r\nD360-API-KEY: x", "é", "4::a b", "4".repeat(10_000_000))) {
            try (Scene scene = Scene.open()) {
                assertThatThrownBy(() -> CloudAdapter.connect(scene.connection)
                                .photo(scene.credentials, new HandsOut(handle))
                                .replace(Pictures.jpeg(1_000)))
                        .isInstanceOf(InvalidMediaException.class)
                        .hasMessageNotContaining(handle.isEmpty() ? Scene.KEY : handle);
                assertThat(scene.proxy.requests()).as("requests").isZero();
                scene.recovers(Step.SET_CLOUD);
            }
        }
    }

    private record HandsOut(String handle) implements MediaUploader {
        @Override
        public MediaHandle upload(MediaFile file, UploadObserver observer) {
            return MediaHandle.of(handle);
        }

        @Override
        public MediaHandle resume(UploadSession session, MediaFile file, UploadObserver observer) {
            return MediaHandle.of(handle);
        }
    }

    static void hostileSession(Step step) {
        List<String> ids = List.of(
                "../v1/settings/profile/about",
                "upload:../../admin",
                "upload:MTphd@evil.example",
                "//evil.example/upload:MTphd",
                "https://evil.example/upload:MTphd",
                "upload:MTphd\\r\\nX-Evil: 1",
                "upload:MTphd#?sig=x",
                "upload:" + "A".repeat(60_000));
        for (String id : ids) {
            Answer answer = Answer.of(200, "{\"id\":\"" + id + "\"}");
            try (Scene scene = Scene.open().always(Step.OPEN, Fault.answerInstead(answer))) {
                Ended ended = scene.attempt(Step.OPEN);
                Verdict.failed(ended, Unreadable.class);
                assertThat(scene.requests(Step.SEND)).as("requests with bytes").isZero();
                if (step == Step.OPEN) {
                    Verdict.failedAtOnce(ended, Unreadable.class);
                }
                assertThat(ended.allRequests()).as("all requests").isEqualTo(ended.requests());
                scene.recovers(Step.OPEN);
            }
        }
    }

    static void heldBack(Step step) {
        closed(step);
        breakerOpen(step);
        noPlaceLeft(step);
        budgetSpent(step);
    }

    private static void closed(Step step) {
        try (Scene scene = Scene.open()) {
            justBefore(step, scene, scene.connection::close);
            Verdict.refusedLocally(scene.attempt(step), Cancelled.class);
        }
    }

    private static void breakerOpen(Step step) {
        try (Scene scene = Scene.open((usual, self) -> usual.retries(RetrySettings.DEFAULT.withMaxAttempts(1)))) {
            justBefore(step, scene, () -> open(scene));
            Ended ended = scene.attempt(step);
            refused(ended, Reason.BREAKER_OPEN);
            scene.recovers(step);
        }
    }

    /** The host fails for several channels, for longer than one of them could be to blame for. */
    private static void open(Scene scene) {
        scene.always(Step.READ_ABOUT, Fault.answerInstead(WireFaults.bare(503)));
        for (int failure = 0; failure < FAILURES_OF_EACH; failure++) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                ApiKey key = ApiKey.of("channel-" + channel);
                assertThatThrownBy(() -> Step.READ_ABOUT.run(scene.connection, key, UploadObserver.SILENT))
                        .isInstanceOf(Unavailable.class);
            }
            scene.time.advance(Duration.ofMillis(1_100));
        }
    }

    private static void noPlaceLeft(Step step) {
        CountDownLatch release = new CountDownLatch(1);
        List<Thread> callers = new ArrayList<>();
        Scene.Setup hurried = (usual, self) -> usual.callLimit(Duration.ofMillis(300));
        try (Scene scene = Scene.open(step == Step.SEND ? (usual, self) -> usual : hurried)) {
            scene.always(Step.READ_ABOUT, Fault.delayUntil(release));
            Step tried = step == Step.READ_ABOUT ? Step.READ_CLOUD : step;
            justBefore(step, scene, () -> fill(scene, callers));
            Ended ended = scene.attempt(tried);
            release.countDown();
            for (Thread caller : callers) {
                Scene.await("a caller ends", () -> !caller.isAlive());
            }
            refused(ended, Reason.BUSY);
            scene.recovers(step);
        }
    }

    private static void fill(Scene scene, List<Thread> callers) {
        for (int i = 0; i < PLACES; i++) {
            Thread caller =
                    new Thread(() -> Step.READ_ABOUT.run(scene.connection, scene.credentials, UploadObserver.SILENT));
            caller.setDaemon(true);
            caller.setUncaughtExceptionHandler((thread, outOfTime) -> {});
            caller.start();
            callers.add(caller);
        }
        Scene.await("all places are taken", () -> scene.requests(Step.READ_ABOUT) >= PLACES);
    }

    /** What is refused here is the repeat; first attempts are always made. */
    private static void budgetSpent(Step step) {
        if (step == Step.SEND) {
            return;
        }
        try (Scene scene = Scene.open().always(step, Fault.answerInstead(WireFaults.bare(503)))) {
            if (step != Step.READ_CLOUD) {
                scene.always(Step.READ_CLOUD, Fault.answerInstead(WireFaults.bare(503)));
            }
            for (int i = 0; i < 5; i++) {
                Verdict.failed(scene.attempt(Step.READ_CLOUD), Unavailable.class);
            }
            Ended ended = scene.attempt(step);
            Verdict.failed(ended, Unavailable.class);
            assertThat(ended.requests())
                    .as("requests without a budget for repeats")
                    .isEqualTo(1);
            scene.recovers(step);
        }
    }

    private static void refused(Ended ended, Reason reason) {
        Verdict.refusedLocally(ended, Unavailable.class);
        assertThat(((Unavailable) ended.failure()).reason()).isEqualTo(reason);
    }

    private static void justBefore(Step step, Scene scene, Runnable event) {
        if (step == Step.SEND) {
            scene.beforeBytes = event;
        } else {
            event.run();
        }
    }
}
