package io.wabaprofile.spring;

import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.PartiallyApplied;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.profile.InvalidProfileException;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Maps the exceptions of the library to problem details (RFC 9457). Spring passes an exception also if it is the cause of
 * another, such as that of a request body that cannot be read. Texts of the platform are not part of a response.
 *
 * <p>Ordered before the handler of {@code spring.mvc.problemdetails.enabled}, which would hide the violations.
 */
@RestControllerAdvice
@Order(-1)
final class ProblemDetailAdvice {

    private record Mapping(int status, String detail) {}

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidProfileException invalid) {
        ProblemDetail problem =
                problem(new Mapping(400, "The profile is invalid. It was not sent."), "Invalid profile");
        problem.setProperty(
                "violations",
                invalid.violations().stream().map(ProblemDetailAdvice::asMap).toList());
        return ResponseEntity.of(problem).build();
    }

    private static Map<String, Object> asMap(Violation violation) {
        return Map.of(
                "field", violation.field().label(),
                "rule", violation.rule().name().toLowerCase(Locale.ROOT),
                "message", violation.message());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(GatewayException failure) {
        ProblemDetail problem = problem(mapping(failure), title(failure));
        problem.setProperty("failure", failure.getClass().getSimpleName());
        problem.setProperty("operation", failure.operation().displayName());
        problem.setProperty("outcome", failure.outcome());
        if (failure instanceof PartiallyApplied partial) {
            problem.setProperty("applied", labels(partial.applied()));
            problem.setProperty("pending", labels(partial.pending()));
        }
        HttpHeaders headers = new HttpHeaders();
        retryAfter(failure).ifPresent(wait -> headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds(wait))));
        return ResponseEntity.of(problem).headers(headers).build();
    }

    private static ProblemDetail problem(Mapping mapping, String title) {
        ProblemDetail problem = ProblemDetail.forStatus(mapping.status());
        problem.setTitle(title);
        problem.setDetail(mapping.detail());
        return problem;
    }

    private static String title(GatewayException failure) {
        return "WhatsApp profile: " + failure.operation().displayName() + " failed";
    }

    private static Mapping mapping(GatewayException failure) {
        return switch (failure.kind()) {
            case REJECTED -> new Mapping(422, "The platform rejected the request.");
            case THROTTLED -> new Mapping(503, "The platform received too many calls. Try again later.");
            case UNAVAILABLE -> mapping((Unavailable) failure);
            case UNAUTHORIZED -> new Mapping(502, "The platform did not accept the credentials of this application.");
            case UNREADABLE -> new Mapping(502, "The response of the platform could not be read.");
            case CANCELLED -> new Mapping(503, "The call was cancelled.");
            case UPLOAD_MISMATCH -> new Mapping(502, "The platform and this application disagree about an upload.");
            case PARTIALLY_APPLIED -> {
                Mapping second = mapping(((PartiallyApplied) failure).getCause());
                yield new Mapping(second.status(), "A part of the update was applied. " + second.detail());
            }
        };
    }

    private static Mapping mapping(Unavailable failure) {
        if (failure.reason() == Unavailable.Reason.TIMED_OUT) {
            return new Mapping(504, "The platform did not respond in time. Try again later.");
        }
        return failure.isTransient()
                ? new Mapping(503, "The platform is not available. Try again later.")
                : new Mapping(502, "This application cannot connect to the platform.");
    }

    private static Optional<Duration> retryAfter(GatewayException failure) {
        Throwable last = failure instanceof PartiallyApplied ? failure.getCause() : failure;
        return last instanceof Throttled throttled ? throttled.retryAfter() : Optional.empty();
    }

    private static long seconds(Duration wait) {
        return wait.plusNanos(999_999_999).toSeconds();
    }

    private static List<String> labels(Set<ProfileField> fields) {
        return fields.stream().sorted().map(ProfileField::label).toList();
    }
}
