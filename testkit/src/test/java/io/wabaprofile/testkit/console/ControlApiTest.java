package io.wabaprofile.testkit.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.VerticalCodes;
import io.wabaprofile.testkit.contract.ContractSamples;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.Wire;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the control API. */
@Timeout(60)
class ControlApiTest {
    private static final String PROFILE = "/whatsapp_business_profile?fields=about,vertical";

    private final Dialog360Simulator simulator =
            Dialog360Simulator.builder().withPage().start();
    private final SimulatedAccount account = simulator.newAccount();
    private final Wire wire = new Wire(simulator.baseUri(), "");
    private final Wire channel = wire.with(account.key());

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Wire.Reply control(String method, String path) {
        return wire.send(method, "/_simulator/" + path, BodyPublishers.noBody());
    }

    private Wire.Reply control(String method, String path, String json) {
        return wire.json(method, "/_simulator/" + path, json);
    }

    @Test
    void addsAChannelAndReturnsItsKeyOnce() {
        Wire.Reply added = control("POST", "channels");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.numberAt("number")).isEqualTo(2);
        assertThat(wire.with(added.textAt("key")).get(PROFILE).status()).isEqualTo(200);
        assertThat(control("GET", "channels").numberAt("channels", 1, "number")).isEqualTo(2);
    }

    @Test
    void addsAChannelWithTheGivenKey() {
        assertThat(control("POST", "channels", "{\"key\":\"made-up-key\"}").textAt("key"))
                .isEqualTo("made-up-key");
        assertThat(control("POST", "channels", "{\"key\":\"made-up-key\"}").status())
                .isEqualTo(409);
        assertThat(control("POST", "channels", "{\"key\":\"short\"}").status()).isEqualTo(400);
        assertThat(control("POST", "channels", "{\"key\":\"with a blank\"}").status())
                .isEqualTo(400);
    }

    @Test
    void noOtherResponseContainsAKey() {
        String key = control("POST", "channels", "{\"key\":\"made-up-key\"}").textAt("key");
        simulator.faults().onAnyRequest().of(account).nth(9).html();
        channel.get(PROFILE);
        wire.with(key).get(PROFILE + "&key=" + key);
        wire.with(key).json("POST", "/whatsapp_business_profile", "{\"about\":\"" + key + " " + account.key() + "\"}");
        for (String path : List.of(
                "channels",
                "channels/1",
                "channels/2",
                "faults",
                "faults/unused",
                "checks",
                "variants",
                "journal.jsonl",
                "journal.har",
                "nothing")) {
            assertThat(control("GET", path).text()).as(path).doesNotContain(key, account.key());
        }
        assertThat(control("POST", "reset").text()).doesNotContain(key, account.key());
        assertThat(control("POST", "channels", "{\"key\":\"" + key + "\"}").text())
                .doesNotContain(key);
    }

    @Test
    void setsAProfileAndShowsItWithTheLabelOfItsVertical() {
        Wire.Reply reply = control(
                "PUT",
                "channels/1/profile",
                "{\"about\":\"Open till nine\",\"address\":\"1 Example Way\",\"description\":\"Succulents\","
                        + "\"email\":\"a@example.com\",\"vertical\":\"RETAIL\",\"websites\":[\"https://example.com\"]}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.at("profile"))
                .isEqualTo(Map.of(
                        "about", "Open till nine",
                        "address", "1 Example Way",
                        "description", "Succulents",
                        "email", "a@example.com",
                        "vertical", "RETAIL",
                        "verticalLabel", "Shopping and Retail",
                        "websites", List.of("https://example.com")));
        assertThat(account.profile().vertical()).contains(Vertical.RETAIL);
        assertThat(channel.get(PROFILE).text()).contains("Open till nine");
        assertThat(control("PUT", "channels/1/profile", "{}").at("profile")).isEqualTo(Map.of("websites", List.of()));
    }

    @Test
    void eachVerticalHasALabel() {
        assertThat(VerticalCodes.CODES)
                .allSatisfy(code ->
                        assertThat(Vertical.of(code).label()).isNotEqualTo(code).doesNotContain("_"));
        assertThat(Vertical.of("FROM_THE_FUTURE").label()).isEqualTo("FROM_THE_FUTURE");
    }

    @Test
    void aPhotoIsSetShownAndRemoved() {
        byte[] picture = SamplePhoto.jpeg(64).bytes();
        Wire.Reply put = wire.send(
                "PUT",
                "/_simulator/channels/1/photo",
                BodyPublishers.ofByteArray(picture),
                "Content-Type",
                "image/jpeg");
        assertThat(put.textAt("photo", "sha256")).isEqualTo(ContractSamples.sha256(picture));
        assertThat(put.numberAt("photo", "length")).isEqualTo(picture.length);
        assertThat(control("GET", "channels/1/photo").bytes()).isEqualTo(picture);
        assertThat(control("GET", "channels/1/photo").header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(control("DELETE", "channels/1/photo").status()).isEqualTo(200);
        assertThat(control("GET", "channels/1/photo").status()).isEqualTo(404);
        assertThat(account.photo()).isEmpty();
    }

    @Test
    void rejectsAPhotoThatIsNotAPictureOrTooLarge() {
        assertThat(wire.send("PUT", "/_simulator/channels/1/photo", BodyPublishers.ofString("<svg/>"))
                        .status())
                .isEqualTo(400);
        byte[] large = new byte[5 * 1024 * 1024 + 1];
        Wire.Reply refused = wire.send("PUT", "/_simulator/channels/1/photo", BodyPublishers.ofByteArray(large));
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.textAt("error")).contains("5242880");
    }

    @Test
    void setsTheHealthOfAChannel() {
        assertThat(control("PUT", "channels/1/health", "{\"health\":\"down\"}").textAt("health"))
                .isEqualTo("down");
        assertThat(channel.get(PROFILE).status()).isEqualTo(500);
        Wire.Reply throttled =
                control("PUT", "channels/1/health", "{\"health\":\"throttled\",\"retryAfterSeconds\":30}");
        assertThat(throttled.textAt("health")).isEqualTo("throttled");
        assertThat(throttled.numberAt("retryAfterSeconds")).isEqualTo(30);
        assertThat(channel.get(PROFILE).status()).isEqualTo(429);
        assertThat(control("PUT", "channels/1/health", "{\"health\":\"up\"}").textAt("health"))
                .isEqualTo("up");
        assertThat(channel.get(PROFILE).status()).isEqualTo(200);
    }

    @Test
    void aKeyIsRevokedAndRestored() {
        assertThat(control("PUT", "channels/1/key", "{\"accepted\":false}").at("keyAccepted"))
                .isEqualTo(false);
        assertThat(channel.get(PROFILE).status()).isEqualTo(401);
        assertThat(control("PUT", "channels/1/key", "{\"accepted\":true}").at("keyAccepted"))
                .isEqualTo(true);
        assertThat(channel.get(PROFILE).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'fault':'responseLost'};responseLost on request 1",
                "{'fault':'html','operations':['FETCH_PROFILE']};html on request 1 of fetch profile",
                "{'fault':'truncatedJson','every':true};truncatedJson on every request",
                "{'fault':'stall','request':3};stall on request 3",
                "{'fault':'drip'};drip(2 ms) on request 1",
                "{'fault':'drip','pauseMillis':7};drip(7 ms) on request 1",
                "{'fault':'throttle'};throttle on request 1",
                "{'fault':'throttle','retryAfterSeconds':3};throttle(3000 ms) on request 1",
                "{'fault':'throttle','after':2,'retryAfterSeconds':3};throttle(3000 ms) on request 3",
                "{'fault':'error','error':'MAINTENANCE_MODE','channel':1};error(MAINTENANCE_MODE) on request 1 of one channel",
                "{'fault':'cutAfter','bytes':1000};cutAfter(1000) on request 1 of send upload",
                "{'fault':'cutAfter','bytes':0,'operations':['SEND_UPLOAD'],'request':2,'every':false,'channel':1};"
                        + "cutAfter(0) on request 2 of send upload of one channel",
                "{'fault':'forgetSession'};forgetSession on request 1 of fetch upload offset or send upload",
                "{'fault':'wrongOffset','offset':-5,'every':true};wrongOffset on every request of fetch upload offset",
            })
    void everyFaultIsPlannedAndListed(String order, String words) {
        Wire.Reply planned = control("POST", "faults", order.replace('\'', '"'));
        assertThat(planned.status()).isEqualTo(201);
        assertThat(planned.textAt("planned", 0, "fault") + " " + planned.textAt("planned", 0, "when"))
                .isEqualTo(words);
        assertThat(control("GET", "faults/unused").at("unused")).isEqualTo(List.of(words));
        assertThat(simulator.faults().unused()).containsExactly(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};fault is missing",
                "{'fault':'flood'};fault must be one of responseLost",
                "{'fault':7};fault must be a text",
                "{'fault':'html','bytes':1};the body has an unknown member. Known members: fault, operations, channel, request, every",
                "{'fault':'html','operations':['DANCE']};operations must be one of FETCH_ABOUT",
                "{'fault':'html','request':0};request must be a whole number from 1",
                "{'fault':'html','request':1.5};request must be a whole number",
                "{'fault':'html','request':1,'every':true};request and every exclude each other",
                "{'fault':'html','every':'yes'};every must be true or false",
                "{'fault':'html','channel':9};channel must be the number of an existing channel",
                "{'fault':'drip','pauseMillis':99999999};pauseMillis must be a whole number from 0 to 60000",
                "{'fault':'throttle','after':1};after needs retryAfterSeconds",
                "{'fault':'throttle','retryAfterSeconds':1,'request':2};the body has an unknown member",
                "{'fault':'error'};error is missing",
                "{'fault':'error','error':'BAD_HAIR_DAY'};error must be one of UNEXPECTED_ERROR",
                "{'fault':'cutAfter'};bytes is missing",
                "{'fault':'cutAfter','bytes':-1};bytes must be a whole number from 0",
                "{'fault':'cutAfter','bytes':1e99};bytes must be a whole number",
                "{'fault':'cutAfter','bytes':1,'operations':['FETCH_ABOUT']};cutAfter needs a target with one of [SEND_UPLOAD]",
                "{'fault':'wrongOffset'};offset is missing",
                "{'fault':'chaos'};probability is missing",
                "{'fault':'chaos','probability':2};probability must be a number from 0 to 1",
                "{'fault':'html','fault':'html'};the body is not JSON",
                "[];the body must be a JSON object",
                "nonsense;the body is not JSON",
            })
    void rejectsAnInvalidFaultWithTheReason(String order, String reason) {
        Wire.Reply refused = control("POST", "faults", order.replace('\'', '"'));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.textAt("error")).startsWith(reason);
        assertThat(simulator.faults().planned()).isEmpty();
    }

    @Test
    void chaosIsListedWithItsSeed() {
        assertThat(control("POST", "faults", "{\"fault\":\"chaos\",\"seed\":42,\"probability\":1}")
                        .textAt("chaos"))
                .isEqualTo("chaos(42L, 1.0)");
        assertThat(control("POST", "faults", "{\"fault\":\"chaos\",\"probability\":0.5}")
                        .textAt("chaos"))
                .matches("chaos\\(-?\\d+L, 0\\.5\\)");
    }

    @Test
    void countsAnInjectedFaultAndDoesNotListItAsUnused() {
        control("POST", "faults", "{\"fault\":\"error\",\"error\":\"SERVICE_UNAVAILABLE\"}");
        control("POST", "faults", "{\"fault\":\"html\",\"request\":9}");
        assertThat(channel.get(PROFILE).status()).isEqualTo(500);
        Wire.Reply faults = control("GET", "faults");
        assertThat(faults.numberAt("injected")).isEqualTo(1);
        assertThat(faults.numberAt("planned", 0, "injected")).isEqualTo(1);
        assertThat(faults.numberAt("planned", 1, "injected")).isZero();
        assertThat(control("GET", "faults/unused").at("unused")).isEqualTo(List.of("html on request 9"));
        assertThat(control("DELETE", "faults").at("planned")).isEqualTo(List.of());
        assertThat(simulator.faults().planned()).isEmpty();
    }

    @Test
    void aFaultThatIsNotApplicableIsListed() {
        control("POST", "faults", "{\"fault\":\"truncatedJson\"}");
        simulator.enable(Variant.UPDATES_RETURN_NO_BODY);
        channel.json("PATCH", "/v1/settings/profile/about", "{\"text\":\"Hello\"}");
        assertThat(control("GET", "faults/unused").at("notApplicable").toString())
                .contains("the response had no body");
    }

    @Test
    void aCheckIsDisabledAndEnabled() {
        assertThat(control("PUT", "checks/ABOUT_EMPTY/disabled").status()).isEqualTo(200);
        assertThat(simulator.disabledChecks()).containsExactly(StrictCheck.ABOUT_EMPTY);
        assertThat(control("GET", "checks").at("checks"))
                .asInstanceOf(LIST)
                .hasSize(StrictCheck.values().length)
                .contains(Map.of(
                        "name",
                        "ABOUT_EMPTY",
                        "description",
                        RuleTexts.description(StrictCheck.ABOUT_EMPTY),
                        "disabled",
                        true));
        control("DELETE", "checks/ABOUT_EMPTY/disabled");
        assertThat(simulator.disabledChecks()).isEmpty();
        assertThat(control("PUT", "checks/WHATEVER/disabled").status()).isEqualTo(404);
    }

    @Test
    void aVariantIsEnabledAndDisabled() {
        assertThat(control("PUT", "variants/READ_WRAPPED/enabled").status()).isEqualTo(200);
        assertThat(simulator.enabledVariants()).isEqualTo(Set.of(Variant.READ_WRAPPED));
        assertThat(control("GET", "variants").at("variants"))
                .asInstanceOf(LIST)
                .hasSize(Variant.values().length)
                .contains(Map.of(
                        "name",
                        "READ_WRAPPED",
                        "effect",
                        "The profile is in business_profile.",
                        "fact",
                        Variant.READ_WRAPPED.fact(),
                        "byDefault",
                        Variant.READ_WRAPPED.byDefault(),
                        "source",
                        "Meta's OpenAPI v23 and Postman collection",
                        "enabled",
                        true));
        control("DELETE", "variants/READ_WRAPPED/enabled");
        assertThat(simulator.enabledVariants()).isEmpty();
        assertThat(control("DELETE", "variants/WHATEVER/enabled").status()).isEqualTo(404);
    }

    @Test
    void aResetResetsTheSimulator() {
        control("POST", "faults", "{\"fault\":\"html\"}");
        control("PUT", "channels/1/profile", "{\"about\":\"Open\"}");
        control("PUT", "variants/READ_WRAPPED/enabled");
        channel.get(PROFILE);
        assertThat(control("POST", "reset").status()).isEqualTo(200);
        assertThat(account.profile().about()).isEmpty();
        assertThat(simulator.faults().planned()).isEmpty();
        assertThat(simulator.enabledVariants()).isEmpty();
        assertThat(simulator.exchanges()).isEmpty();
    }

    @Test
    void theJournalIsServedInBothFormats() {
        channel.get(PROFILE);
        assertThat(control("GET", "journal.jsonl").text())
                .isEqualTo(simulator.journal().jsonLines());
        assertThat(control("GET", "journal.har").text())
                .isEqualTo(simulator.journal().har());
    }

    @Test
    void anUnknownPathListsTheKnownPaths() {
        Wire.Reply reply = control("GET", "chanels");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.at("served"))
                .asInstanceOf(LIST)
                .contains("GET /_simulator/", "GET /_simulator/events", "PUT /_simulator/channels/{number}/profile");
        assertThat(reply.text()).doesNotContain("chanels");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"channels/0", "channels/2", "channels/x", "channels/-1", "channels/99999999999", "channels/%31"})
    void anUnknownChannelIsNotFound(String path) {
        assertThat(control("GET", path).status()).isEqualTo(404);
    }

    @Test
    void anUnsupportedMethodListsTheSupportedMethods() {
        Wire.Reply reply = control("PATCH", "channels/1/photo");
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("GET, PUT, DELETE");
    }

    @Test
    void aBodyHasASizeLimit() {
        String large = "{\"about\":\"" + "x".repeat(70_000) + "\"}";
        assertThat(control("PUT", "channels/1/profile", large).status()).isEqualTo(413);
        String long5000 = "{\"about\":\"" + "x".repeat(5_000) + "\"}";
        assertThat(control("PUT", "channels/1/profile", long5000).textAt("error"))
                .isEqualTo("about must be a text of at most 4096 characters");
    }

    @Test
    void anUnknownMemberIsRejectedWithoutAChange() {
        assertThat(control("PUT", "channels/1/profile", "{\"about\":\"Open\",\"adress\":\"x\"}")
                        .status())
                .isEqualTo(400);
        assertThat(control("PUT", "channels/1/health", "{\"health\":\"down\",\"now\":true}")
                        .status())
                .isEqualTo(400);
        assertThat(account.profile().about()).isEmpty();
        assertThat(account.state().health()).isInstanceOf(ChannelHealth.Up.class);
    }

    @Test
    void uploadsAreShownWithTheirProgress() {
        String session = channel.send(
                        "POST",
                        "/uploads?file_name=a.png&file_length=10&file_type=image%2Fpng",
                        BodyPublishers.noBody())
                .textAt("id");
        channel.bytes("/" + session, new byte[4], "file_offset", "0");
        Wire.Reply shown = control("GET", "channels/1");
        assertThat(shown.numberAt("uploads", "unfinished")).isEqualTo(1);
        assertThat(shown.numberAt("uploads", "latestUnfinished", 0, "offset")).isEqualTo(4);
        assertThat(shown.text()).doesNotContain(session);
        channel.bytes("/" + session, new byte[6], "file_offset", "4");
        Wire.Reply whole = control("GET", "channels/1");
        assertThat(whole.numberAt("uploads", "complete")).isEqualTo(1);
        assertThat(whole.textAt("uploads", "latestComplete", 0, "sha256"))
                .isEqualTo(ContractSamples.sha256(new byte[10]));
        assertThat(whole.numberAt("uploads", "latestComplete", 0, "bytesReceived"))
                .isEqualTo(10);
    }
}
