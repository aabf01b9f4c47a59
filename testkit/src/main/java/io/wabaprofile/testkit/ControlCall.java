package io.wabaprofile.testkit;

import java.io.IOException;
import java.util.Map;

/** A request to the control API, with what stood in the variable parts of its path. */
record ControlCall(Call call, Map<String, String> variables) {

    static Refused refused(int status, String why) {
        return new Refused(Answer.json(status, JsonObject.of("error", why)));
    }

    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** The body, which is an object of JSON. */
    Members members() throws IOException, Refused {
        if (!call.mediaType().equals("application/json")) {
            throw refused(415, "Content-Type is application/json");
        }
        try {
            if (JsonReader.read(call.smallBody()) instanceof Map<?, ?> members) {
                return new Members(members);
            }
            throw refused(400, "the body is an object of JSON");
        } catch (MalformedJson e) {
            throw refused(400, "the body is no JSON: " + e.getMessage());
        } catch (BodyTooLarge e) {
            throw refused(413, "the body has at most 65536 bytes");
        }
    }

    /** The same, but nothing at all is an empty object. */
    Members membersIfAny() throws IOException, Refused {
        try {
            return call.smallBody().length == 0 ? new Members(Map.of()) : members();
        } catch (BodyTooLarge e) {
            throw refused(413, "the body has at most 65536 bytes");
        }
    }

    byte[] bytes(int most) throws IOException, Refused {
        byte[] read = call.body().readNBytes(most + 1);
        if (read.length > most) {
            throw refused(413, "the body has at most " + most + " bytes");
        }
        return read;
    }
}
