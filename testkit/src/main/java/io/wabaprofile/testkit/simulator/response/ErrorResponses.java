package io.wabaprofile.testkit.simulator.response;

import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import java.util.Map;
import java.util.TreeMap;

/** Builds the response of a {@link PlatformError} in its format. */
public final class ErrorResponses {
    private ErrorResponses() {}

    public static ApiResponse of(PlatformError error) {
        return of(error, error.status());
    }

    static ApiResponse of(PlatformError error, int status) {
        int code = error.code().orElse(0);
        Map<String, ?> more = new TreeMap<>(error.members());
        return switch (error.format()) {
            case GRAPH -> GraphResponses.error(status, error.text(), "OAuthException", code, more);
            case GRAPH_METHOD -> GraphResponses.error(status, error.text(), "GraphMethodException", code, more);
            case WHATSAPP ->
                GraphResponses.ofWhatsApp(status, code, error.text(), String.valueOf(error.details()), more);
            case ON_PREMISE -> OnPremiseResponses.error(status, code, error.text(), error.details());
            case GATEWAY_CAMEL_CASE -> GatewayResponses.camelCase(status, status, error.text());
            case GATEWAY_SNAKE_CASE -> GatewayResponses.snakeCase(status, error.text());
            case UPLOAD ->
                UploadResponses.permanent(String.valueOf(error.members().get("type")), error.text());
            case HTML -> ApiResponse.html(status, error.text());
        };
    }
}
