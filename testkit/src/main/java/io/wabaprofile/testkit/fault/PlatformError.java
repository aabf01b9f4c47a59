package io.wabaprofile.testkit.fault;

import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Documented or reported errors of the platform that do not depend on the request. */
public enum PlatformError {
    /** Cloud: 500, code 2, transient. */
    UNEXPECTED_ERROR(
            Format.GRAPH_METHOD,
            500,
            2,
            "An unexpected error occurred. Please retry your request",
            Map.of("is_transient", true)),
    /** Cloud: 500, code 131000, which can be transient or permanent. */
    SOMETHING_WENT_WRONG(Format.WHATSAPP, 500, 131000, "Something went wrong", "Something went wrong."),
    /** Cloud: 500, code 131016. */
    SERVICE_UNAVAILABLE(Format.WHATSAPP, 500, 131016, "Service unavailable", "A service is temporarily unavailable."),
    /** Cloud: 500, code 131057. */
    MAINTENANCE_MODE(
            Format.WHATSAPP, 500, 131057, "Account in maintenance mode", "Business Account is in maintenance mode."),
    /** Cloud: 429, code 4, transient, without {@code Retry-After}. */
    APP_LIMIT_REACHED(
            Format.GRAPH,
            429,
            4,
            "Application request limit reached",
            Map.of("error_subcode", 2446079, "is_transient", true)),
    /** Cloud: 400, code 80007: the limit of the WhatsApp Business Account, without {@code Retry-After}. */
    ACCOUNT_LIMIT_REACHED(
            Format.GRAPH,
            400,
            80007,
            "(#80007) There have been too many calls to this WhatsApp Business Account. Wait a bit and try again",
            Map.of()),
    /** Cloud: 429, code 130429. */
    THROUGHPUT_REACHED(
            Format.WHATSAPP,
            429,
            130429,
            "Rate limit hit",
            "Cloud API message throughput has been reached.",
            Map.of("error_subcode", 2494055)),
    /** Cloud: 400, code 131009. */
    PARAMETER_NOT_VALID(Format.WHATSAPP, 400, 131009, "Parameter value is not valid", "Parameter value is not valid"),
    /** Cloud: 401, code 190. */
    TOKEN_EXPIRED(Format.GRAPH, 401, 190, "Invalid OAuth access token", Map.of("error_subcode", 463)),
    /** Cloud: 403, code 200. */
    PERMISSION_DENIED(
            Format.GRAPH,
            403,
            200,
            "Your app doesn't have permission to modify this WhatsApp Business Profile",
            Map.of(
                    "error_subcode",
                    1349174,
                    "error_user_title",
                    "Permission Denied",
                    "error_user_msg",
                    "Your app doesn't have permission to access this resource")),
    /** Cloud: 403, code 131031. */
    ACCOUNT_LOCKED(Format.WHATSAPP, 403, 131031, "Account has been locked", "Business Account has been locked."),
    /** Cloud: 404, code 803. */
    PROFILE_NOT_FOUND(Format.GRAPH_METHOD, 404, 803, "WhatsApp Business Profile not found", Map.of()),
    /** Cloud: 400, code 100 with subcode 33: the number no longer exists. */
    OBJECT_UNKNOWN(
            Format.GRAPH_METHOD,
            400,
            100,
            "Unsupported post request. Object with ID 'EXAMPLE' does not exist, cannot be loaded due to missing"
                    + " permissions, or does not support this operation. Please read the Graph API documentation at"
                    + " https://developers.facebook.com/docs/graph-api",
            Map.of("error_subcode", 33)),

    /** On-Premise: 500, code 1000. */
    GENERIC_ERROR(Format.ON_PREMISE, 500, 1000, "Generic error"),
    /** On-Premise: 403, code 1005. */
    ACCESS_DENIED(Format.ON_PREMISE, 403, 1005, "Access denied"),
    /** On-Premise: 503, code 1011. */
    SERVICE_NOT_READY(Format.ON_PREMISE, 503, 1011, "Service not ready"),
    /** On-Premise: 500, code 1014. */
    INTERNAL_ERROR(
            Format.ON_PREMISE, 500, 1014, "Internal error", "Connection timed out. Please check if wacore is running"),
    /** On-Premise: 429, code 1015. */
    TOO_MANY_REQUESTS(Format.ON_PREMISE, 429, 1015, "Too many requests"),
    /** On-Premise: 503, code 1016. */
    SYSTEM_OVERLOADED(Format.ON_PREMISE, 503, 1016, "System overloaded"),
    /** On-Premise: 403, code 1031. */
    SENDER_LOCKED(Format.ON_PREMISE, 403, 1031, "Sender account has been locked"),

