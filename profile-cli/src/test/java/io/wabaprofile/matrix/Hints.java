package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.matrix.Scene.Ended;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.testkit.FaultProxy.Fault;
import io.wabaprofile.testkit.ScriptedServer.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Rows about how long to wait, and by which clock. */
final class Hints {
    private static final String LATER = "Thu, 01 Jan 2026 00:00:07 GMT";
    private static final String NOW = "Thu, 01 Jan 2026 00:00:04 GMT";

    private Hints() {}

    static void endpointLimit(Step step) {
        Answer two = limit("1 request every 2 seconds");
        kept(step, two, Duration.ofSeconds(2));
        heldBackAfterwards(step, two, Duration.ofSeconds(2));
        tooLong(step, limit("1 request every 900 seconds"), Duration.ofSeconds(900));
        ignored(step, limit("slow down")); // without a number there is no time to hold the channel back for
    }

    private static Answer limit(String number) {
        return WireFaults.dialog360(400, "Exceeded the endpoint rate limit, " + number);
    }

    static void throttled(Step step) {
        kept(step, retryAfter("2"), Duration.ofSeconds(2));
        kept(step, retryAfter(LATER).with("Date", NOW), Duration.ofSeconds(3));
        kept(step, retryAfter(LATER), Duration.ofSeconds(7).minus(step.waitBefore()));
        kept(step, WireFaults.meta(400, 80007).with("Retry-After", "1"), Duration.ofSeconds(1));
        heldBackAfterwards(step, retryAfter("2"), Duration.ofSeconds(2));
        tooLong(step, retryAfter("31"), Duration.ofSeconds(31));
        tooLong(step, retryAfter("9999999999"), Duration.ofSeconds(9_999_999_999L));
        for (String broken : new String[] {"soon", "-5", "1.5", "99999999999999999999", LATER + " or later"}) {
            ignored(step, retryAfter(broken));
        }
    }

    private static Answer retryAfter(String hint) {
        return WireFaults.bare(429).with("Retry-After", hint);
    }

    /** Waited for, and then the call succeeds. */
    private static void kept(Step step, Answer answer, Duration wait) {
        try (Scene scene = Scene.open().once(step, Fault.answerInstead(answer))) {
            Ended ended = scene.attempt(step);
            Verdict.succeeded(step, ended, scene);
            assertThat(ended.waited()).as("wait").isBetween(wait, wait.plusSeconds(2));
            assertThat(scene.requests(Step.ASK)).as("questions").isEqualTo(step.questionsAfterOneFault());
            scene.recovers(step);
        }
    }

    private static void ignored(Step step, Answer answer) {
        kept(step, answer, Duration.ZERO);
        try (Scene scene = Scene.open().always(step, Fault.answerInstead(answer))) {
            Verdict.failed(scene.attempt(step), Throttled.class);
            scene.recovers(step);
        }
    }

    private static void heldBackAfterwards(Step step, Answer answer, Duration hint) {
        try (Scene scene = Scene.open().always(step, Fault.answerInstead(answer))) {
            Ended ended = scene.attempt(step);
            Verdict.failed(ended, Throttled.class);
            assertThat(ended.requests()).as("requests").isBetween(2, step.attempts());
            if (step == Step.SEND) { // the last wait was for the question whether to go on, and so it is over
                assertThat(ended.waited()).as("wait").isGreaterThanOrEqualTo(hint.multipliedBy(ended.requests()));
            } else {
                Verdict.heldBack(step, scene);
            }
            scene.recovers(step);
        }
    }

    /** No time for such a wait: the call fails at once, and so does the next one, without another request. */
    private static void tooLong(Step step, Answer answer, Duration hint) {
        try (Scene scene = Scene.open().always(step, Fault.answerInstead(answer))) {
            Ended ended = scene.attempt(step);
            Verdict.failedAtOnce(ended, Throttled.class);
            assertThat(((Throttled) ended.failure()).retryAfter()).contains(hint);
            Ended next = scene.attempt(step);
            Verdict.refusedLocally(next, Throttled.class);
            assertThat(((Throttled) next.failure()).retryAfter()).isPresent();
            Verdict.heldBack(step, scene);
            scene.recovers(step);
        }
    }

    /** The wall clock jumps with every look at it; what counts is the other clock, and the server's own. */
    static void clockJumps(Step step) {
        try (Scene scene = Scene.open(Hints::jumping)) {
            Ended ended = scene.attempt(step);
            Verdict.succeeded(step, ended, scene);
        }
        try (Scene scene = Scene.open(Hints::jumping).once(step, Fault.answerInstead(WireFaults.bare(503)))) {
            Ended ended = scene.attempt(step);
            Verdict.succeeded(step, ended, scene);
            assertThat(ended.waited()).as("wait").isLessThan(Duration.ofSeconds(1));
            scene.recovers(step);
        }
        try (Scene scene = Scene.open(Hints::jumping)
                .once(step, Fault.answerInstead(retryAfter(LATER).with("Date", NOW)))) {
            Ended ended = scene.attempt(step);
            Verdict.succeeded(step, ended, scene);
            assertThat(ended.waited()).as("wait").isEqualTo(Duration.ofSeconds(3));
            scene.recovers(step);
        }
    }

    private static ApiConnection.Builder jumping(ApiConnection.Builder usual, Scene scene) {
        AtomicInteger looks = new AtomicInteger();
        return usual.clock(() -> {
            Instant now = scene.time.instant();
            return now.plus(Duration.ofHours(looks.getAndIncrement() % 2 == 0 ? 1 : -1));
        });
    }
}
