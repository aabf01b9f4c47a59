package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.RetrySettings;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import io.wabaprofile.testkit.wire.ScriptedServer.ReceivedRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a read after a write of unknown outcome proves that the write was applied. */
class VerificationTest {
    private static final String OLD = "{\"name\":\"old\"}";
    private static final String WANTED = "{\"name\":\"wanted\"}";

    private final ApiClientFixture line =
            new ApiClientFixture(settings -> settings.retries(RetrySettings.DEFAULT.withMaxAttempts(1)));

    @AfterEach
    void hangUp() {
        line.close();
    }

    @Test
    void succeedsIfAnotherValueWasReadBeforeAndTheWrittenOneIsReadAfter() {
        line.server
                .thenJson(200, OLD)
                .then(ScriptedResponse.closeWithoutResponse())
                .thenJson(200, WANTED);
        line.readAbout();

        line.writeAbout("wanted");

        assertThat(line.server.requests()).extracting(ReceivedRequest::method).containsExactly("GET", "PATCH", "GET");
    }

    @Test
    void succeedsIfAnotherValueWasWrittenBefore() {
        line.server
                .thenJson(200, "{}")
                .then(ScriptedResponse.closeWithoutResponse())
                .thenJson(200, WANTED);
        line.writeAbout("old");

        line.writeAbout("wanted");

        assertThat(line.server.requests()).hasSize(3);
    }

    @Test
    void isUnknownAndReadsNothingIfNoValueWasKnownBefore() {
        line.server.then(ScriptedResponse.closeWithoutResponse()).thenJson(200, WANTED);

        assertThat(failureOf(Unavailable.class).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(line.server.requests()).hasSize(1);
    }

    @Test
    void isUnknownIfTheSameValueWasKnownBefore() {
        line.server
                .thenJson(200, WANTED)
                .then(ScriptedResponse.closeWithoutResponse())
                .thenJson(200, WANTED);
        line.readAbout();

        assertThat(failureOf(Unavailable.class).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void isUnknownIfTheWriteBeforeEndedUnknownToo() {
        line.server
                .thenJson(200, OLD)
                .then(ScriptedResponse.closeWithoutResponse())
                .thenJson(503, "{}")
                .then(ScriptedResponse.closeWithoutResponse())
                .thenJson(200, WANTED);
        line.readAbout();
        failureOf(Unavailable.class);

        assertThat(failureOf(Unavailable.class).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(line.server.requests()).hasSize(4);
    }

    @Test
    void stillKnowsTheOldValueAfterARefusedWrite() {
        line.server
                .thenJson(200, OLD)
                .thenJson(400, "{\"error\":{\"message\":\"no\",\"code\":100}}")
                .then(ScriptedResponse.closeWithoutResponse())
                .thenJson(200, WANTED);
        line.readAbout();
        failureOf(Rejected.class);

        line.writeAbout("wanted");

        assertThat(line.server.requests()).hasSize(4);
    }

    @Test
    void forgetsTheValueOfAnIdleChannel() {
        line.server
                .thenJson(200, OLD)
                .then(ScriptedResponse.closeWithoutResponse())
                .thenJson(200, WANTED);
        line.readAbout();
        line.time.advance(Duration.ofMinutes(12));
        line.call(
                ApiClientFixture.kind(RetrySafety.READ).forChannel(line.channel(ApiKey.of("another-key"))),
                (api, call) -> 1);

        assertThat(failureOf(Unavailable.class).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void isUnknownIfAnotherValueIsRead() {
        line.server
                .thenJson(200, OLD)
                .then(ScriptedResponse.closeWithoutResponse())
                .thenJson(200, OLD);
        line.readAbout();

        assertThat(failureOf(Unavailable.class).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(line.server.requests()).hasSize(3);
    }

    @Test
    void isUnknownIfTheReadDoesNotTellTheField() {
        line.server
                .thenJson(200, OLD)
                .then(ScriptedResponse.closeWithoutResponse())
                .thenJson(200, "{}");
        line.readAbout();

        assertThat(failureOf(Unavailable.class).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void isUnknownIfTheReadFailsTooAndKeepsItsReason() {
        line.server
                .thenJson(200, OLD)
                .then(ScriptedResponse.closeWithoutResponse())
                .thenJson(503, "{}");
        line.readAbout();

        Unavailable failure = failureOf(Unavailable.class);

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.getSuppressed()).singleElement().isInstanceOf(Unavailable.class);
    }

    @Test
    void aRefusalNeedsNoVerification() {
        line.server.thenJson(200, OLD).thenJson(400, "{\"error\":{\"message\":\"no\",\"code\":100}}");
        line.readAbout();

        failureOf(Rejected.class);
        assertThat(line.server.requests()).hasSize(2);
    }

    @Test
    void aSuccessNeedsNoVerification() {
        line.server.thenJson(200, OLD).thenJson(200, "{}");
        line.readAbout();

        line.writeAbout("wanted");
        assertThat(line.server.requests()).hasSize(2);
    }

    @Test
    void aRefusalInNoDocumentedFormLeavesTheOutcomeUnknown() {
        line.server.then(ScriptedResponse.of(404, "<html>Not here</html>"));

        assertThat(failureOf(Rejected.class).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aRefusalWithoutABodyIsThePlatforms() {
        line.server.then(ScriptedResponse.of(404, ""));

        assertThat(failureOf(Rejected.class).outcome()).isEqualTo(Outcome.NOT_APPLIED);
    }

    private <E extends GatewayException> E failureOf(Class<E> type) {
        E failure = catchThrowableOfType(type, () -> line.writeAbout("wanted"));
        assertThat(failure).isNotNull();
        return failure;
    }
}
