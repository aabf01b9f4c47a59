package io.wabaprofile.onpremise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.RetrySettings;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.PartiallyApplied;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import io.wabaprofile.testkit.wire.ScriptedServer;
import io.wabaprofile.testkit.wire.ScriptedServer.ReceivedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the On-Premise adapter sends, and what it makes of every documented answer. */
class OnPremiseWireTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] TINY_PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final ScriptedServer server = ScriptedServer.start();
    private final ApiConnection connection = ApiConnection.to(server.baseUri())
            .allowPlainHttpOnLoopback()
            .retries(RetrySettings.DEFAULT.withMaxAttempts(1))
            .build();
    private final OnPremiseAdapter adapter = OnPremiseAdapter.connect(connection);
    private final ProfileGateway profile = adapter.profile(ApiKey.of("on-premise-key"));

    @AfterEach
    void close() {
        connection.close();
        server.close();
    }

    @Test
    void readsAbout() {
        server.thenJson(200, sample("about-get.200.json"));

        assertThat(fetch(ProfileField.ABOUT).about()).contains("your-profile-about-text");
        assertThat(sent()).isEqualTo("GET /v1/settings/profile/about");
    }

    @Test
    void readsAnAboutThatWasNeverSetAsAbsent() {
        server.thenJson(200, sample("about-get-empty.200.json"));

        BusinessProfile read = fetch(ProfileField.ABOUT);

        assertThat(read.about()).isEmpty();
        assertThat(read.fields()).containsExactly(ProfileField.ABOUT);
    }

    @Test
    void readsTheBusinessProfile() {
        server.thenJson(200, sample("business-profile-get.200.json"));

        BusinessProfile read = profile.fetch(Set.of(
                ProfileField.ADDRESS,
                ProfileField.DESCRIPTION,
                ProfileField.EMAIL,
                ProfileField.VERTICAL,
                ProfileField.WEBSITES));

        assertThat(read.address()).contains("new-business-address");
        assertThat(read.description()).contains("business-description");
        assertThat(read.email()).contains("new-business-email");
        assertThat(read.vertical()).contains(Vertical.of("business-industry"));
        assertThat(read.websites()).containsExactly("website-1", "website-2");
        assertThat(sent()).isEqualTo("GET /v1/settings/business/profile");
    }

    @Test
    void readsListsAndTextsInTheFormsThatServersSend() {
        server.thenJson(
                200,
                "{\"settings\":{\"business\":{\"profile\":{\"vertical\":[\"Restaurant\"],"
                        + "\"email\":[],\"websites\":\"[\\\"https://a.example\\\"]\"}}}}");

        BusinessProfile read = profile.fetch(Set.of(ProfileField.VERTICAL, ProfileField.EMAIL, ProfileField.WEBSITES));

        assertThat(read)
                .isEqualTo(BusinessProfile.builder()
                        .vertical(Vertical.RESTAURANT)
                        .email(null)
                        .websites(List.of("https://a.example"))
                        .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "{}", "{\"value\":\"x\"}", "[7]", "[\"x\",7]"})
    void leavesOutAMemberThatItCannotUnderstand(String json) {
        server.thenJson(
                        200,
                        "{\"settings\":{\"profile\":{\"about\":{\"text\":" + json + "},\"photo\":{\"link\":" + json
                                + "}}}}")
                .thenJson(
                        200,
                        "{\"settings\":{\"business\":{\"profile\":{\"address\":" + json + ",\"description\":" + json
                                + ",\"vertical\":" + json + ",\"websites\":" + json
                                + ",\"email\":\"shop@example.com\"}}}}")
                .thenJson(200, "{\"settings\":{\"profile\":{\"photo\":{\"link\":" + json + "}}}}");

        assertThat(profile.fetch())
                .isEqualTo(BusinessProfile.builder().email("shop@example.com").build());
    }

    @Test
    void aMissingProfileObjectTellsNoField() {
        server.thenJson(200, "{\"settings\":{}}");

        assertThat(profile.fetch()).isEqualTo(BusinessProfile.builder().build());
    }

    @Test
    void anEmptyProfileObjectHasNoFieldSet() {
        server.thenJson(200, "{\"settings\":{\"profile\":{},\"business\":{\"profile\":{}}}}");

        assertThat(profile.fetch())
                .isEqualTo(BusinessProfile.builder().read(ProfileField.all()).build());
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"settings\":{}}', false",
        "'{\"settings\":{\"business\":{}}}', false",
        "'{\"settings\":{\"business\":{\"profile\":{}}}}', true"
    })
    void absenceVerifiesAClearedFieldOnlyInsideAProfileObject(String body, boolean verified) {
        thenSettings("{\"business\":{\"profile\":{\"email\":\"old@example.com\"}}}");
        server.then(ScriptedResponse.of(200, "<lost>")).thenJson(200, body);
        fetch(ProfileField.EMAIL);

        Unreadable failure = catchThrowableOfType(
                Unreadable.class,
                () -> profile.apply(ProfileUpdate.builder().clearEmail().build()));

        assertThat(failure == null).isEqualTo(verified);
    }

    private void thenSettings(String settings) {
        server.thenJson(200, "{\"settings\":" + settings + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"settings\":7}",
                "{\"settings\":{\"profile\":7,\"business\":7}}",
                "{\"settings\":{\"profile\":{\"about\":\"x\"}}}"
            })
    void readsNoAboutWhereThereIsNoObject(String body) {
        server.thenJson(200, body);

        assertThat(catchThrowableOfType(Unreadable.class, () -> fetch(ProfileField.ABOUT)))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"'[]', true", "null, true", "7, false", "{}, false"})
    void doesNotTakeAMemberThatItCannotUnderstandForCleared(String json, boolean cleared) {
        thenSettings("{\"business\":{\"profile\":{\"websites\":\"https://old.example\"}}}");
        server.then(ScriptedResponse.of(200, "<lost>"))
                .thenJson(200, "{\"settings\":{\"business\":{\"profile\":{\"websites\":" + json + "}}}}");
        fetch(ProfileField.WEBSITES);
        ProfileUpdate clearing = ProfileUpdate.builder().clearWebsites().build();

        Unreadable failure = catchThrowableOfType(Unreadable.class, () -> profile.apply(clearing));

        assertThat(failure == null).isEqualTo(cleared);
        assertThat(server.requests()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"'\"x\"', true", "'[\"x\"]', true", "null, false", "7, false", "{}, false"})
    void verifiesAnAboutOnlyByAMemberThatItUnderstands(String json, boolean written) {
        thenSettings("{\"profile\":{\"about\":{\"text\":\"old\"}}}");
        server.then(ScriptedResponse.of(200, "<lost>"))
                .thenJson(200, "{\"settings\":{\"profile\":{\"about\":{\"text\":" + json + "}}}}");
        fetch(ProfileField.ABOUT);

        Unreadable failure = catchThrowableOfType(
                Unreadable.class,
                () -> profile.apply(ProfileUpdate.builder().about("x").build()));

        assertThat(failure == null).isEqualTo(written);
    }

    @Test
    void readsTheLinkOfThePhoto() {
        server.thenJson(200, sample("photo-get-link.200.json"));

        assertThat(fetch(ProfileField.PHOTO).photoUrl()).contains("profile-photo-url");
        assertThat(sent()).isEqualTo("GET /v1/settings/profile/photo?format=link");
    }

    @Test
    void neverFollowsTheLinkOfAPhoto() {
        try (ScriptedServer elsewhere = ScriptedServer.start().thenJson(200, "{}")) {
            String photo = elsewhere.baseUri() + "/photo.jpg";
            server.thenJson(200, "{\"settings\":{\"profile\":{\"photo\":{\"link\":\"" + photo + "\"}}}}");

            assertThat(fetch(ProfileField.PHOTO).photoUrl()).contains(photo);

            assertThat(elsewhere.startedRequests()).isZero();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 400})
    void readsAPhotoThatIsNotSetAsAbsent(int status) {
        server.thenJson(
                status,
                "{\"meta\":{\"api_status\":\"stable\"},\"errors\":[{\"code\":1006,\"title\":\"Resource not found\"}]}");

        assertThat(fetch(ProfileField.PHOTO).photoUrl()).isEmpty();
    }

    @Test
    void failsOnAPhotoThatIsRefusedForAnotherReason() {
        server.thenJson(400, "{\"errors\":[{\"code\":1009,\"title\":\"Parameter value is not valid\"}]}");

        assertThat(catchThrowableOfType(Rejected.class, () -> fetch(ProfileField.PHOTO))
                        .operation())
                .isEqualTo(Operation.FETCH_PHOTO);
    }

    @Test
    void doesNotTakeADocumentWithoutSettingsForAProfile() {
        server.thenJson(200, "{}");

        assertThat(catchThrowableOfType(Unreadable.class, () -> fetch(ProfileField.ABOUT)))
                .isNotNull();
    }

    @Test
    void readsAVerticalThatComesAsAList() {
        server.thenJson(
                200,
                "{\"settings\":{\"business\":{\"profile\":"
                        + sample("business-profile-post-360-array-vertical.request.json") + "}}}");

        assertThat(fetch(ProfileField.VERTICAL).vertical()).contains(Vertical.PROF_SERVICES);
    }

    @Test
    void callsOnlyTheResourcesThatHoldWhatIsWanted() {
        server.thenJson(200, sample("business-profile-get.200.json"));

        fetch(ProfileField.EMAIL);

        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update-ok-meta-360.200.json", "update-ok-meta-postman.200.json", "update-ok-empty.200.json"})
    void takesEveryDocumentedSuccess(String file) {
        server.thenJson(200, sample(file));

        assertThatCode(() -> profile.apply(
                        ProfileUpdate.builder().about("Hello from our business").build()))
                .doesNotThrowAnyException();
        assertThat(sent()).isEqualTo("PATCH /v1/settings/profile/about");
        assertThat(json(server.requests().get(0).text())).isEqualTo(json(sample("about-patch.request.json")));
    }

    @Test
    void writesAllBusinessFieldsAsDocumented() {
        server.thenJson(200, "{}");

        profile.apply(ProfileUpdate.builder()
                .address("1 Example Street, Example Town")
                .description("What the business does")
                .email("hello@example.com")
                .vertical(Vertical.PROF_SERVICES)
                .websites("https://www.example.com", "https://www.facebook.com/example")
                .build());

        assertThat(sent()).isEqualTo("POST /v1/settings/business/profile");
        assertThat(json(server.requests().get(0).text()))
                .isEqualTo(json(sample("business-profile-post-full.request.json")));
        assertThat(server.requests().get(0).header("Content-Type")).containsExactly("application/json");
    }

    @Test
    void writesOnlyTheNamedFields() {
        server.thenJson(200, "{}");

        profile.apply(ProfileUpdate.builder()
                .address("2 Example Street, Example Town")
                .email("hi@example.com")
                .build());

        assertThat(json(server.requests().get(0).text()))
                .isEqualTo(json(sample("business-profile-post-partial.request.json")));
    }

    @Test
    void writesAnEmptyTextToClearOne() {
        server.thenJson(200, "{}");

        profile.apply(ProfileUpdate.builder().clearAddress().clearWebsites().build());

        assertThat(server.requests().get(0).text()).isEqualTo("{\"address\":\"\",\"websites\":[]}");
    }

    @Test
    void saysWhatWentThroughWhenTheSecondRequestFails() {
        server.thenJson(200, "{}")
                .thenJson(400, "{\"errors\":[{\"code\":1009,\"title\":\"Parameter value is not valid\"}]}");

        PartiallyApplied failure = catchThrowableOfType(
                PartiallyApplied.class,
                () -> profile.apply(ProfileUpdate.builder()
                        .about("new")
                        .email("a@example.com")
                        .clearAddress()
                        .build()));

        assertThat(server.requests())
                .extracting(ReceivedRequest::target)
                .containsExactly("/v1/settings/business/profile", "/v1/settings/profile/about");
        assertThat(failure.applied()).containsExactly(ProfileField.ADDRESS, ProfileField.EMAIL);
        assertThat(failure.pending()).containsExactly(ProfileField.ABOUT);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(failure).hasCauseInstanceOf(Rejected.class);
        assertThat(failure.remoteError().orElseThrow().code()).hasValue(1009);
    }

    @Test
    void saysWhatWentThroughWhenThereIsNoKeyForTheSecondRequest() {
        server.thenJson(200, "{}");
        Iterator<ApiKey> keys = List.of(ApiKey.of("on-premise-key")).iterator();

        PartiallyApplied failure = catchThrowableOfType(
                PartiallyApplied.class,
                () -> adapter.profile(keys::next)
                        .apply(ProfileUpdate.builder()
                                .about("new")
                                .email("a@example.com")
                                .build()));

        assertThat(failure.applied()).containsExactly(ProfileField.EMAIL);
        assertThat(failure).hasCauseInstanceOf(Unauthorized.class).hasRootCauseInstanceOf(NoSuchElementException.class);
    }

    @Test
    void keepsOneDeadlineOverAllRequestsOfACall() {
        VirtualTime time = VirtualTime.startingAt(Instant.EPOCH);
        server.then(ScriptedResponse.of(429, "{}").with("Retry-After", "20"))
                .thenJson(200, sample("about-get.200.json"))
                .then(ScriptedResponse.of(429, "{}").with("Retry-After", "20"));
        try (ApiConnection timed = ApiConnection.to(server.baseUri())
                .allowPlainHttpOnLoopback()
                .nanoTime(time)
                .sleeper(time)
                .build()) {
            ProfileGateway gateway = OnPremiseAdapter.connect(timed).profile(ApiKey.of("on-premise-key"));

            Throttled failure = catchThrowableOfType(
                    Throttled.class, () -> gateway.fetch(Set.of(ProfileField.ABOUT, ProfileField.EMAIL)));

            assertThat(failure.operation()).isEqualTo(Operation.FETCH_PROFILE);
            assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(20));
        }
    }

    @Test
    void doesNotTakeAWrongAddressForAPhotoThatIsNotSet() {
        server.then(ScriptedResponse.of(404, "<html>not found</html>"));

        assertThat(catchThrowableOfType(Rejected.class, () -> fetch(ProfileField.PHOTO)))
                .isNotNull();
    }

    @Test
    void sendsNothingMoreWhenTheFirstRequestFails() {
        server.thenJson(400, "{\"errors\":[{\"code\":1009,\"title\":\"Parameter value is not valid\"}]}");

        assertThat(catchThrowableOfType(
                        Rejected.class,
                        () -> profile.apply(ProfileUpdate.builder()
                                .about("new")
                                .email("a@example.com")
                                .build())))
                .isNotNull();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void sendsThePhotoAsItIs() {
        server.thenJson(201, "{}");

        adapter.photo(ApiKey.of("on-premise-key")).replace(Photo.of(TINY_PNG));

        assertThat(sent()).isEqualTo("POST /v1/settings/profile/photo");
        assertThat(server.requests().get(0).body()).isEqualTo(TINY_PNG);
        assertThat(server.requests().get(0).header("Content-Type")).containsExactly("image/png");
        assertThat(server.requests().get(0).header("D360-API-KEY")).containsExactly("on-premise-key");
    }

    @Test
    void translatesEveryLabelBothWays() throws IOException {
        Map<String, String> facts = JSON.convertValue(
                JSON.readTree(resource("/wire-samples/facts/verticals.json")).get("onprem_label_to_cloud"),
                new com.fasterxml.jackson.core.type.TypeReference<>() {});
        assertThat(facts).hasSize(17);
        facts.forEach((label, code) -> {
            assertThat(VerticalLabels.code(label)).isEqualTo(code);
            assertThat(VerticalLabels.label(Vertical.of(code))).isEqualTo(label);
        });
    }

    @Test
    void passesUnknownVerticalsThrough() {
        assertThat(VerticalLabels.code("Space Travel")).isEqualTo("Space Travel");
        assertThat(VerticalLabels.label(Vertical.ALCOHOL)).isEqualTo("ALCOHOL");
    }

    @Test
    void leavesNoSampleUnread() throws IOException, URISyntaxException {
        String thisTest = Files.readString(Path.of("src/test/java/io/wabaprofile/onpremise/OnPremiseWireTest.java"));
        Path samples = Path.of(getClass().getResource("/wire-samples").toURI());
        try (Stream<Path> files = Files.walk(samples)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(thisTest).contains(name));
        }
    }

    private BusinessProfile fetch(ProfileField field) {
        return profile.fetch(Set.of(field));
    }

    private String sent() {
        ReceivedRequest request = server.requests().get(0);
        return request.method() + " " + request.target();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sample(String file) {
        return resource("/wire-samples/onprem/" + file);
    }

    private static String resource(String name) {
        try {
            return Files.readString(
                    Path.of(OnPremiseWireTest.class.getResource(name).toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
