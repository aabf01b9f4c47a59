package io.wabaprofile.testkit.simulator;

import static io.wabaprofile.testkit.simulator.OneChannelFixture.errorText;

import io.wabaprofile.testkit.NamedRow;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The rows of the tests of checks and variants that need requests to the Graph API. */
final class GraphRows {
    private GraphRows() {}

    private static GraphWire graph(OneChannelFixture channel) {
        return GraphWire.of(channel.simulator, channel.account);
    }

    static List<NamedRow<StrictCheck>> checks() {
        Function<OneChannelFixture, String> profileWithOAuth = c -> errorText(graph(c).send(
                        "GET",
                        graph(c).profilePath() + "?fields=vertical",
                        "OAuth " + c.account.accessToken(),
                        BodyPublishers.noBody()));
        Function<OneChannelFixture, String> sessionWithBearer = c -> {
            String session = graph(c).open("app", 3).textAt("id");
            return Integer.toString(graph(c).get("/" + session).status());
        };
        Function<OneChannelFixture, String> tokenInQuery = c -> errorText(c.wire.with("")
                .get("/v23.0" + graph(c).profilePath() + "?fields=vertical&access_token=" + c.account.accessToken()));
        Function<OneChannelFixture, String> unknownField =
                c -> errorText(graph(c).facts("?fields=shoe_size")).replace(c.account.phoneNumberId(), "ID");
        String read = "200 {\"data\":[{\"vertical\":\"UNDEFINED\",\"messaging_product\":\"whatsapp\"}]}";
        return List.of(
                new NamedRow<>(StrictCheck.AUTHORIZATION_SCHEME_WRONG, profileWithOAuth, "401 graph 190/463", read),
                new NamedRow<>(StrictCheck.AUTHORIZATION_SCHEME_WRONG, sessionWithBearer, "401", "200"),
                new NamedRow<>(StrictCheck.ACCESS_TOKEN_IN_QUERY, tokenInQuery, "400 graph 100", read),
                new NamedRow<>(StrictCheck.FIELD_UNKNOWN, unknownField, "400 graph 100", "200 {\"id\":\"ID\"}"));
    }

    static List<NamedRow<Variant>> variants() {
        Function<OneChannelFixture, String> usage = c -> "360dialog: "
                + !c.wire.get(OneChannelFixture.CLOUD).header("X-App-Usage").isEmpty() + ", Graph: "
                + !graph(c).profile().header("X-App-Usage").isEmpty();
        Function<OneChannelFixture, String> unknownId =
                c -> errorText(graph(c).withNumber("100000000000000").profile());
        Function<OneChannelFixture, String> username = c -> {
            c.account.setNumber(c.account.number().username("cactus"));
            return errorText(graph(c).facts("?fields=username")).replace(c.account.phoneNumberId(), "ID");
        };
        Function<OneChannelFixture, String> throttled = c -> {
            c.account.throttle(Duration.ofSeconds(7));
            return errorText(graph(c).profile());
        };
        return List.of(
                new NamedRow<>(
                        Variant.USAGE_HEADERS_ABSENT,
                        usage,
                        "360dialog: false, Graph: true",
                        "360dialog: false, Graph: false"),
                new NamedRow<>(Variant.UNKNOWN_ID_IS_400, unknownId, "404 graph 803", "400 graph 100/33"),
                new NamedRow<>(
                        Variant.USERNAME_FIELD_UNKNOWN,
                        username,
                        "200 {\"username\":\"cactus\",\"id\":\"ID\"}",
                        "400 graph 100"),
                new NamedRow<>(Variant.THROTTLING_AS_80007, throttled, "429 graph 4/2446079", "400 graph 80007"));
    }
}
