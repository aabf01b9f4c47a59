package io.wabaprofile.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.simulator.Wire.Reply;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that unknown query parameters are ignored on each route. */
@Timeout(60)
class UnknownParametersTest {
    private static final byte[] PNG = SamplePhoto.png(192).bytes();
    private static final List<String> UNKNOWN =
            List.of("format=json", "access_token=x", "format=json&access_token=x", "pretty", "=", "a=1&a=2");

    private record Route(String description, boolean knowsFormat, BiFunction<OneChannelFixture, String, Reply> call) {
        @Override
        public String toString() {
            return description;
        }
    }

    private static Route route(String description, BiFunction<OneChannelFixture, String, Reply> call) {
        return new Route(description, false, call);
    }

    static Stream<Route> routes() {
        return Stream.of(
                route("GET about", (c, more) -> c.wire.get(OneChannelFixture.ABOUT + "?" + more)),
                route(
                        "PATCH about",
                        (c, more) -> c.wire.json("PATCH", OneChannelFixture.ABOUT + "?" + more, "{\"text\":\"x\"}")),
                route("GET business profile", (c, more) -> c.wire.get(OneChannelFixture.BUSINESS + "?" + more)),
                route(
                        "POST business profile",
                        (c, more) -> c.wire.json("POST", OneChannelFixture.BUSINESS + "?" + more, "{}")),
                new Route("GET photo", true, (c, more) -> {
                    c.account.setPhoto(PNG);
                    return c.wire.get(OneChannelFixture.PHOTO + "?" + more);
                }),
                route("GET photo link", (c, more) -> {
                    c.account.setPhoto(PNG);
                    return c.wire.get(OneChannelFixture.PHOTO + "?format=link&" + more.replace("format=json", "x"));
                }),
                route(
                        "POST photo",
                        (c, more) ->
                                c.wire.bytes(OneChannelFixture.PHOTO + "?" + more, PNG, "Content-Type", "image/png")),
                route("DELETE photo", (c, more) -> {
                    c.simulator.enable(Variant.PHOTO_CAN_BE_DELETED);
                    return c.wire.send("DELETE", OneChannelFixture.PHOTO + "?" + more, BodyPublishers.noBody());
                }),
                route("GET profile", (c, more) -> c.wire.get(OneChannelFixture.ALL_FIELDS + "&" + more)),
                route(
                        "GET profile, first",
                        (c, more) -> c.wire.get(OneChannelFixture.CLOUD + "?" + more + "&fields=about")),
                route(
                        "POST profile",
                        (c, more) -> c.wire.json(
                                "POST", OneChannelFixture.CLOUD + "?" + more, "{\"messaging_product\":\"whatsapp\"}")),
                route("POST uploads", (c, more) -> c.opened("file_name=a&file_length=1&file_type=image/png&" + more)),
                route(
                        "POST uploads, first",
                        (c, more) -> c.opened(more + "&file_name=a&file_length=1&file_type=image/png")),
                route("GET session", (c, more) -> c.wire.get("/" + c.open(3) + "&" + more)),
                route("POST session", (c, more) -> c.wire.bytes("/" + c.open(3) + "&" + more, new byte[3])),
                route("POST unsigned session", (c, more) -> {
                    c.simulator.enable(Variant.SESSIONS_UNSIGNED);
                    return c.wire.bytes("/" + c.open(3) + "?" + more, new byte[3]);
                }));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void changeNothing(Route route) {
        for (String more : UNKNOWN) {
            if (route.knowsFormat() && more.contains("format")) {
                continue; // which is a parameter there, and only link is known of it
            }
            try (OneChannelFixture channel = new OneChannelFixture()) {
                assertThat(route.call().apply(channel, more).status()).as(more).isEqualTo(200);
            }
        }
    }
}
