package io.wabaprofile.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.RetrySettings;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.wire.ScriptedServer;
import io.wabaprofile.testkit.wire.ScriptedServer.ReceivedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Cloud adapter sends, and what it makes of every documented answer. */
class CloudWireTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] TINY_PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static final String INVALID_HANDLE =
            "{\"error\":{\"message\":\"The profile picture handle is invalid or expired\","
                    + "\"type\":\"OAuthException\",\"code\":100}}";

    private final ScriptedServer server = ScriptedServer.start();
    private final ApiConnection connection = ApiConnection.to(server.baseUri())
            .allowPlainHttpOnLoopback()
            .retries(RetrySettings.DEFAULT.withMaxAttempts(1))
            .build();
    private final CloudAdapter adapter = CloudAdapter.connect(connection);
    private final ProfileGateway profile = adapter.profile(ApiKey.of("cloud-api-key"));

    @AfterEach
    void close() {
        connection.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile-get.200.json", "profile-get-wrapped.200.json"})
    void readsAllSevenFieldsFlatAndWrapped(String file) {
        server.thenJson(200, sample(file));

        BusinessProfile read = profile.fetch();

        assertThat(read.about()).contains("Succulent specialists!");
        assertThat(read.address()).contains("1 Example Way, Example City, CA 94025");
        assertThat(read.description()).contains("We sell rare succulents.");
        assertThat(read.email()).contains("shop@example.com");
        assertThat(read.photoUrl())
                .contains("https://pps.whatsapp.net/v/t61.24694-24/000000000_n.jpg?ccb=11-4&oh=01_Example&oe=64D9A1B2");
        assertThat(read.websites()).containsExactly("https://www.example.com/", "https://shop.example.com/");
        assertThat(read.vertical()).contains(Vertical.RETAIL);
        assertThat(server.requests().get(0).method()).isEqualTo("GET");
        assertThat(server.requests().get(0).target())
                .isEqualTo("/whatsapp_business_profile"
                        + "?fields=about,address,description,email,vertical,websites,profile_picture_url");
    }

    @Test
    void neverFollowsTheAddressOfAPhoto() {
        try (ScriptedServer elsewhere = ScriptedServer.start().thenJson(200, "{}")) {
            String photo = elsewhere.baseUri() + "/photo.jpg";
            server.thenJson(200, "{\"data\":[{\"profile_picture_url\":\"" + photo + "\"}]}");

            assertThat(profile.fetch().photoUrl()).contains(photo);

            assertThat(elsewhere.startedRequests()).isZero();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[{}]}",
                "{\"data\":[{\"messaging_product\":\"whatsapp\"}]}",
                "{\"data\":{\"about\":null}}"
            })
    void anEmptyProfileObjectHasNoFieldSet(String body) {
        server.thenJson(200, body);

        assertThat(profile.fetch())
                .isEqualTo(BusinessProfile.builder().read(ProfileField.all()).build());
    }

    @Test
    void theDocumentedEmptyProfileHasNoFieldSet() {
        server.thenJson(200, sample("profile-get-empty.200.json"));

        assertThat(profile.fetch())
                .isEqualTo(BusinessProfile.builder().read(ProfileField.all()).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":[]}", "{\"data\":[null]}"})
    void aMissingProfileObjectTellsNoField(String body) {
        server.thenJson(200, body);

        assertThat(profile.fetch()).isEqualTo(BusinessProfile.builder().build());
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"data\":[]}', false",
        "'{\"data\":[{\"messaging_product\":\"whatsapp\"}]}', true",
        "'{\"data\":[{\"business_profile\":{}}]}', true"
    })
    void absenceVerifiesAClearedFieldOnlyInsideAProfileObject(String body, boolean verified) {
        server.thenJson(200, "{\"data\":[{\"email\":\"old@example.com\"}]}")
                .thenJson(200, "<lost>")
                .thenJson(200, body);
        profile.fetch();

        Unreadable failure = catchThrowableOfType(
                Unreadable.class,
                () -> profile.apply(ProfileUpdate.builder().clearEmail().build()));

        assertThat(failure == null).isEqualTo(verified);
    }

    @Test
    void asksForTheWantedFieldsOnly() {
        server.thenJson(200, sample("profile-get.200.json"));

        BusinessProfile read = profile.fetch(Set.of(ProfileField.EMAIL, ProfileField.ABOUT));

        assertThat(server.requests().get(0).target()).isEqualTo("/whatsapp_business_profile?fields=about,email");
        assertThat(read.fields()).containsExactly(ProfileField.ABOUT, ProfileField.EMAIL);
        assertThat(read.address()).isEmpty();
    }

    @Test
    void keepsAVerticalItDoesNotKnow() {
        server.thenJson(200, "{\"data\":[{\"vertical\":\"SPACE_TRAVEL\"}]}");

        assertThat(profile.fetch().vertical()).contains(Vertical.of("SPACE_TRAVEL"));
    }

    @Test
    void doesNotTakeADocumentWithoutDataForAProfile() {
        server.thenJson(200, "{}");

        assertThat(catchThrowableOfType(Unreadable.class, profile::fetch)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "['https://a.example']| https://a.example",
                "'https://a.example'| https://a.example",
                "'[\\'https://a.example\\',\\'https://b.example\\']'| https://a.example, https://b.example",
                "' [ \\'https://a.example\\' ] '| https://a.example",
                "['https://a.example',null,'']| https://a.example",
                "'[https://a.example'| [https://a.example",
                "'[]'|``",
                "''|``",
                "[]|``",
                "[null]|``",
                "null|``"
            })
    void readsWebsitesInEveryFormThatServersSend(String json, String websites) {
        server.thenJson(200, "{\"data\":[{\"websites\":" + json.replace('\'', '"') + "}]}");

        BusinessProfile read = profile.fetch(Set.of(ProfileField.WEBSITES));

        assertThat(String.join(", ", read.websites())).isEqualTo(websites);
        assertThat(read.fields()).containsExactly(ProfileField.WEBSITES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'RETAIL'| RETAIL",
                "['RETAIL']| RETAIL",
                "['SPACE_TRAVEL']| SPACE_TRAVEL",
                "[]|",
                "[null]|",
                "['']|",
                "' '|",
                "null|"
            })
    void readsAVerticalThatIsAListOfOne(String json, String code) {
        server.thenJson(200, "{\"data\":[{\"vertical\":" + json.replace('\'', '"') + "}]}");

        BusinessProfile read = profile.fetch(Set.of(ProfileField.VERTICAL));

        assertThat(read.vertical().map(Vertical::code)).isEqualTo(Optional.ofNullable(code));
        assertThat(read.fields()).containsExactly(ProfileField.VERTICAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "{}", "{\"value\":\"x\"}", "[7]", "[{\"value\":\"x\"}]", "[[\"x\"]]"})
    void leavesOutAMemberThatItCannotUnderstand(String json) {
        StringBuilder members = new StringBuilder("\"messaging_product\":\"whatsapp\"");
        for (String member :
                List.of("about", "address", "description", "profile_picture_url", "vertical", "websites")) {
            members.append(",\"").append(member).append("\":").append(json);
        }
        server.thenJson(200, "{\"data\":[{" + members + ",\"email\":\"shop@example.com\"}]}");

        BusinessProfile read = profile.fetch();

        assertThat(read.email()).contains("shop@example.com");
        assertThat(read)
                .isEqualTo(BusinessProfile.builder().email("shop@example.com").build());
    }

    @Test
    void leavesOutATextThatIsAListOfTwo() {
        server.thenJson(200, "{\"data\":[{\"vertical\":[\"RETAIL\",\"AUTO\"],\"about\":\"x\"}]}");

        assertThat(profile.fetch(Set.of(ProfileField.VERTICAL, ProfileField.ABOUT)))
                .isEqualTo(BusinessProfile.builder().about("x").build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":7}",
                "{\"data\":\"x\"}",
                "{\"data\":[7]}",
                "{\"data\":[\"x\"]}",
                "{\"data\":[{\"business_profile\":7}]}"
            })
    void readsNoProfileWhereThereIsNoProfileObject(String body) {
        server.thenJson(200, body);

        assertThat(catchThrowableOfType(Unreadable.class, profile::fetch)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"'[]', true", "null, true", "7, false", "{}, false"})
    void doesNotTakeAMemberThatItCannotUnderstandForCleared(String json, boolean cleared) {
        server.thenJson(200, "{\"data\":[{\"websites\":\"https://old.example\"}]}")
                .thenJson(200, "<lost>")
                .thenJson(200, "{\"data\":[{\"websites\":" + json + "}]}");
        profile.fetch();
        ProfileUpdate clearing = ProfileUpdate.builder().clearWebsites().build();

        Unreadable failure = catchThrowableOfType(Unreadable.class, () -> profile.apply(clearing));

        assertThat(failure == null).isEqualTo(cleared);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void writesAllTextFieldsAsDocumented() {
        server.thenJson(200, sample("success.200.json"));

        profile.apply(ProfileUpdate.builder()
                .about("Succulent specialists!")
                .address("1 Example Way, Example City, CA 94025")
                .description("We sell rare succulents.")
                .email("shop@example.com")
                .vertical(Vertical.RETAIL)
                .websites("https://www.example.com/")
                .build());

        com.fasterxml.jackson.databind.node.ObjectNode full =
                (com.fasterxml.jackson.databind.node.ObjectNode) json(sample("profile-post-full.request.json"));
        full.remove("profile_picture_handle");
        assertThat(sentJson()).isEqualTo(full);
        assertThat(server.requests().get(0).method()).isEqualTo("POST");
        assertThat(server.requests().get(0).target()).isEqualTo("/whatsapp_business_profile");
    }

    @Test
    void writesOnlyTheNamedFields() {
        server.thenJson(200, sample("success.200.json"));

        profile.apply(ProfileUpdate.builder()
                .description("Updated business description")
                .build());

        assertThat(sentJson()).isEqualTo(json(sample("profile-post-partial.request.json")));
    }

    @Test
    void clearsAsDocumented() {
        server.thenJson(200, sample("success.200.json"));

        profile.apply(ProfileUpdate.builder()
                .clearAddress()
                .clearDescription()
                .clearEmail()
                .clearWebsites()
                .build());

        assertThat(sentJson()).isEqualTo(json(sample("profile-post-clear.request.json")));
    }

    @Test
    void sendsWebsitesAsAListWhereADocumentShowsText() {
        server.thenJson(200, sample("success.200.json"));

        profile.apply(
                ProfileUpdate.builder().websites("https://www.luckyshrub.com").build());

        JsonNode documented = json(sample("profile-post-websites-as-string.request.json"));
        assertThat(sentJson().get("websites"))
                .isEqualTo(json(documented.get("websites").textValue()));
    }

    @Test
    void takesARefusalUnderASuccessfulStatusForOne() {
        server.thenJson(200, "{\"success\":false}");

        Rejected failure = catchThrowableOfType(
                Rejected.class,
                () -> profile.apply(ProfileUpdate.builder().about("x").build()));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
    }

    @Test
    void doesNotTakeSilenceForSuccess() {
        server.thenJson(200, "{}");

        Unreadable failure = catchThrowableOfType(
                Unreadable.class,
                () -> profile.apply(ProfileUpdate.builder().about("x").build()));

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void namesTheHandleThatTheUploaderGot() {
        server.thenJson(200, sample("success.200.json"));
        JsonNode documented = json(sample("profile-post-picture-only.request.json"));

        replacePhoto(documented.get("profile_picture_handle").textValue());

        assertThat(sentJson()).isEqualTo(documented);
    }

    @Test
    void passesAHandleOfSeveralLinesOnAsOne() {
        server.thenJson(200, sample("success.200.json"));

        replacePhoto("4:first:line\n4:second:line");

        assertThat(sentJson().get("profile_picture_handle").textValue()).isEqualTo("4:first:line\n4:second:line");
    }

    @Test
    void hidesEveryLineOfAHandleThatTheServerRepeats() {
        server.thenJson(422, "{\"error\":{\"message\":\"handle 4:second:line is of no picture\",\"code\":100}}");

        Rejected failure = catchThrowableOfType(Rejected.class, () -> replacePhoto("4:first:line\n4:second:line"));

        assertThat(failure).hasMessageContaining("handle **** is of no picture");
    }

    @Test
    void knowsEveryDocumentedVerticalByName() throws IllegalAccessException {
        JsonNode facts = json(resource("/wire-samples/facts/verticals.json"));
        Set<String> named = new java.util.TreeSet<>();
        for (java.lang.reflect.Field field : Vertical.class.getFields()) {
            named.add(((Vertical) field.get(null)).code());
        }
        for (String list : new String[] {
            "cloud_documented_2025_26", "cloud_accepted_but_undocumented", "cloud_listed_in_old_docs_but_refused"
        }) {
            facts.get(list).forEach(code -> assertThat(named).contains(code.textValue()));
        }
    }

    @Test
    void knowsEveryDocumentedLimit() {
        JsonNode facts = json(resource("/wire-samples/facts/limits.json"));
        for (String mode : new String[] {"onprem", "cloud"}) {
            for (ProfileField field :
                    new ProfileField[] {ProfileField.ABOUT, ProfileField.ADDRESS, ProfileField.EMAIL}) {
                assertThat(field.maxLength())
                        .hasValue(facts.get(mode).get(field.label()).get("max").intValue());
            }
            JsonNode websites = facts.get(mode).get("websites");
            assertThat(ProfileField.WEBSITES.maxLength())
                    .hasValue(websites.get("item_max").intValue());
            assertThat(ProfileField.MAX_WEBSITES)
                    .isEqualTo(websites.get("max_items").intValue());
            assertThat(ProfileField.DESCRIPTION.maxLength())
                    .hasValue(facts.get(mode)
                            .get("description")
                            .get("max_documented")
                            .get(1)
                            .intValue());
        }
    }

    @Test
    void leavesNoSampleUnread() throws IOException, URISyntaxException {
        String thisTest = Files.readString(Path.of("src/test/java/io/wabaprofile/cloud/CloudWireTest.java"));
        Path samples = Path.of(getClass().getResource("/wire-samples").toURI());
        try (Stream<Path> files = Files.walk(samples)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(thisTest).contains(name));
        }
    }

    @Test
    void uploadsOnceMoreWhenTheHandleIsNotTaken() {
        server.thenJson(422, INVALID_HANDLE).thenJson(200, "{\"success\":true}");

        replacePhoto("4:first", "4:second");

        assertThat(server.requests().stream()
                        .map(request -> json(request.text())
                                .get("profile_picture_handle")
                                .textValue()))
                .containsExactly("4:first", "4:second");
    }

    @Test
    void neverUploadsAThirdTime() {
        server.thenJson(422, INVALID_HANDLE);

        Rejected failure = catchThrowableOfType(Rejected.class, () -> replacePhoto("4:first", "4:second", "4:third"));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(failure).hasMessageNotContaining("4:");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void uploadsNothingAgainWhenSomethingElseIsRefused() {
        server.thenJson(400, "{\"error\":{\"message\":\"(#100) Invalid parameter\",\"code\":100}}");

        catchThrowableOfType(Rejected.class, () -> replacePhoto("4:first", "4:second"));

        assertThat(server.requests()).hasSize(1);
    }

    private void replacePhoto(String... handles) {
        Iterator<String> next = List.of(handles).iterator();
        MediaUploader uploader = new MediaUploader() {
            @Override
            public MediaHandle upload(MediaFile file, UploadObserver observer) {
                return MediaHandle.of(next.next());
            }

            @Override
            public MediaHandle resume(UploadSession session, MediaFile file, UploadObserver observer) {
                throw new AssertionError("A photo is never resumed");
            }
        };
        adapter.photo(ApiKey.of("cloud-api-key"), uploader).replace(Photo.of(TINY_PNG));
    }

    private JsonNode sentJson() {
        ReceivedRequest request = server.requests().get(0);
        assertThat(request.header("Content-Type")).containsExactly("application/json");
        return json(request.text());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sample(String file) {
        return resource("/wire-samples/cloud/" + file);
    }

    private static String resource(String name) {
        try {
            return Files.readString(
                    Path.of(CloudWireTest.class.getResource(name).toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
