package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.http.internal.ApiClientFixture.Thing;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.RemoteError;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A 401 or 403 of a web filter or proxy does not mean that the key was refused. */
class FilteredResponseTest {
    private static final String PAGE = "<html><h1>Access denied</h1></html>";

    private final ApiClientFixture fixture = new ApiClientFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void doesNotSuspendAKeyThatAWebFilterBlocked(int status) {
        fixture.server.then(ScriptedResponse.of(status, PAGE).with("Content-Type", "text/html; charset=utf-8"));
        for (int time = 0; time < 5; time++) {
            Unreadable failure = failureOf(fixture::read, Unreadable.class);

            assertThat(failure)
                    .hasMessageContaining("it did not come from the platform but from a web filter or proxy")
                    .hasMessageContaining("(status " + status + ", content type text/html)");
            assertThat(failure.remoteError().map(RemoteError::status)).contains(status);
        }
        assertThat(fixture.server.requests()).as("requests, each read twice").hasSize(10);
    }

    @Test
    void reportsAnUnknownOutcomeForAFilteredWrite() {
        fixture.server.then(ScriptedResponse.of(403, PAGE).with("Content-Type", "text/html"));

        assertThat(failureOf(() -> fixture.write("x"), Unreadable.class).outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(fixture.server.requests()).hasSize(1);
    }

    @Test
    void showsTheTextOfAFilter() {
        fixture.server.thenJson(
                403, "{\"title\":\"Blocked\",\"detail\":\"key " + ApiClientFixture.KEY + " is \\u0007 secret\"}");

        RemoteError said =
                failureOf(fixture::read, Unreadable.class).remoteError().orElseThrow();

        assertThat(said.title()).contains("Blocked");
        assertThat(said.details()).contains("key **** is secret");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "TEXT/HTML;charset=x, text/html",
                "application/problem+json, application/problem+json",
                "canary-key-0123456789/x, unknown",
                "-, none",
            })
    void reportsTheContentTypeWithoutASecret(String header, String named) {
        ScriptedResponse filtered = ScriptedResponse.of(403, PAGE);
        fixture.server.then(header == null ? filtered : filtered.with("Content-Type", header));

        assertThat(failureOf(fixture::read, Unreadable.class))
                .hasMessageContaining("content type " + named + ")")
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{}", "null", "{\"error\":\"no\"}", "{\"success\":false}"})
    void treatsARefusalWithoutABodyOrInADocumentedFormAsThePlatforms(String body) {
        fixture.server.thenJson(403, body);

        failureOf(fixture::read, Unauthorized.class);
        failureOf(fixture::read, Unauthorized.class);
        failureOf(fixture::read, Unauthorized.class);
        int sent = fixture.server.requests().size();
        failureOf(fixture::read, Unauthorized.class);

        assertThat(fixture.server.requests()).as("requests of a suspended key").hasSize(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/html", "application/octet-stream", "nonsense", "application/json"})
    void recognizesADocumentByItsStructureNotByItsContentType(String type) {
        fixture.server.then(ScriptedResponse.of(200, "{\"name\":\"fine\"}").with("Content-Type", type));

        assertThat(fixture.read()).isEqualTo(new Thing("fine"));
    }

    @Test
    void rejectsAHtmlPageWithAJsonContentType() {
        fixture.server.thenJson(200, PAGE);

        assertThat(failureOf(fixture::read, Unreadable.class)).hasMessageContaining("it is not a JSON object");
    }

    private static <T extends Throwable> T failureOf(Runnable call, Class<T> type) {
        T failure = catchThrowableOfType(type, call::run);
        assertThat(failure).isNotNull();
        return failure;
    }
}
