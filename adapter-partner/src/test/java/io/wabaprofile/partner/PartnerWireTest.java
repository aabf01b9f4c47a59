package io.wabaprofile.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.PartnerKey;
import io.wabaprofile.number.DirectoryEntry;
import io.wabaprofile.number.Fact;
import io.wabaprofile.number.FactSource;
import io.wabaprofile.number.QualityRating;
import io.wabaprofile.port.ChannelDirectory;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.NumberFacts;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import io.wabaprofile.testkit.wire.ScriptedServer;
import io.wabaprofile.testkit.wire.ScriptedServer.ReceivedRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the requests of the Partner adapter, and how it reads responses. */
class PartnerWireTest {
    private static final PartnerKey KEY = PartnerKey.of("partner-key");

    private final ScriptedServer server = ScriptedServer.start();
    private final ApiConnection connection = ApiConnection.to(URI.create(server.baseUri() + "/api/v2"))
            .allowPlainHttpOnLoopback()
            .sleeper(VirtualTime.startingAt(Instant.EPOCH))
            .build();
    private final PartnerAdapter adapter = PartnerAdapter.connect(connection);
    private final ChannelDirectory directory = adapter.directory(KEY, "examplePA");
    private final NumberFacts facts = adapter.facts(KEY, "examplePA", "c1");

    @AfterEach
    void close() {
        connection.close();
        server.close();
    }

