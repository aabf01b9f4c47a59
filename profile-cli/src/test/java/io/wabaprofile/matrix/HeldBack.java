package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.RetrySettings;
import io.wabaprofile.matrix.Scene.Ended;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unavailable.Reason;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.testkit.FaultProxy.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The row about what is not sent, since something on this side stands against it. */
final class HeldBack {
    private static final int CHANNELS = 6;
    private static final int FAILURES_OF_EACH = 10;
    private static final int PLACES = 4;
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private HeldBack() {}

    static void heldBack(Step step) {
        closed(step);
        breakerOpen(step);
        noPlaceLeft(step);
        budgetSpent(step);
    }

    private static void closed(Step step) {
        try (Scene scene = Scene.open()) {
            scene.moments.justBefore(step, scene.connection::close);
            Verdict.refusedLocally(scene.attempt(step), Cancelled.class);
            if (hasBegun(step)) {
                scene.resumesElsewhere();
            }
        }
    }

    /** Whether there is an upload to go on with when the step's turn comes. */
    private static boolean hasBegun(Step step) {
        return step == Step.SEND || step == Step.ASK;
    }

    private static void breakerOpen(Step step) {
        Scene.Setup unrepeated = (usual, self) -> usual.retries(RetrySettings.DEFAULT.withMaxAttempts(1));
        try (Scene scene = Scene.open(step == Step.ASK ? (usual, self) -> usual : unrepeated)) {
            scene.moments.justBefore(step, () -> open(scene));
            refused(scene.attempt(step), Reason.BREAKER_OPEN);
            if (hasBegun(step)) {
                scene.resumes();
            }
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

    /** Of the channel's places for calls, or of the connection's for uploads. */
    private static void noPlaceLeft(Step step) {
        CountDownLatch release = new CountDownLatch(1);
        List<Thread> callers = new ArrayList<>();
        Step filling = step == Step.SEND ? Step.SEND : Step.READ_ABOUT;
        Step tried = step == Step.READ_ABOUT ? Step.READ_CLOUD : step;
        try (Scene scene = Scene.open((usual, self) -> usual.callLimit(step.isUpload() ? Scene.LIMIT : PATIENCE))
                .uploading(to -> to.uploadLimit(step == Step.ASK ? Scene.LIMIT : PATIENCE))
                .always(filling, Fault.delayUntil(release))) {
            Runnable fill = () -> fill(scene, filling, callers);
            if (step == Step.SEND) {
                fill.run();
            } else {
                scene.moments.justBefore(step, fill);
            }
            Ended ended = scene.attempt(tried);
            release.countDown();
            for (Thread caller : callers) {
                Scene.await("a caller ends", () -> !caller.isAlive());
            }
            refused(ended, Reason.BUSY);
            if (step == Step.ASK) {
                scene.resumes();
            }
            scene.recovers(step);
        }
    }

    private static void fill(Scene scene, Step filling, List<Thread> callers) {
        for (int i = 0; i < PLACES; i++) {
            Thread caller = new Thread(() -> filling.run(scene.connection, scene.credentials, UploadObserver.SILENT));
            caller.setDaemon(true);
            caller.setUncaughtExceptionHandler((thread, outOfTime) -> {});
            caller.start();
            callers.add(caller);
        }
        Scene.await("all places are taken", () -> scene.requests(filling) >= PLACES);
    }

    /** What is refused here is the repeat; first attempts are always made. */
    private static void budgetSpent(Step step) {
        Fault outOfOrder = Fault.answerInstead(WireFaults.bare(503));
        try (Scene scene = Scene.open().always(step, outOfOrder)) {
            if (step != Step.READ_CLOUD) {
                scene.always(Step.READ_CLOUD, outOfOrder);
            }
            scene.moments.justBefore(step, () -> {
                for (int i = 0; i < 5; i++) {
                    Verdict.failed(scene.attempt(Step.READ_CLOUD), Unavailable.class);
                }
            });
            Ended ended = scene.attempt(step);
            Verdict.failed(ended, Unavailable.class);
            assertThat(ended.requests())
                    .as("requests without a budget for repeats")
                    .isEqualTo(1);
            if (hasBegun(step)) {
                scene.resumes();
            }
            scene.recovers(step);
        }
    }

    private static void refused(Ended ended, Reason reason) {
        Verdict.refusedLocally(ended, Unavailable.class);
        assertThat(((Unavailable) ended.failure()).reason()).isEqualTo(reason);
    }
}
