package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.matrix.Scene.Ended;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What was promised against what the server counted and holds. */
final class Verdict {
    private static final int MOST_REQUESTS = 3;
    private static final int MOST_SENDINGS = 10;

    private Verdict() {}

    /** What holds after every call, whatever was to happen. */
    static void isConsistent(Step step, Ended ended, Scene scene) {
        assertThat(ended.requests())
                .as("requests of one step")
                .isLessThanOrEqualTo(step == Step.SEND ? MOST_SENDINGS : MOST_REQUESTS);
        GatewayException failure = ended.failure();
        if (failure == null) {
            return;
        }
        if (!step.isWrite()) {
            assertThat(failure.outcome())
                    .as("outcome of what changes no profile")
                    .isEqualTo(Outcome.NOT_APPLIED);
        }
        if (failure.outcome() == Outcome.NOT_APPLIED) {
            assertThat(Step.isUntouched(scene.account)).as("profile as it was").isTrue();
        }
        String shown = shown(failure);
        for (String secret : scene.secrets) {
            assertThat(shown).as("all that the failure shows and holds").doesNotContain(secret);
        }
    }

    private static String shown(GatewayException failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(failure);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + bytes.toString(StandardCharsets.ISO_8859_1);
    }

    static void succeeded(Step step, Ended ended, Scene scene) {
        assertThat(ended.failure()).as("failure").isNull();
        assertThat(step.isHeldBy(scene.account)).as("what was asked is so").isTrue();
    }

    static void failed(Ended ended, Class<? extends GatewayException> type, Outcome outcome) {
        failed(ended, type);
        assertThat(ended.failure().outcome()).as("outcome").isEqualTo(outcome);
    }

    static void failed(Ended ended, Class<? extends GatewayException> type) {
        assertThat(ended.failure()).as("failure").isInstanceOf(type);
    }

    static void failedAtOnce(Ended ended, Class<? extends GatewayException> type) {
        failed(ended, type, Outcome.NOT_APPLIED);
        assertThat(ended.requests()).as("requests").isEqualTo(1);
        assertThat(ended.waited()).as("wait").isZero();
    }

    static void failedOpen(Step step, Ended ended, Class<? extends GatewayException> type) {
        failed(ended, type, step.isWrite() ? Outcome.UNKNOWN : Outcome.NOT_APPLIED);
    }

    static void refusedLocally(Ended ended, Class<? extends GatewayException> type) {
        failed(ended, type, Outcome.NOT_APPLIED);
        assertThat(ended.requests()).as("requests").isZero();
    }

    /** The channel is held back, at no other channel's cost. */
    static void heldBack(Step step, Scene scene) {
        scene.heal();
        Ended others = scene.attemptOfOther(step);
        assertThat(others.failure()).as("another channel's call").isNull();
        assertThat(others.waited()).as("another channel's wait").isZero();
        Ended own = scene.attempt(step);
        assertThat(own.requests() == 0 || own.waited().toMillis() > 0)
                .as("the channel is held back: %s", own)
                .isTrue();
    }
}