    /** Returns channels with the IDs c{from} to c{to - 1}. */
    private static String channels(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> "{\"id\":\"c" + number + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void page(String channels, String otherMembers) {
        server.thenJson(
                200, "{\"sort\":[\"name\"],\"filters\":[]," + otherMembers + "\"partner_channels\":" + channels + "}");
    }

    private List<String> ids() {
        return directory.list().stream().map(DirectoryEntry::id).toList();
    }

    private List<String> targets() {
        return server.requests().stream().map(ReceivedRequest::target).toList();
    }

    private static List<String> expectedIds(int to) {
        return IntStream.range(0, to).mapToObj(number -> "c" + number).toList();
    }

    private DirectoryEntry entry(String channel) {
        page("[" + channel + "]", "\"total\":1,");
        return directory.list().get(0);
    }

    @Test
    void sendsThePartnerKeyAndThePage() {
        page(channels(0, 25), "\"total\":26,");
        page(channels(25, 26), "\"total\":26,");

        assertThat(ids()).isEqualTo(expectedIds(26));

        assertThat(targets())
                .containsExactly(
                        "/api/v2/partners/examplePA/channels?limit=25&offset=0",
                        "/api/v2/partners/examplePA/channels?limit=25&offset=25");
        assertThat(server.requests()).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.header("X-API-Key")).containsExactly("partner-key");
            assertThat(request.header("D360-API-KEY")).isEmpty();
            assertThat(request.header("Authorization")).isEmpty();
        });
    }

    @Test
    void readsAChannelAndIgnoresUnknownMembers() {
        DirectoryEntry entry = entry(
                "{\"id\":\"exampleCH\",\"account_mode\":\"live\",\"status\":\"running\",\"current_limit\":\"TIER_1K\","
                        + "\"current_quality_rating\":\"High\",\"setup_info\":{\"phone_number\":\"15550001111\","
                        + "\"phone_name\":\"Succulents\",\"live_status\":\"2023-01-02\"},\"integration\":{\"state\":\"ok\"},"
                        + "\"waba_account\":{\"id\":\"exampleWA\",\"external_id\":\"102290129340398\"}}");

        assertThat(entry.id()).isEqualTo("exampleCH");
        assertThat(entry.phoneNumber()).contains("15550001111");
        assertThat(entry.accountId()).contains("102290129340398");
        assertThat(entry.facts().quality())
                .isEqualTo(new Fact.Known<>(new QualityRating("High"), FactSource.PARTNER_API));
        assertThat(entry.facts().displayName().value()).contains("Succulents");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"c\"}",
                "{\"id\":\"c\",\"setup_info\":null,\"waba_account\":null,\"status\":null}",
                "{\"id\":\"c\",\"setup_info\":[],\"waba_account\":\"x\",\"status\":{},\"current_limit\":1000}",
                "{\"id\":\"c\",\"setup_info\":{\"phone_number\":15550001111,\"phone_name\":\" \"},"
                        + "\"waba_account\":{\"external_id\":1},\"current_quality_rating\":true}"
            })
    void aMemberThatIsMissingOrOfAnotherTypeIsNotSet(String channel) {
        DirectoryEntry entry = entry(channel);

        assertThat(entry.phoneNumber()).isEmpty();
        assertThat(entry.accountId()).isEmpty();
        assertThat(List.of(
                        entry.facts().displayName(),
                        entry.facts().channelStatus(),
                        entry.facts().quality(),
                        entry.facts().messagingLimit()))
                .containsOnly(new Fact.NotSet<>(FactSource.PARTNER_API));
    }

    @Test
    void ignoresElementsWithoutAnIdAndListsAChannelOnce() {
        page("[{\"status\":\"running\"},null,7,{\"id\":{}},{\"id\":\"c0\"},{\"id\":\"c0\"}]", "\"total\":6,");

        assertThat(ids()).containsExactly("c0");
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"channels", "partner_channels", "data"})
    void readsTheListUnderAnyName(String name) {
        server.thenJson(200, "{\"sort\":[\"id\"],\"filters\":[],\"total\":1,\"" + name + "\":[{\"id\":\"c0\"}]}");

        assertThat(ids()).containsExactly("c0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"total\":0,\"sort\":[]}",
                "{\"total\":1,\"channels\":[{\"id\":\"c0\"}],\"clients\":[]}",
                "{\"total\":1,\"partner_channels\":{\"id\":\"c0\"}}"
            })
    void aResponseWithoutOneListIsUnreadable(String body) {
        server.thenJson(200, body);

        Unreadable failure = catchThrowableOfType(Unreadable.class, directory::list);

        assertThat(failure).hasMessageContaining("list of channels");
        assertThat(failure.operation()).isEqualTo(Operation.LIST_CHANNELS);
    }

    @Test
    void stopsAtAShortPageIfThereIsNoTotal() {
        page(channels(0, 25), "");
        page(channels(25, 30), "\"total\":\"unknown\",");

        assertThat(ids()).isEqualTo(expectedIds(30));
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void followsTheSmallerPagesOfTheServer() {
        page(channels(0, 10), "\"limit\":10,");
        page(channels(10, 20), "\"limit\":10,");
        page(channels(20, 24), "\"limit\":10,");

        assertThat(ids()).isEqualTo(expectedIds(24));
        assertThat(targets().get(2)).endsWith("&offset=20");
    }

    @Test
    void anEmptyPageEndsTheList() {
        page(channels(0, 25), "\"total\":40,");
        page("[]", "\"total\":40,");

        assertThat(ids()).isEqualTo(expectedIds(25));
    }

    @Test
    void refusesAServerThatRepeatsAPage() {
        page(channels(0, 25), "\"total\":100,");

        Unreadable failure = catchThrowableOfType(Unreadable.class, directory::list);

        assertThat(failure).hasMessageContaining("repeats a page").hasMessageContaining("25 channels were read");
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void readsAPageOfLargeChannels() {
        String members = IntStream.range(0, 190)
                .mapToObj(number -> "\"member" + number + "\":\"value" + number + "\"")
                .collect(Collectors.joining(","));
        page(
                IntStream.range(0, 25)
                        .mapToObj(number -> "{\"id\":\"c" + number + "\"," + members + "}")
                        .collect(Collectors.joining(",", "[", "]")),
                "\"total\":25,");

        assertThat(ids()).isEqualTo(expectedIds(25));
    }

    @Test
    void retriesOnePageAndKeepsTheOthers() {
        page(channels(0, 25), "\"total\":26,");
        server.thenJson(500, "{\"error\":\"Internal server error\"}");
        page(channels(25, 26), "\"total\":26,");

        assertThat(ids()).isEqualTo(expectedIds(26));
        assertThat(targets()).map(target -> target.replaceAll(".*offset=", "")).containsExactly("0", "25", "25");
    }

    @Test
    void theCallLimitCoversAllPages() {
        page(channels(0, 25), "\"total\":26,");
        server.then(ScriptedResponse.stall(""));
        ChannelDirectory limited = adapter.callLimit(Duration.ofMillis(500)).directory(KEY, "examplePA");

        Unavailable failure = catchThrowableOfType(Unavailable.class, limited::list);

        assertThat(failure.reason()).isEqualTo(Unavailable.Reason.TIMED_OUT);
        assertThat(server.startedRequests()).isEqualTo(2);
    }

    @Test
    void asksForTheFactsOfOneChannelWithAFilter() {
        page("[{\"id\":\"c1\",\"current_quality_rating\":\"GREEN\"}]", "\"total\":1,");

        assertThat(facts.fetch().quality().value()).contains(QualityRating.GREEN);
        assertThat(targets())
                .containsExactly(
                        "/api/v2/partners/examplePA/channels?limit=25&offset=0" + "&filters=%7B%22id%22%3A%22c1%22%7D");
    }

    @Test
    void readsTheFactsOfTheNamedChannelOnly() {
        page(
                "[{\"id\":\"c0\",\"status\":\"a\"},{\"id\":\"c1\",\"status\":\"b\"},{\"id\":\"C1\",\"status\":\"c\"}]",
                "\"total\":9,");

        assertThat(facts.fetch().channelStatus().value()).hasToString("Optional[b]");
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"id\":\"c0\"}]"})
    void aChannelThatIsNotListedIsRejected(String channels) {
        page(channels, "\"total\":1,");

        Rejected failure = catchThrowableOfType(Rejected.class, facts::fetch);

        assertThat(failure)
                .hasMessageStartingWith("fetch facts: ")
                .hasMessageContaining("no channel with the ID c1")
                .hasMessageContaining("check the channel ID and the partner ID");
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
    }

    @Test
    void aListThatIsNullHasNoChannels() {
        server.thenJson(200, "{\"total\":0,\"partner_channels\":null}");

        assertThat(directory.list()).isEmpty();
    }

    @Test
    void aChannelMayHaveANumberAsItsId() {
        page("[{\"id\":8},{\"name\":\"without an ID\"}]", "\"total\":2,");

        assertThat(directory.list()).extracting(DirectoryEntry::id).containsExactly("8");
    }

    @Test
    void aPageOfChannelsWithoutAnIdIsUnreadable() {
        page("[{\"name\":\"a\"},{\"id\":true}]", "\"total\":2,");

        assertThatThrownBy(directory::list)
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("none of its channels has an ID");
    }

    @Test
    void anotherPartnerIsUnauthorized() {
        server.thenJson(
                403,
                "{\"meta\":{\"httpCode\":403,\"developerMessage\":\"Permission denied for partner x\",\"success\":false}}");

        GatewayException failure = catchThrowableOfType(Unauthorized.class, directory::list);

        assertThat(failure).hasMessageContaining("Permission denied for partner x");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void doesNotRepeatTheKeyThatAnErrorQuotes() {
        server.thenJson(400, "{\"error\":\"the key partner-key is bad\"}");

        assertThatThrownBy(facts::fetch)
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("is bad")
                .hasMessageNotContaining("partner-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "a?b", "a\"b", "é", "..", "a%2Fb", "a\n"})
    void refusesAnIdInAnotherForm(String id) {
        assertThatThrownBy(() -> adapter.directory(KEY, id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("partnerId must be 1 to 64 letters, digits, hyphens or underscores");
        assertThatThrownBy(() -> adapter.facts(KEY, "examplePA", id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("channelId must be 1 to 64 letters, digits, hyphens or underscores");
    }

    @Test
    void refusesAnIdOfMoreThan64Characters() {
        assertThat(adapter.directory(KEY, "p".repeat(64))).isNotNull();
        assertThatThrownBy(() -> adapter.directory(KEY, "p".repeat(65))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesTheKeyOfAChannel() {
        ApiKey channelKey = ApiKey.of("channel-key");

        assertThatThrownBy(() -> adapter.directory(channelKey, "examplePA"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PartnerKey");
    }

    @Test
    void refusesAConnectionToTheGraphApi() {
        try (ApiConnection graph = ApiConnection.toGraph("v23.0").build()) {
            assertThatThrownBy(() -> PartnerAdapter.connect(graph).directory(KEY, "examplePA"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
