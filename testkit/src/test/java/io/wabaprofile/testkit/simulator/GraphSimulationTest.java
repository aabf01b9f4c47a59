package io.wabaprofile.testkit.simulator;

import static io.wabaprofile.testkit.simulator.OneChannelFixture.errorText;
import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.contract.ContractSamples;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.simulator.Wire.Reply;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The profile in the Graph API: paths, access tokens, errors. */
@Timeout(60)
class GraphSimulationTest {
    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();
    private final SimulatedAccount other = simulator.newAccount();
    private final GraphWire graph = GraphWire.of(simulator, account);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void readsAndChangesTheProfileThat360dialogServes() {
        account.setProfile(ContractSamples.fullProfile());

        assertThat(graph.profile().json())
                .isEqualTo(new Wire(simulator.baseUri(), account.key())
                        .get(OneChannelFixture.ALL_FIELDS)
                        .json());
        assertThat(graph.update("\"about\":\"Open till nine\"").text()).isEqualTo("{\"success\":true}");

        assertThat(account.profile().about()).contains("Open till nine");
        assertThat(other.profile().about()).isEmpty();
        assertThat(simulator.exchanges())
                .extracting(Exchange::operation)
                .containsExactly(
                        Optional.of(Operation.FETCH_PROFILE),
                        Optional.of(Operation.FETCH_PROFILE),
                        Optional.of(Operation.UPDATE_PROFILE));
        assertThat(simulator.exchanges()).extracting(Exchange::channel).containsOnly(OptionalInt.of(1));
    }

