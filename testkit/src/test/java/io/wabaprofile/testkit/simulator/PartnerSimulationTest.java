package io.wabaprofile.testkit.simulator;

import static io.wabaprofile.testkit.simulator.OneChannelFixture.errorText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.SimulatedPartner;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.simulator.Wire.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulated Partner API lists the channels of the simulator, page by page. */
class PartnerSimulationTest {
    private final OneChannelFixture fixture = new OneChannelFixture();
    private final Dialog360Simulator simulator = fixture.simulator;
    private final SimulatedPartner partner = simulator.partner();

    @AfterEach
    void close() {
        fixture.close();
    }

    private Reply list(String query) {
        return fixture.channels(partner.key(), query);
    }

    private static List<String> ids(List<SimulatedAccount> accounts) {
        return accounts.stream().map(SimulatedAccount::channelId).toList();
    }

    private static List<?> ids(Reply page) {
        int count = page.numberAt("count");
        return IntStream.range(0, count)
                .mapToObj(index -> page.textAt("partner_channels", index, "id"))
                .toList();
    }

    @Test
    void listsAChannelWithItsFacts() {
        SimulatedAccount account = fixture.account;
        account.setNumber(account.number().quality("YELLOW").messagingLimit(null));

        Reply reply = list("");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text())
                .isEqualTo("{\"count\":1,\"filters\":{},\"sort\":[],\"limit\":10,\"offset\":0,\"total\":1,"
                        + "\"partner_channels\":[{\"id\":\"" + account.channelId() + "\",\"status\":\"running\","
                        + "\"current_quality_rating\":\"YELLOW\",\"setup_info\":{\"phone_number\":\""
                        + account.phoneNumber() + "\",\"phone_name\":\"Sample Business\"},"
                        + "\"waba_account\":{\"external_id\":\"" + account.accountId() + "\"}}]}");
    }

    @Test
    void listsPagesInTheOrderOfTheChannels() {
        for (int i = 0; i < 11; i++) {
            simulator.newAccount();
        }
        List<String> all = ids(simulator.accounts());

        assertThat(ids(list(""))).isEqualTo(all.subList(0, 10));
        assertThat(ids(list("?offset=10"))).isEqualTo(all.subList(10, 12));
        assertThat(ids(list("?limit=5&offset=5&sort=-id"))).isEqualTo(all.subList(5, 10));
        assertThat(ids(list("?limit=5&offset=12"))).isEmpty();
        assertThat(list("?limit=5&offset=12&sort=-id").text())
                .startsWith("{\"count\":0,\"filters\":{},\"sort\":[\"-id\"],\"limit\":5,\"offset\":12,\"total\":12,");
    }

    @Test
    void appliesFilters() {
        SimulatedAccount other = simulator.newAccount();
        other.setNumber(other.number().channelStatus("terminated"));

        assertThat(ids(list("?filters=%7B%22id%22%3A%22" + other.channelId() + "%22%7D")))
                .isEqualTo(ids(List.of(other)));
        assertThat(ids(list("?filters=%7B%22status%22%3A%22running%22%7D"))).isEqualTo(ids(List.of(fixture.account)));
        assertThat(ids(list("?filters=%7B%7D"))).hasSize(2);
    }

    @Test
    void rejectsAnotherKey() {
        assertThat(errorText(fixture.channels(fixture.account.key(), ""))).isEqualTo("401 camel 401");
        assertThat(errorText(fixture.channels("", ""))).isEqualTo("401 camel 401");
        partner.revokeKey();
        assertThat(errorText(list(""))).isEqualTo("401 camel 401");
        simulator.reset();
        assertThat(list("").status()).isEqualTo(200);
    }

    @Test
    void servesTheConfiguredPartner() {
        SimulatedPartner known = SimulatedPartner.of("examplePA", "example-partner-key");
        try (Dialog360Simulator configured =
                Dialog360Simulator.builder().partner(known).start()) {
            Reply reply = new Wire(configured.baseUri(), "")
                    .send(
                            "GET",
                            "/api/v2/partners/examplePA/channels",
                            BodyPublishers.noBody(),
                            "X-API-Key",
                            "example-partner-key");

            assertThat(configured.partner()).isSameAs(known);
            assertThat(reply.numberAt("total")).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"'',key-of-partner,The ID of the partner is blank", "examplePA,' ',The key of the partner is blank"})
    void refusesABlankIdOrKey(String id, String key, String message) {
        assertThatThrownBy(() -> SimulatedPartner.of(id, key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void rejectsAnotherPartner() {
        Reply reply = fixture.wire.send(
                "GET", "/api/v2/partners/otherPA/channels", BodyPublishers.noBody(), "X-API-Key", partner.key());

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.textAt("meta", "developerMessage")).isEqualTo("Permission denied for partner x");
    }

    @Test
    void injectsPlannedFaults() {
        simulator.faults().on(Operation.LIST_CHANNELS).error(PlatformError.GATEWAY_RESTARTING);
        simulator.faults().on(Operation.FETCH_FACTS).throttle();
        simulator.faults().onAnyRequest().of(fixture.account).every().html();

        assertThat(errorText(list(""))).isEqualTo("555 camel 555");
        assertThat(errorText(list("?filters=%7B%7D"))).isEqualTo("400 camel 400");
        assertThat(list("").status()).isEqualTo(200);
        assertThat(simulator.faults().injected()).isEqualTo(2);
    }

    @Test
    void aFaultIsNotSpentOnAWrongKey() {
        simulator.faults().on(Operation.LIST_CHANNELS).html();

        assertThat(errorText(fixture.channels("wrong", ""))).isEqualTo("401 camel 401");
        assertThat(errorText(list(""))).isEqualTo("200 text/html");
    }

    @Test
    void recordsTheQueryAndMasksTheKey() {
        list("?limit=5&offset=0");

        Exchange exchange = simulator.exchanges().get(0);
        assertThat(exchange.operation()).contains(Operation.LIST_CHANNELS);
        assertThat(exchange.channel()).isEmpty();
        assertThat(exchange.target()).isEqualTo("/api/v2/partners/" + partner.id() + "/channels?limit=5&offset=0");
        assertThat(simulator.journal().jsonLines())
                .contains(fixture.account.channelId())
                .doesNotContain(partner.key());
        assertThat(simulator.journal().har()).doesNotContain(partner.key());
        assertThat(partner).hasToString("SimulatedPartner[" + partner.id() + "]");
    }

    @Test
    void suggestsTheListForASimilarPath() {
        Reply reply = fixture.wire.get("/api/v2/partners/" + partner.id() + "/channel");

        assertThat(reply.textAt("meta", "developerMessage"))
                .contains("nearest is GET /api/v2/partners/{partner_id}/channels");
    }
}
