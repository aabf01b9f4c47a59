package io.wabaprofile.testkit.console;

import java.util.Arrays;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.json.MalformedJson;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.BodyTooLargeException;
import io.wabaprofile.testkit.simulator.http.RequestRefusedException;
import java.io.IOException;
import java.util.Map;

/** A request to the control API, with what stood in the variable parts of its path. */
record ControlRequest(ApiRequest request, Map<String, String> variables) {

    static RequestRefusedException refused(int status, String why) {
        return new RequestRefusedException(ApiResponse.json(status, JsonObject.of("error", why)));
    }

    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** Returns the constant that the path names. */
    <E extends Enum<E>> E named(Class<E> type, String list) throws RequestRefusedException {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(variable("name")))
                .findFirst()
                .orElseThrow(() -> refused(404, "the name is unknown; " + list + " lists all"));
    }

    /** The body as a JSON object. */
    RequestMembers members() throws IOException, RequestRefusedException {
        if (!request.mediaType().equals("application/json")) {
            throw refused(415, "Content-Type must be application/json");
        }
        try {
            if (request.json(request.smallBody()) instanceof ObjectNode members) {
                return new RequestMembers(members);
            }
            throw refused(400, "the body must be a JSON object");
        } catch (MalformedJson e) {
            throw refused(400, "the body is not JSON: " + e.getMessage());
        } catch (BodyTooLargeException e) {
            throw refused(413, "the body may have at most 65536 bytes");
        }
    }

    /** The body as a JSON object; an empty object if there is no body. */
    RequestMembers membersIfAny() throws IOException, RequestRefusedException {
        try {
            return request.smallBody().length == 0 ? new RequestMembers(JsonNodeFactory.instance.objectNode()) : members();
        } catch (BodyTooLargeException e) {
            throw refused(413, "the body may have at most 65536 bytes");
        }
    }

    byte[] bytes(int most) throws IOException, RequestRefusedException {
        byte[] read = request.body().readNBytes(most + 1);
        if (read.length > most) {
            throw refused(413, "the body may have at most " + most + " bytes");
        }
        return read;
    }
}
