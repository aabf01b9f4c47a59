package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.PartiallyApplied;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.RemoteError;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.port.UploadMismatch;
import io.wabaprofile.profile.ProfileField;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExitCodeTest {
    private static final RemoteError REMOTE =
            new RemoteError(400, 100, 33, "Invalid parameter", "no such thing", "Ab1");
    private static final Throttled THROTTLED =
            new Throttled(Operation.UPDATE_ABOUT, Outcome.NOT_APPLIED, REMOTE, Duration.ofMillis(1_500));

    static List<GatewayException> failures() {
        return List.of(
                new Unauthorized(Operation.FETCH_PROFILE, Outcome.NOT_APPLIED, REMOTE),
                new Rejected(Operation.FETCH_PROFILE, Outcome.NOT_APPLIED, REMOTE),
                THROTTLED,
                new Unavailable(Operation.UPDATE_PROFILE, Outcome.UNKNOWN, Unavailable.Reason.TIMED_OUT, null, null),
                new Unreadable(Operation.FETCH_PROFILE, Outcome.NOT_APPLIED, "a web page", null),
                new PartiallyApplied(Set.of(ProfileField.EMAIL), Set.of(ProfileField.ABOUT), THROTTLED),
                new UploadMismatch(Operation.SEND_UPLOAD, "9 of 10 bytes"),
                new Cancelled(Operation.SEND_UPLOAD, Outcome.NOT_APPLIED, "interrupted"));
    }

    private static CliRun failing(GatewayException failure, String... options) {
        UnaryOperator<ApiConnection.Builder> failing = builder -> {
            throw failure;
        };
        String[] arguments = Arrays.copyOf(new String[] {"show", "--mode", "cloud"}, 3 + options.length);
        System.arraycopy(options, 0, arguments, 3, options.length);
        return CliRun.in(CliRun.environment("some-sample-key", failing), arguments);
    }

    @Test
    void eachFamilyOfFailuresHasItsOwnExitCode() {
        Set<Integer> numbers = failures().stream()
                .map(failure -> ExitCode.of(failure).number())
                .collect(Collectors.toSet());
        assertThat(numbers).containsExactlyInAnyOrder(4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(failures().stream().map(Object::getClass))
                .containsExactlyInAnyOrder(GatewayException.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void printsTheMessageToTheErrorStream(GatewayException failure) {
        CliRun run = failing(failure);
        assertThat(run.exit()).isEqualTo(ExitCode.of(failure).number());
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(failure.getMessage()).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void printsOneJsonObjectToTheOutput(GatewayException failure) {
        CliRun run = failing(failure, "--json");
        assertThat(run.exit()).isEqualTo(ExitCode.of(failure).number());
        assertThat(run.err()).isEmpty();
        assertThat(run.json().at("/error/family").asText())
                .isEqualTo(ExitCode.of(failure).family());
        assertThat(run.json().at("/error/message").asText()).isEqualTo(failure.getMessage());
        assertThat(run.json().at("/error/transient").asBoolean()).isEqualTo(failure.isTransient());
        assertThat(run.json().get("error").fieldNames())
                .toIterable()
                .startsWith("family", "operation", "outcome", "message", "retryAfterSeconds", "transient", "remote");
    }

    @Test
    void namesThePendingFieldsAndTheDelayOfAPartialUpdate() {
        CliRun run = failing(
                new PartiallyApplied(Set.of(ProfileField.EMAIL), Set.of(ProfileField.ABOUT), THROTTLED), "--json");
        assertThat(run.json().toString())
                .isEqualTo("{\"error\":{\"family\":\"partially_applied\",\"operation\":\"update_about\","
                        + "\"outcome\":\"not_applied\",\"message\":\"update about: applied email but not about,"
                        + " because too many requests, try again in 2 s: Invalid parameter (no such thing)"
                        + " [status 400, code 100, subcode 33, trace Ab1]\",\"retryAfterSeconds\":2,"
                        + "\"transient\":true,\"remote\":{\"status\":400,\"code\":100,\"subcode\":33,"
                        + "\"title\":\"Invalid parameter\",\"details\":\"no such thing\",\"traceId\":\"Ab1\"},"
                        + "\"applied\":[\"email\"],\"pending\":[\"about\"]}}");
    }

    @Test
    void printsAdviceForAnUnknownOutcome() {
        CliRun run = failing(
                new Unavailable(Operation.UPDATE_PROFILE, Outcome.UNKNOWN, Unavailable.Reason.TIMED_OUT, null, null));
        assertThat(run.err())
                .contains(
                        "The change may have been applied. Run 'show' to read the current profile.",
                        "This may be temporary");
    }

    @Test
    void printsTheStackTraceOfABugWithDebug() {
        UnaryOperator<ApiConnection.Builder> broken = builder -> {
            throw new IllegalStateException("out of order");
        };
        CliEnvironment environment = CliRun.environment("some-sample-key", broken);
        CliRun quiet = CliRun.in(environment, "show", "--mode", "cloud");
        assertThat(quiet.exit()).isEqualTo(1);
        assertThat(quiet.err())
                .startsWith("java.lang.IllegalStateException: out of order")
                .doesNotContain("\tat ");
        CliRun loud = CliRun.in(environment, "--debug", "show", "--mode", "cloud");
        assertThat(loud.exit()).isEqualTo(1);
        assertThat(loud.err()).contains("\tat io.wabaprofile.cli");
    }
}
