package io.wabaprofile.testkit.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.json.MalformedJson;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.BodyTooLargeException;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/** A request to the control API, with the variables of its path. */
record ControlRequest(ApiRequest request, Map<String, String> variables) {

    static ErrorResponseException error(int status, String message) {
        return new ErrorResponseException(ApiResponse.json(status, JsonObject.of("error", message)));
    }

    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** Returns the enum constant whose name is in the path. */
    <E extends Enum<E>> E constant(Class<E> type, String listRequest) throws ErrorResponseException {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(variable("name")))
                .findFirst()
                .orElseThrow(() -> error(404, "the name is unknown; " + listRequest + " lists all"));
    }

    /** Returns the body as a JSON object. */
    RequestMembers members() throws IOException, ErrorResponseException {
        if (!request.mediaType().equals("application/json")) {
            throw error(415, "Content-Type must be application/json");
        }
        try {
            if (request.json(smallBody()) instanceof ObjectNode members) {
                return new RequestMembers(members);
            }
            throw error(400, "the body must be a JSON object");
        } catch (MalformedJson e) {
            throw error(400, "the body is not JSON: " + e.getMessage());
        }
    }

    /** Returns the body as a JSON object; an empty object if the request has no body. */
    RequestMembers optionalMembers() throws IOException, ErrorResponseException {
        return smallBody().length == 0 ? new RequestMembers(JsonNodeFactory.instance.objectNode()) : members();
    }

    private byte[] smallBody() throws IOException, ErrorResponseException {
        try {
            return request.smallBody();
        } catch (BodyTooLargeException e) {
            throw error(413, "the body may have at most 65536 bytes");
        }
    }

    byte[] bytes(int max) throws IOException, ErrorResponseException {
        byte[] bytes = request.body().readNBytes(max + 1);
        if (bytes.length > max) {
            throw error(413, "the body may have at most " + max + " bytes");
        }
        return bytes;
    }
}
