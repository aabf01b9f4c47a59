package io.wabaprofile.testkit.simulator;

import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Wire.Reply;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;

/** A plain HTTP client of the Graph API, version 23.0, with one token and one number. */
public record GraphWire(Wire wire, String token, String number) {
    public static final String ALL_FIELDS =
            "?fields=about,address,description,email,profile_picture_url,websites,vertical";

    public static GraphWire of(Dialog360Simulator simulator, SimulatedAccount account) {
        return new GraphWire(new Wire(simulator.baseUri(), ""), account.accessToken(), account.phoneNumberId());
    }

    public GraphWire withToken(String other) {
        return new GraphWire(wire, other, number);
    }

    public GraphWire withNumber(String other) {
        return new GraphWire(wire, token, other);
    }

    public Reply send(String method, String resource, String authorization, BodyPublisher body, String... headers) {
        return wire.send(
                method,
                "/v23.0" + resource,
                body,
                Stream.concat(Stream.of("Authorization", authorization), Stream.of(headers))
                        .toArray(String[]::new));
    }

    public Reply get(String resource) {
        return send("GET", resource, "Bearer " + token, BodyPublishers.noBody());
    }

    public String profilePath() {
        return "/" + number + "/whatsapp_business_profile";
    }

    public Reply profile() {
        return get(profilePath() + ALL_FIELDS);
    }

    public Reply update(String members) {
        return send(
                "POST",
                profilePath(),
                "Bearer " + token,
                BodyPublishers.ofString("{\"messaging_product\":\"whatsapp\"," + members + "}"),
                "Content-Type",
                "application/json");
    }

    public Reply facts(String query) {
        return get("/" + number + query);
    }

    public Reply open(String app, long length) {
        return send(
                "POST",
                "/" + app + "/uploads?file_name=a.png&file_length=" + length + "&file_type=image/png",
                "Bearer " + token,
                BodyPublishers.noBody());
    }

    public Reply upload(String session, byte[] body, long offset) {
        return send(
                "POST",
                "/" + session,
                "OAuth " + token,
                BodyPublishers.ofByteArray(body),
                "file_offset",
                Long.toString(offset));
    }

    public Reply offset(String session) {
        return send("GET", "/" + session, "OAuth " + token, BodyPublishers.noBody());
    }
}
