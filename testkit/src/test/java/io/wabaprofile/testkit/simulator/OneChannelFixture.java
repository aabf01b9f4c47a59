package io.wabaprofile.testkit.simulator;

import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.json.Json;
import io.wabaprofile.testkit.simulator.Wire.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A simulator with one channel, requests of each API, and short descriptions of responses. */
public final class OneChannelFixture implements AutoCloseable {
    public static final String ABOUT = "/v1/settings/profile/about";
    public static final String PHOTO = "/v1/settings/profile/photo";
    public static final String BUSINESS = "/v1/settings/business/profile";
    public static final String CLOUD = "/whatsapp_business_profile";
    public static final String ALL_FIELDS =
            CLOUD + "?fields=about,address,description,email,profile_picture_url,websites,vertical";

    public final VirtualTime time = VirtualTime.startingAt(Instant.parse("2024-05-06T07:08:09Z"));
    public final Dialog360Simulator simulator =
            Dialog360Simulator.builder().time(time).start();
    public final SimulatedAccount account = simulator.newAccount();
    public final Wire wire = new Wire(simulator.baseUri(), account.key());

    public Reply patchAbout(String text) {
        return wire.json("PATCH", ABOUT, Json.write(Map.of("text", text)));
    }

    public Reply business(String members) {
        return wire.json("POST", BUSINESS, "{" + members + "}");
    }

    public Reply cloud(String members) {
        return wire.json("POST", CLOUD, "{\"messaging_product\":\"whatsapp\"," + members + "}");
    }

    public Reply photo(String type, byte[] bytes) {
        return wire.bytes(PHOTO, bytes, "Content-Type", type);
    }

    public Reply opened(String query) {
        return wire.bytes("/uploads?" + query, new byte[0]);
    }

    /** Lists the channels of the partner. */
    public Reply channels(String partnerKey, String query) {
        String path = "/api/v2/partners/" + simulator.partner().id() + "/channels" + query;
        return wire.with("").send("GET", path, BodyPublishers.noBody(), "X-API-Key", partnerKey);
    }

    /** Opens a session and returns its id. */
    public String open(long length) {
        return open(length, "image/png");
    }

    public String open(long length, String type) {
        return opened("file_name=a.png&file_length=" + length + "&file_type=" + type)
                .textAt("id");
    }

    public Reply send(String id, byte[] body, long offset) {
        return wire.bytes("/" + id, body, "file_offset", Long.toString(offset));
    }

    public int offset(String id) {
        return wire.get("/" + id).numberAt("file_offset");
    }

    /** Uploads a file and returns its handle. */
    public String uploaded(byte[] bytes, String type) {
        return send(open(bytes.length, type), bytes, 0).textAt("h");
    }

    public Reply setPicture(String handle) {
        return cloud("\"profile_picture_handle\":" + Json.write(handle));
    }

    /** Sends fewer bytes than its {@code Content-Length}. */
    public void cut(String id, byte[] body, long announced) {
        try {
            RawUpload.cut(simulator.baseUri(), account.key(), id, body, 0, announced);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String photoHeld() {
        return account.photo().map(photo -> photo.length + " bytes").orElse("no photo");
    }

    @Override
    public void close() {
        simulator.close();
    }

    /** Returns the status and, for an error, the format and the code. */
    public static String errorText(Reply reply) {
        return reply.status() + " " + form(reply);
    }

    private static String form(Reply reply) {
        if (reply.bytes().length == 0) {
            return "empty";
        }
        String type = reply.header("Content-Type");
        if (!type.equals("application/json")) {
            return type.startsWith("text/") ? type : type + " of " + reply.bytes().length + " bytes";
        }
        if (!(reply.json() instanceof Map<?, ?> members) || reply.status() == 200) {
            return new String(reply.bytes(), StandardCharsets.UTF_8);
        }
        return form(members);
    }

    private static String form(Map<?, ?> members) {
        if (members.get("errors") instanceof List<?> errors) {
            return errors.stream()
                    .map(error -> "code " + ((Map<?, ?>) error).get("code"))
                    .reduce((one, other) -> one + ", " + other)
                    .orElse("no errors");
        }
        if (members.get("error") instanceof Map<?, ?> error) {
            return "graph " + error.get("code")
                    + (error.get("error_subcode") instanceof Number subcode ? "/" + subcode : "");
        }
        if (members.get("error") instanceof String) {
            return "text";
        }
        if (members.get("debug_info") instanceof Map<?, ?> debugInfo) {
            return debugInfo.get("type") + (members.get("backoff") instanceof Number wait ? " backoff " + wait : "");
        }
        Map<?, ?> meta = (Map<?, ?>) members.get("meta");
        if (meta != null && meta.get("httpCode") instanceof Number code) {
            return "camel " + code;
        }
        if (meta != null && meta.get("http_code") instanceof Number code) {
            return "snake " + code + (meta.containsKey("error") ? " quoting" : "");
        }
        return members.toString();
    }
}
