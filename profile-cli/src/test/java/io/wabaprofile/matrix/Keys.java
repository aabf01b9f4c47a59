package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.ApiKey;
import io.wabaprofile.matrix.Scene.Ended;
import io.wabaprofile.testkit.FaultProxy.Fault;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Rows about a key that is no longer the right one. */
final class Keys {
    private static final String NEW_KEY = "CANARY-of-the-next-generation-AK";

    private Keys() {}

    static void refused(Step step) {
        for (WireFault fault : WireFaults.named("key-refused", null)) {
            new Promises(step, fault, Scene::open).parts("!,c").forEach(Runnable::run);
            changed(step, fault);
        }
    }

    /** There is another key by the time the first one was refused. */
    private static void changed(Step step, WireFault fault) {
        int faultsBefore = step == Step.ASK ? 1 : 0;
        try (Scene scene = Scene.open().once(step, fault.before())) {
            scene.secrets.add(NEW_KEY);
            scene.credentials = () -> {
                if (scene.proxy.faultsMet() <= faultsBefore) {
                    return ApiKey.of(Scene.KEY);
                }
                scene.account.rotateKey(NEW_KEY);
                return ApiKey.of(NEW_KEY);
            };
            Ended ended = scene.attempt(step);
            Verdict.succeeded(step, ended, scene);
            assertThat(ended.requests()).as("requests").isEqualTo(2);
            assertThat(ended.waited()).as("wait").isZero();
            assertThat(scene.requests(Step.ASK)).as("questions").isEqualTo(step.questionsAfterOneFault());
            scene.recovers(step);
        }
    }

    /** Both sides change the key while the call waits for its next attempt. */
    static void rotated(Step step) {
        AtomicReference<String> key = new AtomicReference<>(Scene.KEY);
        Scene.Setup rotating = (usual, scene) -> usual.sleeper(duration -> {
            if (scene.requests(step) > 0) {
                rotate(key, scene);
            }
            scene.time.sleep(duration);
        });
        try (Scene scene = Scene.open(rotating).once(step, Fault.answerInstead(WireFaults.bare(503)))) {
            scene.secrets.add(NEW_KEY);
            scene.credentials = () -> ApiKey.of(key.get());
            Ended ended = scene.attempt(step);
            Verdict.succeeded(step, ended, scene);
            assertThat(key.get()).as("the key at the end").isEqualTo(NEW_KEY);
            assertThat(ended.waited()).as("wait").isLessThan(Duration.ofSeconds(1));
            scene.recovers(step);
        }
    }

    private static void rotate(AtomicReference<String> key, Scene scene) {
        key.set(NEW_KEY);
        scene.account.rotateKey(NEW_KEY);
    }
}