    @Test
    void servesSeveralNumbersWithOneToken() {
        other.shareAccessToken(account);

        graph.update("\"about\":\"one\"");
        graph.withNumber(other.phoneNumberId()).update("\"about\":\"two\"");

        assertThat(account.profile().about()).contains("one");
        assertThat(other.profile().about()).contains("two");
        assertThat(simulator.exchanges())
                .extracting(Exchange::channel)
                .containsExactly(OptionalInt.of(1), OptionalInt.of(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.0", "v9.9", "v23.0", "v123.4"})
    void servesEachVersion(String version) {
        Reply reply = graph.wire()
                .send(
                        "GET",
                        "/" + version + graph.profilePath(),
                        BodyPublishers.noBody(),
                        "Authorization",
                        "bearer " + graph.token());

        assertThat(reply.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v0.1", "v23", "23.0", "v23.", "v23.0.1", "v"})
    void refusesAMalformedVersion(String version) {
        Reply reply = graph.wire()
                .send(
                        "GET",
                        "/" + version + graph.profilePath(),
                        BodyPublishers.noBody(),
                        "Authorization",
                        "Bearer " + graph.token());

        assertThat(errorText(reply)).isEqualTo(version.equals("v") ? "403 camel 403" : "400 graph 2500");
        assertThat(reply.text()).doesNotContain(graph.token());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic abc", "Bearer", "Bearer wrong", "Token TOKEN", "TOKEN", "Bearer TOKEN x", "OAuth TOKEN"})
    void refusesARequestWithoutAValidTokenInTheDocumentedHeader(String authorization) {
        Reply reply = graph.send(
                "GET", graph.profilePath(), authorization.replace("TOKEN", graph.token()), BodyPublishers.noBody());

        assertThat(errorText(reply)).isEqualTo("401 graph 190/463");
        assertThat(reply.textAt("error", "type")).isEqualTo("OAuthException");
        assertThat(reply.textAt("error", "message"))
                .endsWith("Simulator: send Authorization: Bearer with a valid token");
        assertThat(simulator.exchanges().get(0).channel()).isEmpty();
    }

    @Test
    void acceptsNoKeyOf360dialogAnd360dialogAcceptsNoToken() {
        Wire wire = new Wire(simulator.baseUri(), account.key());

        assertThat(errorText(wire.get("/v23.0" + graph.profilePath()))).isEqualTo("401 graph 190/463");
        assertThat(errorText(graph.withToken(account.key()).profile())).isEqualTo("401 graph 190/463");
        assertThat(errorText(graph.wire()
                        .send(
                                "GET",
                                OneChannelFixture.CLOUD,
                                BodyPublishers.noBody(),
                                "Authorization",
                                "Bearer " + graph.token())))
                .isEqualTo("401 text");
        assertThat(errorText(new Wire(simulator.baseUri(), graph.token()).get(OneChannelFixture.CLOUD)))
                .isEqualTo("401 text");
    }

    @Test
    void refusesATokenInTheQuery() {
        Reply reply = graph.get(graph.profilePath() + "?access_token=" + graph.token());

        assertThat(errorText(reply)).isEqualTo("400 graph 100");
        assertThat(reply.textAt("error", "message")).contains("access_token must not be in the query");
    }

    @Test
    void refusesARevokedToken() {
        account.revokeKey();
        assertThat(errorText(graph.profile())).isEqualTo("401 graph 190/463");

        account.restoreKey();
        assertThat(graph.profile().status()).isEqualTo(200);
    }

    @Test
    void refusesTheNumberOfAnotherToken() {
        assertThat(errorText(graph.withNumber(other.phoneNumberId()).update("\"about\":\"x\"")))
                .isEqualTo("403 graph 200/1349174");
        assertThat(errorText(graph.withNumber(other.phoneNumberId()).facts(""))).isEqualTo("403 graph 200/1349174");
        assertThat(other.profile().about()).isEmpty();
    }

    @Test
    void refusesAForbiddenChannel() {
        account.forbid();

        assertThat(errorText(graph.update("\"about\":\"x\""))).isEqualTo("403 graph 200/1349174");
        assertThat(errorText(graph.facts(""))).isEqualTo("403 graph 200/1349174");
        assertThat(account.profile().about()).isEmpty();
    }

    @Test
    void doesNotFindAnUnknownNumber() {
        GraphWire unknown = graph.withNumber("100000000000000");

        assertThat(errorText(unknown.profile())).isEqualTo("404 graph 803");
        assertThat(unknown.profile().textAt("error", "type")).isEqualTo("GraphMethodException");
        assertThat(unknown.facts("").textAt("error", "message"))
                .isEqualTo("(#803) Some of the aliases you requested do not exist: 100000000000000");

        simulator.enable(Variant.UNKNOWN_ID_IS_400);
        assertThat(errorText(unknown.profile())).isEqualTo("400 graph 100/33");
    }

    @Test
    void reportsMissingAndInvalidValuesAsCodes() {
        assertThat(errorText(graph.update("\"email\":\"x\""))).isEqualTo("400 graph 100");
        assertThat(errorText(graph.update("\"profile_picture_handle\":\"x\""))).isEqualTo("422 graph 100");
        assertThat(graph.update("\"profile_picture_handle\":\"x\"").textAt("error", "type"))
                .isEqualTo("GraphMethodException");
        assertThat(errorText(graph.send(
                        "POST", graph.profilePath(), "Bearer " + graph.token(), BodyPublishers.ofString("{}"))))
                .isEqualTo("400 graph 100");
        assertThat(errorText(graph.update("\"about\":\"x\"" + " ".repeat(64 * 1024))))
                .isEqualTo("413 graph 100");
        assertThat(errorText(graph.get(graph.profilePath() + "?fields=name"))).isEqualTo("400 graph 100");
    }

    @Test
    void variantsOfTheProfileApplyAsAt360dialog() {
        account.setProfile(ContractSamples.fullProfile());
        simulator.enable(Variant.READ_WRAPPED, Variant.DESCRIPTION_LIMIT_256);

        assertThat(graph.profile().textAt("data", 0, "business_profile", "about"))
                .isEqualTo(ContractSamples.fullProfile().about().orElseThrow());
        assertThat(errorText(graph.update("\"description\":\"" + "x".repeat(257) + "\"")))
                .isEqualTo("400 graph 100");
    }

    @Test
    void throttlesWithCode4AndFailsWithCode2() {
        account.throttle(Duration.ofSeconds(7));
        assertThat(errorText(graph.profile())).isEqualTo("429 graph 4/2446079");
        assertThat(graph.profile().header("Retry-After")).isEmpty();

        simulator.enable(Variant.THROTTLING_WITH_RETRY_AFTER);
        assertThat(graph.profile().header("Retry-After")).isEqualTo("7");

        simulator.enable(Variant.THROTTLING_AS_80007);
        assertThat(errorText(graph.profile())).isEqualTo("400 graph 80007");

        simulator.enable(Variant.THROTTLING_AS_TEXT);
        assertThat(errorText(graph.profile())).as("a text of 360dialog").isEqualTo("429 graph 4/2446079");

        account.outage();
        assertThat(errorText(graph.profile())).isEqualTo("500 graph 2");
        assertThat(graph.profile().at("error", "is_transient")).isEqualTo(true);
    }

    @Test
    void injectsFaultsByOperationAndChannel() {
        other.shareAccessToken(account);
        simulator.faults().on(Operation.FETCH_PROFILE).of(other).error(PlatformError.MAINTENANCE_MODE);

        assertThat(graph.profile().status()).isEqualTo(200);
        assertThat(errorText(graph.withNumber(other.phoneNumberId()).profile())).isEqualTo("500 graph 131057");
        simulator.faults().verify();
    }

    @Test
    void reportsTheUsageOfTheApp() {
        Reply reply = graph.profile();

        assertThat(reply.header("X-App-Usage")).isEqualTo("{\"call_count\":28,\"total_time\":25,\"total_cputime\":25}");
        assertThat(reply.header("X-Business-Use-Case-Usage"))
                .startsWith("{\"" + account.state().token().accountId() + "\":[{\"type\":\"whatsapp\"");
    }

    @Test
    void reportsTheExhaustedLimitInErrors() {
        account.throttle(Duration.ofSeconds(61));
        Reply ofApp = graph.profile();
        simulator.enable(Variant.THROTTLING_AS_80007);
        Reply ofAccount = graph.profile();

        assertThat(ofApp.status()).isEqualTo(429);
        assertThat(ofApp.header("X-App-Usage")).contains("\"call_count\":100");
        assertThat(ofApp.header("X-Business-Use-Case-Usage")).contains("\"estimated_time_to_regain_access\":0");
        assertThat(errorText(ofAccount)).isEqualTo("400 graph 80007");
        assertThat(ofAccount.header("X-App-Usage")).contains("\"call_count\":28");
        assertThat(ofAccount.header("X-Business-Use-Case-Usage"))
                .contains("\"call_count\":100", "\"estimated_time_to_regain_access\":2");
    }

    private Reply form(String resource, String body) {
        return graph.send(
                "POST",
                resource,
                "Bearer " + account.accessToken(),
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    @Test
    void acceptsAnUpdateAsAForm() {
        Reply reply = form(
                graph.profilePath(),
                "messaging_product=whatsapp&about=Open+till+nine&websites=%5B%22https%3A%2F%2Fshop.example%22%5D");

        assertThat(reply.text()).isEqualTo("{\"success\":true}");
        assertThat(account.profile().about()).contains("Open till nine");
        assertThat(account.profile().websites()).containsExactly("https://shop.example");
        assertThat(form(graph.profilePath(), "about=x").status()).isEqualTo(400);
    }

    @Test
    void opensAnUploadWithTheParametersInAForm() {
        Reply reply = form("/app/uploads", "file_length=3&file_type=image%2Fpng&file_name=a.png");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.textAt("id")).startsWith("upload:");
    }

    @Test
    void responsesHaveTheDateOfTheSimulatorsClock() {
        assertThat(graph.profile().header("Date"))
                .matches("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT");
    }

    @Test
    void servesAnyTokenAndNumberIfTheCheckIsDisabledAndThereIsOneChannel() {
        try (OneChannelFixture one = new OneChannelFixture()) {
            one.simulator.disable(StrictCheck.WRONG_KEY);
            GraphWire wire = GraphWire.of(one.simulator, other);

            assertThat(wire.update("\"about\":\"x\"").status()).isEqualTo(200);
            assertThat(wire.open(other.appId(), 3).status()).isEqualTo(200);
            assertThat(one.account.profile().about()).contains("x");
        }
        simulator.disable(StrictCheck.WRONG_KEY);
        assertThat(graph.withToken("another").profile().status()).isEqualTo(401);
    }
}
