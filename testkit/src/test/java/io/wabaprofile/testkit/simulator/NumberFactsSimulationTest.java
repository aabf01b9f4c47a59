package io.wabaprofile.testkit.simulator;

import static io.wabaprofile.testkit.simulator.OneChannelFixture.errorText;
import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.GraphToken;
import io.wabaprofile.testkit.simulator.Wire.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The facts about a number: fields in the Graph API, and the health status at 360dialog. */
@Timeout(60)
class NumberFactsSimulationTest {
    private static final String ALL = "?fields=health_status,verified_name,name_status,quality_rating,"
            + "messaging_limit_tier,is_official_business_account,username";

    private final OneChannelFixture channel = new OneChannelFixture();
    private final GraphWire graph = GraphWire.of(channel.simulator, channel.account);
    private final String id = channel.account.phoneNumberId();

    @AfterEach
    void close() {
        channel.close();
    }

    private static Map<String, Object> entity(String type, String id, String status) {
        return Map.of("entity_type", type, "id", id, "can_send_message", status);
    }

    private Map<String, Object> available() {
        GraphToken token = channel.account.state().token();
        return Map.of(
                "can_send_message",
                "AVAILABLE",
                "entities",
                List.of(
                        entity("PHONE_NUMBER", id, "AVAILABLE"),
                        entity("WABA", token.accountId(), "AVAILABLE"),
                        entity("BUSINESS", token.businessId(), "AVAILABLE"),
                        entity("APP", token.appId(), "AVAILABLE")));
    }

    @Test
    void returnsTheRequestedFieldsAndTheId() {
        assertThat(graph.facts("?fields=name_status").json()).isEqualTo(Map.of("name_status", "APPROVED", "id", id));
        assertThat(graph.facts("?fields=id").json()).isEqualTo(Map.of("id", id));
        assertThat(graph.facts("").json())
                .isEqualTo(Map.of("verified_name", "Sample Business", "quality_rating", "GREEN", "id", id));
        assertThat(channel.simulator.exchanges().get(0).operation()).isEqualTo(Optional.of(Operation.FETCH_FACTS));
    }

    @Test
    void returnsAllFacts() {
        channel.account.setNumber(channel.account.number().username("cactus").official(true));

        assertThat(graph.facts(ALL).json())
                .isEqualTo(Map.of(
                        "health_status",
                        available(),
                        "verified_name",
                        "Sample Business",
                        "name_status",
                        "APPROVED",
                        "quality_rating",
                        "GREEN",
                        "messaging_limit_tier",
                        "TIER_1K",
                        "is_official_business_account",
                        true,
                        "username",
                        "cactus",
                        "id",
                        id));
    }

    @Test
    void omitsAFactWithoutAValue() {
        channel.account.setNumber(channel.account.number().canSend(null).quality(null));

        assertThat(graph.facts("?fields=health_status,quality_rating,username").json())
                .isEqualTo(Map.of("id", id));
        assertThat(channel.wire.get("/health_status").json()).isEqualTo(Map.of("id", id));
    }

    @Test
    void the360dialogHealthStatusIsTheSameObject() {
        Reply reply = channel.wire.get("/health_status");

        assertThat(reply.json()).isEqualTo(Map.of("health_status", available(), "id", id));
        assertThat(channel.simulator.exchanges().get(0).operation()).isEqualTo(Optional.of(Operation.FETCH_FACTS));
        assertThat(channel.wire.with("wrong").get("/health_status").status()).isEqualTo(401);
        channel.account.forbid();
        assertThat(errorText(channel.wire.get("/health_status"))).isEqualTo("403 graph 200/1349174");
    }

    @Test
    void aBlockedNumberHasErrorsAndALimitedNumberHasInfo() {
        channel.account.setNumber(channel.account.number().canSend("BLOCKED"));
        Reply blocked = channel.wire.get("/health_status");
        channel.account.setNumber(channel.account.number().canSend("LIMITED"));
        Reply limited = graph.facts("?fields=health_status");

        assertThat(blocked.at("health_status", "can_send_message")).isEqualTo("BLOCKED");
        assertThat(blocked.textAt("health_status", "entities", 0, "errors", 0, "error_description"))
                .isNotBlank();
        assertThat(blocked.textAt("health_status", "entities", 0, "errors", 0, "possible_solution"))
                .isNotBlank();
        assertThat(limited.at("health_status", "can_send_message")).isEqualTo("LIMITED");
        assertThat(limited.textAt("health_status", "entities", 0, "additional_info", 0))
                .isNotBlank();
        assertThat(limited.at("health_status", "entities", 1, "can_send_message"))
                .isEqualTo("AVAILABLE");
    }

    @Test
    void namesAnUnknownField() {
        Reply reply = graph.facts("?fields=verified_name,shoe_size");

        assertThat(errorText(reply)).isEqualTo("400 graph 100");
        assertThat(reply.textAt("error", "message")).isEqualTo("(#100) Tried accessing nonexisting field (shoe_size)");
    }
}
