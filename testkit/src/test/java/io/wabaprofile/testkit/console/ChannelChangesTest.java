package io.wabaprofile.testkit.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.Wire;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of names and the removal of channels, and of the list of fields. */
@Timeout(60)
class ChannelChangesTest {
    private static final String PROFILE = "/whatsapp_business_profile?fields=about";

    private final Dialog360Simulator simulator =
            Dialog360Simulator.builder().withPage().start();
    private final SimulatedAccount first = simulator.newAccount();
    private final SimulatedAccount second = simulator.newAccount();
    private final Wire wire = new Wire(simulator.baseUri(), "");

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Wire.Reply control(String method, String path) {
        return wire.send(method, "/_simulator/" + path, BodyPublishers.noBody());
    }

    private Wire.Reply name(int channel, String name) {
        return wire.json("PUT", "/_simulator/channels/" + channel + "/name", "{\"name\":\"" + name + "\"}");
    }

    @Test
    void aChannelIsNamedAndItsNameRemoved() {
        assertThat(name(2, "  Bookshop Kiel 📚 ").textAt("name")).isEqualTo("Bookshop Kiel 📚");
        assertThat(control("GET", "channels").textAt("channels", 1, "name")).isEqualTo("Bookshop Kiel 📚");
        assertThat(control("GET", "channels/2").textAt("name")).isEqualTo("Bookshop Kiel 📚");
        assertThat(control("GET", "channels/1").text()).doesNotContain("\"name\"");

        assertThat(name(2, " ").status()).isEqualTo(200);

        assertThat(control("GET", "channels/2").text()).doesNotContain("\"name\"");
    }

    @Test
    void aResetKeepsTheName() {
        name(1, "Café");
        control("POST", "reset");
        assertThat(control("GET", "channels/1").textAt("name")).isEqualTo("Café");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\\nlines", "x\\u0000", "0123456789012345678901234567890123456789012345678901234567890"})
    void anUnsuitableNameIsRefusedWithTheRule(String name) {
        Wire.Reply refused = name(1, name);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.textAt("error"))
                .isEqualTo("name must be a text of at most 60 characters, without control characters");
    }

    @Test
    void theNameIsRequired() {
        assertThat(wire.json("PUT", "/_simulator/channels/1/name", "{}").textAt("error"))
                .isEqualTo("name is missing");
    }

    @Test
    void theKeyOfARemovedChannelIsUnknown() {
        Wire.Reply unknown = wire.with("a-key-that-no-channel-has").get(PROFILE);
        assertThat(wire.with(first.key()).get(PROFILE).status()).isEqualTo(200);

        assertThat(control("DELETE", "channels/1").numberAt("channels", 0, "number"))
                .isEqualTo(2);

        Wire.Reply refused = wire.with(first.key()).get(PROFILE);
        assertThat(refused.status()).isEqualTo(unknown.status());
        assertThat(refused.text()).isEqualTo(unknown.text());
        assertThat(wire.with(second.key()).get(PROFILE).status()).isEqualTo(200);
        assertThat(control("GET", "channels/1").status()).isEqualTo(404);
        assertThat(control("DELETE", "channels/1").status()).isEqualTo(404);
        assertThat(simulator.accounts()).containsExactly(second);
    }

    @Test
    void theAccessTokenOfARemovedChannelIsUnknown() {
        simulator.removeAccount(first);
        assertThat(wire.send(
                                "GET",
                                "/v23.0/" + first.phoneNumberId() + "/whatsapp_business_profile",
                                BodyPublishers.noBody(),
                                "Authorization",
                                "Bearer " + first.accessToken())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void theNumberOfARemovedChannelIsNotUsedAgain() {
        control("DELETE", "channels/2");
        assertThat(control("POST", "channels").numberAt("number")).isEqualTo(3);
        simulator.addAccount(SimulatedAccount.withKey(second.key()));
        assertThat(control("GET", "channels").at("channels"))
                .asInstanceOf(list(Map.class))
                .extracting(channel -> channel.get("number"))
                .asString()
                .isEqualTo("[1, 3, 4]");
    }

    @Test
    void theJournalHidesTheSecretsOfARemovedChannelWithTheSameAliases() {
        wire.with(first.key()).get(PROFILE);
        first.rotateKey("the-second-key-of-the-channel");
        wire.with("the-second-key-of-the-channel").get(PROFILE);
        first.rotateKey("a-third-key-without-a-request");
        String key = first.key();
        control("DELETE", "channels/1");

        wire.with(key).get(PROFILE + "&x=" + key + "&y=" + first.accessToken());
        wire.with(second.key())
                .json(
                        "POST",
                        "/whatsapp_business_profile",
                        "{\"about\":\"the-second-key-of-the-channel " + first.accessToken() + "\"}");

        List<Exchange> exchanges = simulator.exchanges();
        assertThat(exchanges)
                .extracting(Exchange::channel)
                .containsExactly(OptionalInt.of(1), OptionalInt.of(1), OptionalInt.empty(), OptionalInt.of(2));
        assertThat(exchanges.get(2).request().headers()).containsValue("key-1");
        assertThat(exchanges.get(3).request().body().orElseThrow()).contains("key-1 token-1");
        assertThat(first.secretsIn(simulator.journal().jsonLines())).isEmpty();
    }

    @Test
    void aFaultPlannedForARemovedChannelKeepsItsNumber() {
        wire.json("POST", "/_simulator/faults", "{\"fault\":\"html\",\"channel\":1}");
        control("DELETE", "channels/1");
        assertThat(control("GET", "faults").numberAt("planned", 0, "channel")).isEqualTo(1);
    }

    @Test
    void aResetDoesNotBringARemovedChannelBack() {
        try (Dialog360Simulator started = Dialog360Simulator.builder()
                .account(SimulatedAccount.withKey("key-of-the-sample"))
                .start()) {
            started.removeAccount(started.accounts().get(0));
            started.reset();
            assertThat(started.accounts()).isEmpty();
        }
    }

    @Test
    void anAccountThatIsNoChannelCannotBeRemoved() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> simulator.removeAccount(SimulatedAccount.create()))
                .withMessage("The account is not a channel of this simulator");
    }

    @Test
    void theFieldsAreListedWithLimitsAndVerticals() {
        Wire.Reply fields = control("GET", "fields");
        assertThat(fields.at("fields"))
                .asInstanceOf(LIST)
                .hasSize(6)
                .contains(Map.of("name", "about", "maxLength", 139), Map.of("name", "websites", "maxLength", 256));
        assertThat(fields.numberAt("maxWebsites")).isEqualTo(ProfileField.MAX_WEBSITES);
        assertThat(fields.at("verticals"))
                .asInstanceOf(LIST)
                .hasSize(Vertical.known().size())
                .contains(Map.of("code", "RETAIL", "label", "Shopping and Retail"));
    }
}
