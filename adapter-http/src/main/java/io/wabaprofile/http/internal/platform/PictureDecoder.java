package io.wabaprofile.http.internal.platform;

import feign.InvocationContext;
import feign.Response;
import feign.ResponseInterceptor;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.ErrorResponse;
import io.wabaprofile.http.internal.request.ErrorResponse.Dialect;
import io.wabaprofile.http.internal.request.FailureKind;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;

/** Decodes responses of a picture host by their status. Does not read the text of an error. Thread-safe. */
public final class PictureDecoder implements ResponseInterceptor {
    private final String host;
    private final InstantSource clock;

    /** @param host the name for messages */
    public PictureDecoder(String host, InstantSource clock) {
        this.host = host;
        this.clock = clock;
    }

    /** @throws AttemptFailure if the response reports a failure */
    @Override
    public Object intercept(InvocationContext context, Chain chain) throws IOException {
        Response response = context.response();
        int status = response.status();
        if (status == 200) {
            return response.body().asInputStream().readAllBytes();
        }
        throw switch (status) {
            case 301, 302, 303, 307, 308 -> AttemptFailure.of(FailureKind.REDIRECT);
            case 401, 403, 404, 410 ->
                AttemptFailure.of(
                        FailureKind.EXPIRED,
                        host + " answered " + status
                                + ": the address of the photo may have expired, or a web filter blocks the host");
            default -> failure(response);
        };
    }

    private AttemptFailure failure(Response response) {
        ErrorResponse error = new ErrorResponse(response.status(), Dialect.NO_BODY, null, null);
        FailureKind kind = ErrorClassifier.classify(error);
        return new AttemptFailure(
                kind,
                "status " + response.status(),
                error,
                RetryAfter.in(
                                error,
                                UsageHeaders.first(response.headers(), "Retry-After"),
                                UsageHeaders.first(response.headers(), "Date"),
                                Duration.ZERO,
                                clock.instant())
                        .orElse(null));
    }
}