    /** 360dialog: 400 in camel case; permanent. */
    CHANNEL_DISABLED(
            Format.GATEWAY_CAMEL_CASE,
            400,
            "Your WhatsApp for Business API has been disabled. If you believe this is a mistake, please contact our"
                    + " support team."),
    /** 360dialog: 403 in camel case. */
    PARTNER_DENIED(Format.GATEWAY_CAMEL_CASE, 403, "Permission denied for partner x"),
    /** 360dialog: 400 in snake case, without a reason. */
    UNKNOWN_GATEWAY_ERROR(Format.GATEWAY_SNAKE_CASE, 400, "errors.unknown"),
    /** 360dialog: 500 in camel case; the container restarts. */
    GATEWAY_ERROR(Format.GATEWAY_CAMEL_CASE, 500, "Internal server error"),
    /** 360dialog: 502 in camel case; the channel has no running integration. */
    CHANNEL_NOT_RUNNING(Format.GATEWAY_CAMEL_CASE, 502, "WhatsApp for Business API not available"),
    /** 360dialog: 555 in camel case; its own status for a restart. */
    GATEWAY_RESTARTING(Format.GATEWAY_CAMEL_CASE, 555, "Internal server error"),
    /** A proxy before all APIs: 502 with a web page. */
    BAD_GATEWAY_PAGE(Format.HTML, 502, "Bad Gateway"),

    /** Uploads: 400, {@code NotAuthorizedError}. */
    UPLOAD_NOT_AUTHORIZED(
            Format.UPLOAD, 400, OptionalInt.empty(), "Not authorized", null, Map.of("type", "NotAuthorizedError")),
    /** Uploads: 400, {@code ProcessingFailedError}, sometimes transient. */
    UPLOAD_PROCESSING_FAILED(
            Format.UPLOAD,
            400,
            OptionalInt.empty(),
            "Request processing failed",
            null,
            Map.of("type", "ProcessingFailedError"));

    /** The format of the response body. */
    public enum Format {
        /** Meta's Graph API, type {@code OAuthException}. */
        GRAPH,
        /** Meta's Graph API, type {@code GraphMethodException}. */
        GRAPH_METHOD,
        /** Meta's Graph API with WhatsApp's {@code error_data}. */
        WHATSAPP,
        /** The {@code errors} array of an On-Premise client. */
        ON_PREMISE,
        /** 360dialog's {@code meta} with {@code developerMessage}. */
        GATEWAY_CAMEL_CASE,
        /** 360dialog's {@code meta} with {@code developer_message}. */
        GATEWAY_SNAKE_CASE,
        /** The {@code debug_info} of the upload service. */
        UPLOAD,
        /** A web page. */
        HTML
    }

    private final Format format;
    private final int status;
    private final OptionalInt code;
    private final String text;
    private final @Nullable String details;

    @SuppressWarnings("ImmutableEnumChecker") // Map.of is immutable
    private final Map<String, ?> members;

    PlatformError(
            Format format,
            int status,
            OptionalInt code,
            String text,
            @Nullable String details,
            Map<String, ?> members) {
        this.format = format;
        this.status = status;
        this.code = code;
        this.text = text;
        this.details = details;
        this.members = members;
    }

    PlatformError(Format format, int status, String text) {
        this(format, status, OptionalInt.empty(), text, null, Map.of());
    }

    PlatformError(Format format, int status, int code, String text) {
        this(format, status, OptionalInt.of(code), text, null, Map.of());
    }

    PlatformError(Format format, int status, int code, String text, Map<String, ?> members) {
        this(format, status, OptionalInt.of(code), text, null, members);
    }

    PlatformError(Format format, int status, int code, String text, String details) {
        this(format, status, OptionalInt.of(code), text, details, Map.of());
    }

    PlatformError(Format format, int status, int code, String text, String details, Map<String, ?> members) {
        this(format, status, OptionalInt.of(code), text, details, members);
    }

    public Format format() {
        return format;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The error code in the body. Errors of 360dialog's gateway and of the upload service have no code. */
    public OptionalInt code() {
        return code;
    }

    /** The error text in the body, in English. */
    public String text() {
        return text;
    }

    /**
     * The second text of the formats {@link Format#WHATSAPP} and {@link Format#ON_PREMISE}; null without a second text.
     */
    public @Nullable String details() {
        return details;
    }

    /** Further members of the error object. */
    public Map<String, ?> members() {
        return members;
    }
}
