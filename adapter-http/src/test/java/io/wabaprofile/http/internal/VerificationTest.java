package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.http.RetrySettings;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.testkit.ScriptedServer.Answer;
import io.wabaprofile.testkit.ScriptedServer.ReceivedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** After a write whose outcome is open, the platform is asked once what it holds. */
class VerificationTest {
    private final Line line = new Line(settings -> settings.retries(RetrySettings.DEFAULT.withMaxAttempts(1)));

    @AfterEach
    void hangUp() {
        line.close();
    }

    @Test
    void succeedsIfThePlatformHoldsWhatWasWritten() {
        line.server.then(Answer.nothing()).thenJson(200, "{\"name\":\"wanted\"}");

        line.writeAndLook("wanted");

        assertThat(line.server.requests()).extracting(ReceivedRequest::method).containsExactly("PATCH", "GET");
    }

    @Test
    void staysOpenIfThePlatformHoldsSomethingElse() {
        line.server.then(Answer.nothing()).thenJson(200, "{\"name\":\"old\"}");

        Unavailable failure = failureOf(Unavailable.class);

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(line.server.requests()).hasSize(2);
    }

    @Test
    void staysOpenIfTheLookFailsTooAndKeepsItsReason() {
        line.server.then(Answer.nothing()).thenJson(503, "{}");

        Unavailable failure = failureOf(Unavailable.class);

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.getSuppressed()).singleElement().isInstanceOf(Unavailable.class);
    }

    @Test
    void doesNotLookAfterARefusal() {
        line.server.thenJson(400, "{\"error\":{\"message\":\"no\",\"code\":100}}");

        failureOf(Rejected.class);
        assertThat(line.server.requests()).hasSize(1);
    }

    @Test
    void doesNotLookAfterASuccess() {
        line.server.thenJson(200, "{}");

        line.writeAndLook("wanted");
        assertThat(line.server.requests()).hasSize(1);
    }

    private <E extends GatewayException> E failureOf(Class<E> type) {
        E failure = catchThrowableOfType(type, () -> line.writeAndLook("wanted"));
        assertThat(failure).isNotNull();
        return failure;
    }
}
