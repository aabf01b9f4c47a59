package io.wabaprofile.testkit.fault;

import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.response.GatewayResponses;
import io.wabaprofile.testkit.simulator.response.GraphResponses;
import io.wabaprofile.testkit.simulator.response.OnPremiseResponses;
import io.wabaprofile.testkit.simulator.response.UploadResponses;
import java.util.Map;
import java.util.function.Supplier;

/** Errors that the platform is documented or reported to answer, and that no request brings about by itself. */
public enum PlatformError {
    /** Cloud: 500, code 2, transient. */
    UNEXPECTED_ERROR(GraphResponses::down),
    /** Cloud: 500, code 131000, which may pass or not. */
    SOMETHING_WENT_WRONG(GraphResponses::somethingWentWrong),
    /** Cloud: 500, code 131016. */
    SERVICE_UNAVAILABLE(() -> GraphResponses.ofWhatsApp(
            500, 131016, "Service unavailable", "A service is temporarily unavailable.", Map.of())),
    /** Cloud: 500, code 131057. */
    MAINTENANCE_MODE(() -> GraphResponses.ofWhatsApp(
            500, 131057, "Account in maintenance mode", "Business Account is in maintenance mode.", Map.of())),
    /** Cloud: 429, code 4, transient, without {@code Retry-After}. */
    APP_LIMIT_REACHED(GraphResponses::appLimitReached),
    /** Cloud: 429, code 130429. */
    THROUGHPUT_REACHED(() -> GraphResponses.throughputReached(429)),
    /** Cloud: 400, code 131009. */
    PARAMETER_NOT_VALID(() -> GraphResponses.ofWhatsApp(
            400, 131009, "Parameter value is not valid", "Parameter value is not valid", Map.of())),
    /** Cloud: 401, code 190. */
    TOKEN_EXPIRED(() -> GraphResponses.error(
            401, "Invalid OAuth access token", "OAuthException", 190, Map.of("error_subcode", 463))),
    /** Cloud: 403, code 200. */
    PERMISSION_DENIED(GraphResponses::permissionDenied),
    /** Cloud: 403, code 131031. */
    ACCOUNT_LOCKED(() -> GraphResponses.ofWhatsApp(
            403, 131031, "Account has been locked", "Business Account has been locked.", Map.of())),
    /** Cloud: 404, code 803. */
    PROFILE_NOT_FOUND(() ->
            GraphResponses.error(404, "WhatsApp Business Profile not found", "GraphMethodException", 803, Map.of())),
    /** Cloud: 400, code 100 with subcode 33: the number is gone. */
    OBJECT_UNKNOWN(() -> GraphResponses.unknownObject("post", "EXAMPLE")),

    /** On-Premise: 500, code 1000. */
    GENERIC_ERROR(() -> OnPremiseResponses.error(500, 1000, "Generic error", null)),
    /** On-Premise: 403, code 1005. */
    ACCESS_DENIED(() -> OnPremiseResponses.error(403, 1005, "Access denied", null)),
    /** On-Premise: 503, code 1011. */
    SERVICE_NOT_READY(() -> OnPremiseResponses.error(503, 1011, "Service not ready", null)),
    /** On-Premise: 500, code 1014. */
    INTERNAL_ERROR(() -> OnPremiseResponses.error(
            500, 1014, "Internal error", "Connection timed out. Please check if wacore is running")),
    /** On-Premise: 429, code 1015. */
    TOO_MANY_REQUESTS(() -> OnPremiseResponses.error(429, 1015, "Too many requests", null)),
    /** On-Premise: 503, code 1016. */
    SYSTEM_OVERLOADED(() -> OnPremiseResponses.error(503, 1016, "System overloaded", null)),
    /** On-Premise: 403, code 1031. */
    SENDER_LOCKED(() -> OnPremiseResponses.error(403, 1031, "Sender account has been locked", null)),

    /** 360dialog: 400 in camel case; does not pass. */
    CHANNEL_DISABLED(() -> GatewayResponses.inCamelCase(
            400,
            400,
            "Your WhatsApp for Business API has been disabled. If you believe this is a mistake, please contact our"
                    + " support team.")),
    /** 360dialog: 403 in camel case. */
    PARTNER_DENIED(() -> GatewayResponses.inCamelCase(403, 403, "Permission denied for partner x")),
    /** 360dialog: 400 in snake case, without a reason. */
    UNKNOWN_GATEWAY_ERROR(() -> GatewayResponses.inSnakeCase(400, "errors.unknown")),
    /** 360dialog: 500 in camel case; the container restarts. */
    GATEWAY_ERROR(() -> GatewayResponses.inCamelCase(500, 500, "Internal server error")),
    /** 360dialog: 502 in camel case; the channel has no running integration. */
    CHANNEL_NOT_RUNNING(() -> GatewayResponses.inCamelCase(502, 502, "WhatsApp for Business API not available")),
    /** 360dialog: 555 in camel case; its own status for a restart. */
    GATEWAY_RESTARTING(() -> GatewayResponses.inCamelCase(555, 555, "Internal server error")),
    /** A proxy before all of them: 502 with a web page. */
    BAD_GATEWAY_PAGE(() -> ApiResponse.html(502, "Bad Gateway")),

    /** Uploads: 400, {@code NotAuthorizedError}. */
    UPLOAD_NOT_AUTHORIZED(UploadResponses::notAuthorized),
    /** Uploads: 400, {@code ProcessingFailedError}, at times transient. */
    UPLOAD_PROCESSING_FAILED(UploadResponses::processingFailed);

    @SuppressWarnings("ImmutableEnumChecker") // a reference to a method, without state
    private final Supplier<ApiResponse> answer;

    PlatformError(Supplier<ApiResponse> answer) {
        this.answer = answer;
    }

    public ApiResponse answer() {
        return answer.get();
    }
}
