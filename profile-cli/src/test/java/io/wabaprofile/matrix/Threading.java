package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.matrix.Scene.Ended;
import io.wabaprofile.onpremise.OnPremiseAdapter;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.FaultProxy.Fault;
import io.wabaprofile.testkit.ScriptedServer.Answer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** Rows about the threads of the callers. */
final class Threading {
    private static final int TIMES = 5;
    private static final long USUAL_MILLISECONDS = 100;
    private static final long MOST_MILLISECONDS = 250;
    private static final Set<Thread.State> WAITING = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

    private Threading() {}

    static void interrupted(Step step) {
        long[] milliseconds = IntStream.range(0, TIMES)
                .mapToLong(time -> interruptedOnce(step))
                .sorted()
                .toArray();
        assertThat(milliseconds[TIMES / 2])
                .as("milliseconds until an interrupt is heeded, usually; all: %s", Arrays.toString(milliseconds))
                .isLessThanOrEqualTo(USUAL_MILLISECONDS);
        assertThat(milliseconds[TIMES - 1]).as("at most").isLessThanOrEqualTo(MOST_MILLISECONDS);
    }

    /** What stalls is the first request of its kind; of an upload the second, when half of the file has arrived. */
    private static long interruptedOnce(Step step) {
        int stalling = step == Step.SEND ? 2 : 1;
        try (Scene scene = Scene.open().always(step, Fault.answerInstead(Answer.stall("")))) {
            if (step == Step.SEND) {
                scene.once(step, Step.CUT);
            }
            AtomicLong at = new AtomicLong();
            Thread caller = Thread.currentThread();
            Thread interrupter = new Thread(() -> {
                Scene.await("the request is under way", () -> scene.requests(step) == stalling && isWaiting(caller));
                at.set(System.nanoTime());
                caller.interrupt();
            });
            interrupter.start();
            Ended ended = scene.attempt(step);
            long end = System.nanoTime();
            assertThat(Thread.interrupted()).as("the flag of the caller").isTrue();
            Scene.await("the interrupter ends", () -> !interrupter.isAlive());
            Verdict.failedOpen(step, ended, Cancelled.class);
            assertThat(ended.requests()).as("requests").isEqualTo(stalling);
            if (step == Step.SEND || step == Step.ASK) {
                scene.resumes();
            }
            scene.recovers(step);
            return (end - at.get()) / 1_000_000;
        }
    }

    /** A thread that reads from a socket counts as running, so what it runs is looked at. */
    private static boolean isWaiting(Thread caller) {
        StackTraceElement[] stack = caller.getStackTrace();
        return WAITING.contains(caller.getState())
                || (stack.length > 0
                        && stack[0].isNativeMethod()
                        && stack[0].getClassName().startsWith("sun.nio.ch."));
    }

    /** The second writer comes while the first waits for its next attempt, and goes when the first is settled. */
    static void twoWriters(Step step) {
        AtomicReference<Thread> second = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Scene.Setup disturbed = (usual, scene) -> usual.sleeper(duration -> {
            if (second.get() == null) {
                Thread writer = new Thread(() -> writeAgain(step, scene));
                writer.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
                second.set(writer);
                writer.start();
                Scene.await("the second writer waits", () -> WAITING.contains(writer.getState()));
                assertThat(scene.requests(step))
                        .as("requests before the repeat")
                        .isEqualTo(1);
            }
            scene.time.sleep(duration);
        });
        try (Scene scene = Scene.open(disturbed).once(step, Fault.answerInstead(WireFaults.bare(503)))) {
            step.run(scene.connection, scene.credentials, UploadObserver.SILENT);
            Scene.await("the second writer ends", () -> !second.get().isAlive());
            assertThat(failure.get()).as("failure of the second").isNull();
            assertThat(scene.requests(step)).as("requests").isEqualTo(3);
            assertSecondStands(step, scene);
        }
    }

    private static void writeAgain(Step step, Scene scene) {
        ProfileGateway onPremise = OnPremiseAdapter.connect(scene.connection).profile(scene.credentials);
        ProfileUpdate address = ProfileUpdate.builder().address("Second Way").build();
        switch (step) {
            case SET_ABOUT ->
                onPremise.apply(ProfileUpdate.builder().about("Second").build());
            case SET_BUSINESS -> onPremise.apply(address);
            case SET_CLOUD ->
                CloudAdapter.connect(scene.connection)
                        .profile(scene.credentials)
                        .apply(address);
            case SET_PHOTO ->
                OnPremiseAdapter.connect(scene.connection)
                        .photo(scene.credentials)
                        .replace(Pictures.jpeg(5_000));
            default -> throw new IllegalArgumentException(step + " writes nothing");
        }
    }

    private static void assertSecondStands(Step step, Scene scene) {
        switch (step) {
            case SET_ABOUT -> assertThat(scene.account.profile().about()).contains("Second");
            case SET_BUSINESS, SET_CLOUD ->
                assertThat(scene.account.profile().address()).contains("Second Way");
            default ->
                assertThat(scene.account.photoSha256())
                        .contains(Pictures.jpeg(5_000).sha256());
        }
    }
}
