package io.wabaprofile.testkit.console;

import io.wabaprofile.testkit.json.JsonObject;
import io.wabaprofile.testkit.json.JsonReader;
import io.wabaprofile.testkit.json.MalformedJson;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.BodyTooLargeException;
import io.wabaprofile.testkit.simulator.http.RequestRefusedException;
import java.io.IOException;
import java.util.Map;

/** A request to the control API, with what stood in the variable parts of its path. */
record ControlRequest(ApiRequest call, Map<String, String> variables) {

    static RequestRefusedException refused(int status, String why) {
        return new RequestRefusedException(ApiResponse.json(status, JsonObject.of("error", why)));
    }

    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** The body, which is an object of JSON. */
    RequestMembers members() throws IOException, RequestRefusedException {
        if (!call.mediaType().equals("application/json")) {
            throw refused(415, "Content-Type is application/json");
        }
        try {
            if (JsonReader.read(call.smallBody()) instanceof Map<?, ?> members) {
                return new RequestMembers(members);
            }
            throw refused(400, "the body is an object of JSON");
        } catch (MalformedJson e) {
            throw refused(400, "the body is no JSON: " + e.getMessage());
        } catch (BodyTooLargeException e) {
            throw refused(413, "the body has at most 65536 bytes");
        }
    }

    /** The same, but nothing at all is an empty object. */
    RequestMembers membersIfAny() throws IOException, RequestRefusedException {
        try {
            return call.smallBody().length == 0 ? new RequestMembers(Map.of()) : members();
        } catch (BodyTooLargeException e) {
            throw refused(413, "the body has at most 65536 bytes");
        }
    }

    byte[] bytes(int most) throws IOException, RequestRefusedException {
        byte[] read = call.body().readNBytes(most + 1);
        if (read.length > most) {
            throw refused(413, "the body has at most " + most + " bytes");
        }
        return read;
    }
}
