package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.matrix.MatrixFixture.Result;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Unavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Compares the result of a call with what the server counted and stored. */
final class Expectations {
    private static final int MOST_REQUESTS = 3;
    private static final int MOST_REQUESTS_WITH_BYTES = 10;

    private Expectations() {}

    /** What is true after every call, with any fault. */
    static void isConsistent(RequestKind kind, Result result, MatrixFixture fixture) {
        assertThat(result.requests())
                .as("requests of one kind")
                .isLessThanOrEqualTo(kind == RequestKind.SEND_BYTES ? MOST_REQUESTS_WITH_BYTES : MOST_REQUESTS);
        GatewayException failure = result.failure();
        if (failure == null) {
            return;
        }
        if (!kind.isWrite()) {
            assertThat(failure.outcome())
                    .as("outcome of a request that changes no profile")
                    .isEqualTo(Outcome.NOT_APPLIED);
        }
        if (failure.outcome() == Outcome.NOT_APPLIED) {
            assertThat(RequestKind.isUnchanged(fixture.account))
                    .as("profile is unchanged")
                    .isTrue();
        }
        String text = printedAndSerialised(failure);
        for (String secret : fixture.secrets) {
            assertThat(text).as("stack trace and serialised form").doesNotContain(secret);
        }
    }

    private static String printedAndSerialised(GatewayException failure) {
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

    static void succeeded(RequestKind kind, Result result, MatrixFixture fixture) {
        assertThat(result.failure()).as("failure").isNull();
        assertThat(kind.isApplied(fixture.account)).as("request was applied").isTrue();
    }

    static void failed(Result result, WireFault fault) {
        failed(result, fault.failure());
        if (fault.reason() != null) {
            assertThat(((Unavailable) result.failure()).reason()).as("reason").isEqualTo(fault.reason());
        }
    }

    static void failed(Result result, Class<? extends GatewayException> type) {
        assertThat(result.failure()).as("failure").isInstanceOf(type);
    }

    static void failedNotApplied(Result result, Class<? extends GatewayException> type) {
        failed(result, type, Outcome.NOT_APPLIED);
    }

    private static void failed(Result result, Class<? extends GatewayException> type, Outcome outcome) {
        failed(result, type);
        assertThat(result.failure().outcome()).as("outcome").isEqualTo(outcome);
    }

    static void failedAfterOneRequest(Result result, Class<? extends GatewayException> type) {
        failedNotApplied(result, type);
        assertThat(result.requests()).as("requests").isEqualTo(1);
        assertThat(result.waited()).as("wait").isZero();
    }

    /** With outcome UNKNOWN if the request writes to a profile. */
    static void failedUnknown(RequestKind kind, Result result, Class<? extends GatewayException> type) {
        failed(result, type, kind.isWrite() ? Outcome.UNKNOWN : Outcome.NOT_APPLIED);
    }

    static void notSent(Result result, Class<? extends GatewayException> type) {
        failedNotApplied(result, type);
        assertThat(result.requests()).as("requests").isZero();
    }

    static void notSent(Result result, Unavailable.Reason reason) {
        notSent(result, Unavailable.class);
        assertThat(((Unavailable) result.failure()).reason()).as("reason").isEqualTo(reason);
    }

    /** The next call of the channel waits or fails without a request; the call of another channel does not. */
    static void channelIsPaused(RequestKind kind, MatrixFixture fixture) {
        fixture.removeFaults();
        Result others = fixture.callOfOtherChannel(kind);
        assertThat(others.failure()).as("another channel's call").isNull();
        assertThat(others.waited()).as("another channel's wait").isZero();
        Result own = fixture.call(kind);
        assertThat(own.requests() == 0 || own.waited().toMillis() > 0)
                .as("the channel is paused: %s", own)
                .isTrue();
    }
}
