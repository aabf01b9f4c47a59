package io.wabaprofile.http.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.internal.request.ErrorResponse;
import io.wabaprofile.http.internal.request.ErrorResponse.Dialect;
import io.wabaprofile.http.internal.request.FailureKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Error types of the upload service, and the limits of status ranges. */
class ErrorClassifierTest {

    @ParameterizedTest
    @CsvSource({
        "RequestRateLimitedError, 400, false, THROTTLED",
        "ProcessingFailedError, 429, false, THROTTLED",
        "OffsetInvalidError, 400, false, RESYNC",
        "PartialRequestError, 400, true, RESYNC",
        "NotAuthorizedError, 403, false, FORBIDDEN",
        "ProcessingFailedError, 500, true, TRANSIENT",
        "ProcessingFailedError, 500, false, INVALID",
    })
    void classifiesUploadErrorsByType(String type, int status, boolean retriable, FailureKind expected) {
        ErrorResponse response =
                new ErrorResponse(status, Dialect.UPLOAD, null, null, type, type, null, null, retriable, null);

        assertThat(ErrorClassifier.classify(response)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "299, PROTOCOL", "300, REDIRECT", "303, PROTOCOL", "399, REDIRECT",
        "400, INVALID", "499, INVALID", "500, TRANSIENT", "599, TRANSIENT",
    })
    void classifiesByTheStatusWithoutABody(int status, FailureKind expected) {
        assertThat(ErrorClassifier.classify(new ErrorResponse(status, Dialect.UNDOCUMENTED, null, null)))
                .isEqualTo(expected);
        assertThat(ErrorClassifier.classify(new ErrorResponse(status, Dialect.NO_BODY, null, null)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"401, AUTH", "403, FORBIDDEN"})
    void reportsARefusedKeyOnlyIfThePlatformRefusedIt(int status, FailureKind refused) {
        assertThat(ErrorClassifier.classify(new ErrorResponse(status, Dialect.NO_BODY, null, null)))
                .isEqualTo(refused);
        assertThat(ErrorClassifier.classify(new ErrorResponse(status, Dialect.UNDOCUMENTED, null, null)))
                .isEqualTo(FailureKind.PROTOCOL);
        assertThat(ErrorClassifier.classify(
                        new ErrorResponse(status, Dialect.UNDOCUMENTED, "Access denied by policy", null)))
                .isEqualTo(FailureKind.PROTOCOL);
        assertThat(ErrorClassifier.classify(
                        new ErrorResponse(status, Dialect.UNDOCUMENTED, "Invalid api_key or token expired", null)))
                .isEqualTo(FailureKind.AUTH);
    }

    @ParameterizedTest
    @CsvSource({"200, INVALID", "299, INVALID", "500, TRANSIENT"})
    void classifiesAFailureWithoutDetails(int status, FailureKind expected) {
        ErrorResponse wordless =
                new ErrorResponse(status, Dialect.NO_DETAILS, null, null, null, null, null, null, false, null);

        assertThat(ErrorClassifier.classify(wordless)).isEqualTo(expected);
    }
}
