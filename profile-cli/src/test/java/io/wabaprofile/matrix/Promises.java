package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.matrix.Scene.Ended;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** What the table's codes say, held against one fault and one step. */
final class Promises {
    private final Step step;
    private final WireFault fault;
    private final Supplier<Scene> scenes;

    /** @param scenes a new scene each time */
    Promises(Step step, WireFault fault, Supplier<Scene> scenes) {
        this.step = step;
        this.fault = fault;
        this.scenes = scenes;
    }

    /** Each can be kept by itself, also beside the others. */
    List<Runnable> parts(String code) {
        return switch (code) {
            case "ok" -> List.of(this::unnoticed);
            case "ok (r)", "ok, 1 orphan session" -> List.of(() -> repeated(2));
            case "ok (r or v)" -> List.of(() -> repeated(2), this::provedByALook);
            case "r" -> List.of(() -> repeated(2), () -> givenUp(step.attempts()));
            case "r (1x)" -> List.of(() -> repeated(2), () -> givenUp(2));
            case "r,v" -> List.of(() -> repeated(2), this::leftOpen, this::provedByALook);
            case "r,?" -> List.of(() -> repeated(2), this::leftOpen, this::leftOpenThoughDone);
            case "v" -> List.of(this::leftOpen, this::provedByALook);
            case "?", "v->?", "? (offset unknown)" -> List.of(this::leftOpen, this::leftOpenThoughDone);
            case "!", "! or n if session invalid" -> List.of(this::atOnce);
            case "r once,c" -> List.of(this::repeatedAfterASecond, this::heldBackAfterTwo);
            case "!,c" -> List.of(this::atOnce, this::heldBackAfterThreeRefusals);
            default -> new UploadPromises(step, fault, scenes).parts(code);
        };
    }

    private Ended with(Scene scene) {
        return scene.attempt(step);
    }

    /** The fault is none for this step. */
    private void unnoticed() {
        try (Scene scene = scenes.get().always(step, fault.after())) {
            Ended ended = with(scene);
            Verdict.succeeded(step, ended, scene);
            assertThat(ended.allRequests()).as("requests").isEqualTo(1);
            scene.recovers(step);
        }
    }

    /** With the fault once, the call succeeds. */
    private void repeated(int requests) {
        try (Scene scene = scenes.get().once(step, fault.before())) {
            Ended ended = with(scene);
            Verdict.succeeded(step, ended, scene);
            assertThat(ended.requests()).as("requests with the fault once").isEqualTo(requests);
            scene.recovers(step);
        }
    }

    private void repeatedAfterASecond() {
        try (Scene scene = scenes.get().once(step, fault.before())) {
            Ended ended = with(scene);
            Verdict.succeeded(step, ended, scene);
            assertThat(ended.waited()).as("wait").isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            scene.recovers(step);
        }
    }

    /** With the fault on every request, the call fails after a few of them. */
    private void givenUp(int most) {
        try (Scene scene = scenes.get().always(step, fault.before())) {
            Ended ended = with(scene);
            Verdict.failed(ended, fault.failure());
            assertThat(ended.requests()).as("requests with the fault always").isBetween(2, most);
            scene.recovers(step);
        }
    }

    /** The write was not done, and the call does not say that it knows. */
    private void leftOpen() {
        try (Scene scene = scenes.get().always(step, fault.before())) {
            Verdict.failedOpen(step, with(scene), fault.failure());
            scene.recovers(step);
        }
    }

    private void leftOpenThoughDone() {
        try (Scene scene = scenes.get().always(step, fault.after())) {
            Verdict.failedOpen(step, with(scene), fault.failure());
            assertThat(step.isHeldBy(scene.account)).as("it was done").isTrue();
            scene.recovers(step);
        }
    }

    /** The write was done, and although no answer to it is good, one look says so. */
    private void provedByALook() {
        if (!step.canBeVerified()) {
            return;
        }
        try (Scene scene = scenes.get().always(step, fault.after())) {
            Ended ended = with(scene);
            Verdict.succeeded(step, ended, scene);
            assertThat(ended.allRequests() - ended.requests()).as("looks").isEqualTo(1);
            scene.recovers(step);
        }
    }

    private void atOnce() {
        try (Scene scene = scenes.get().always(step, fault.before())) {
            int seen = scene.answeredBySimulator();
            Ended ended = with(scene);
            Verdict.failedAtOnce(ended, fault.failure());
            assertThat(scene.answeredBySimulator() - seen)
                    .as("what arrived behind the line")
                    .isEqualTo(ended.allRequests() - 1);
            scene.recovers(step);
        }
    }

    private void heldBackAfterTwo() {
        try (Scene scene = scenes.get().always(step, fault.before())) {
            Ended ended = with(scene);
            Verdict.failed(ended, fault.failure(), Outcome.NOT_APPLIED);
            assertThat(ended.requests()).as("requests with the fault always").isEqualTo(2);
            Verdict.heldBack(step, scene);
            scene.recovers(step);
        }
    }

    private void heldBackAfterThreeRefusals() {
        Step next = step == Step.READ_CLOUD ? Step.READ_ABOUT : Step.READ_CLOUD;
        try (Scene scene = scenes.get().always(step, fault.before()).always(next, fault.before())) {
            Class<? extends GatewayException> failure = fault.failure();
            Verdict.failedAtOnce(with(scene), failure);
            Verdict.failedAtOnce(scene.attempt(next), failure);
            Verdict.failedAtOnce(scene.attempt(next), failure);
            Verdict.heldBack(step, scene);
            scene.recovers(step);
        }
    }
}
