package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.matrix.Scene.Ended;
import io.wabaprofile.testkit.FaultProxy.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What the table's codes about going on with an upload say, held against one fault of one of its requests. */
final class UploadPromises {
    private static final int SENDINGS_OF_A_SESSION = 3;
    private static final int MOST_SESSIONS = 2;

    private final Step step;
    private final WireFault fault;
    private final Supplier<Scene> scenes;

    UploadPromises(Step step, WireFault fault, Supplier<Scene> scenes) {
        this.step = step;
        this.fault = fault;
        this.scenes = scenes;
    }

    List<Runnable> parts(String code) {
        return switch (code) {
            case "q" -> goesOn();
            case "q at once" -> List.of(this::goesOnAtOnce, this::givenUp);
            case "q once,c" -> List.of(this::goesOnAfterASecond, this::heldBackAfterTwo);
            case "n" ->
                step == Step.ASK ? List.of(this::anew) : List.of(this::anewWithoutAsking, this::anewOnceWithoutAsking);
            case "ok (q, handle by empty POST, else n)" ->
                List.of(() -> goesOn(fault.after()), this::anewThoughItArrived);
            default -> throw new IllegalArgumentException("No promise is called " + code);
        };
    }

    private List<Runnable> goesOn() {
        List<Runnable> parts = new ArrayList<>(List.of(() -> goesOn(fault.before()), this::givenUp));
        if (fault.after() != null) {
            parts.add(() -> goesOn(fault.after()));
            parts.add(this::givenUpThoughItArrived);
        }
        return parts;
    }

    /** With the fault once, the server is asked for the offset, and gets what it lacks. */
    private Ended goesOn(Fault once) {
        try (Scene scene = scenes.get().once(Step.SEND, once)) {
            Ended ended = scene.attempt(Step.SEND);
            Verdict.succeeded(Step.SEND, ended, scene);
            assertRequests(scene, 1, 2, 1);
            scene.recovers(Step.SEND);
            return ended;
        }
    }

    private void goesOnAtOnce() {
        assertThat(goesOn(fault.before()).waited()).as("wait").isZero();
    }

    private void goesOnAfterASecond() {
        assertThat(goesOn(fault.before()).waited()).as("wait").isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    /** With the fault on every sending, the call fails after a few of them, in two sessions at most. */
    private void givenUp() {
        try (Scene scene = scenes.get().always(Step.SEND, fault.before())) {
            Verdict.failed(scene.attempt(Step.SEND), fault.failure());
            assertFewRequests(scene);
            assertThat(scene.account.uploads()).as("whole uploads").isEmpty();
            scene.recovers(Step.SEND);
        }
    }

    private void givenUpThoughItArrived() {
        try (Scene scene = scenes.get().always(Step.SEND, fault.after())) {
            Verdict.failed(scene.attempt(Step.SEND), fault.failure());
            int sessions = scene.requests(Step.OPEN);
            assertThat(sessions).as("sessions").isLessThanOrEqualTo(MOST_SESSIONS);
            assertThat(scene.account.uploads()).as("whole uploads").hasSize(sessions);
            assertThat(Step.holdsOnlyTheFile(scene.account))
                    .as("each byte once")
                    .isTrue();
            scene.recovers(Step.SEND);
        }
    }

    private void heldBackAfterTwo() {
        try (Scene scene = scenes.get().always(Step.SEND, fault.before())) {
            Verdict.failed(scene.attempt(Step.SEND), fault.failure());
            assertRequests(scene, 1, 2, 1);
            Verdict.heldBack(Step.SEND, scene);
            scene.recovers(Step.SEND);
        }
    }

    /** What is known of the session is given up for a new one. */
    private void anew() {
        try (Scene scene = scenes.get().always(Step.ASK, fault.before())) {
            Ended ended = scene.attempt(Step.ASK);
            Verdict.succeeded(Step.ASK, ended, scene);
            assertThat(ended.waited()).as("wait").isZero();
            assertRequests(scene, MOST_SESSIONS, 2, 1);
            scene.recovers(Step.ASK);
        }
    }

    private void anewWithoutAsking() {
        try (Scene scene = scenes.get().once(Step.SEND, fault.before())) {
            Ended ended = scene.attempt(Step.SEND);
            Verdict.succeeded(Step.SEND, ended, scene);
            assertThat(ended.waited()).as("wait").isZero();
            assertRequests(scene, MOST_SESSIONS, 2, 0);
            scene.recovers(Step.SEND);
        }
    }

    private void anewOnceWithoutAsking() {
        try (Scene scene = scenes.get().always(Step.SEND, fault.before())) {
            Verdict.failed(scene.attempt(Step.SEND), fault.failure());
            assertRequests(scene, MOST_SESSIONS, 2, 0);
            assertThat(scene.account.uploads()).as("whole uploads").isEmpty();
            scene.recovers(Step.SEND);
        }
    }

    /** A server that answers no questions gets the file again, in a session of its own. */
    private void anewThoughItArrived() {
        try (Scene scene = scenes.get()
                .once(Step.SEND, fault.after())
                .always(Step.ASK, Fault.answerInstead(WireFaults.bare(404)))) {
            assertThat(scene.attempt(Step.SEND).failure()).as("failure").isNull();
            assertRequests(scene, MOST_SESSIONS, 2, 1);
            assertThat(scene.account.uploads()).as("whole uploads").hasSize(2);
            assertThat(Step.holdsOnlyTheFile(scene.account))
                    .as("each byte once")
                    .isTrue();
            scene.recovers(Step.SEND);
        }
    }

    private static void assertFewRequests(Scene scene) {
        int sessions = scene.requests(Step.OPEN);
        int sendings = scene.requests(Step.SEND);
        assertThat(sessions).as("sessions").isLessThanOrEqualTo(MOST_SESSIONS);
        assertThat(sendings).as("sendings").isBetween(2, sessions * SENDINGS_OF_A_SESSION);
        assertThat(scene.requests(Step.ASK)).as("questions").isBetween(sendings - sessions, sendings);
    }

    static void assertRequests(Scene scene, int sessions, int sendings, int questions) {
        assertThat(scene.requests(Step.OPEN)).as("sessions").isEqualTo(sessions);
        assertThat(scene.requests(Step.SEND)).as("sendings").isEqualTo(sendings);
        assertThat(scene.requests(Step.ASK)).as("questions").isEqualTo(questions);
    }
}
