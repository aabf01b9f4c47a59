package io.wabaprofile.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.VerticalCodes;
import io.wabaprofile.testkit.contract.ContractSamples;
import io.wabaprofile.testkit.fake.FakeAdapter;
import io.wabaprofile.testkit.json.Json;
import io.wabaprofile.testkit.simulator.Wire.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudSimulationTest {
    private static final String PROFILE = "/whatsapp_business_profile";
    private static final String ALL =
            PROFILE + "?fields=about,address,description,email,profile_picture_url,websites,vertical";

    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();
    private final Wire wire = new Wire(simulator.baseUri(), account.key());

    @AfterEach
    void close() {
        simulator.close();
    }

    private Reply post(String members) {
        return wire.json("POST", PROFILE, "{\"messaging_product\":\"whatsapp\"," + members + "}");
    }

    private String uploaded(byte[] bytes, String type) {
        return new String(
                FakeAdapter.over(account)
                        .uploader()
                        .upload(MediaFile.of(bytes, type))
                        .verbatim(),
                StandardCharsets.US_ASCII);
    }

    private static String handle(String handle) {
        return "\"profile_picture_handle\":" + Json.write(handle);
    }

    @Test
    void showsAFullProfileAsDocumented() {
        account.setProfile(ContractSamples.fullProfile());
        account.setPhoto(SamplePhoto.jpeg(192).bytes());

        Reply reply = wire.get(ALL);

        assertThat(reply.status()).isEqualTo(200);
        Map<Object, Object> expected = new LinkedHashMap<>(member(Wire.sampleJson("cloud/profile-get.200")));
        expected.put("profile_picture_url", account.profile().photoUrl().orElseThrow());
        assertThat(member(reply.json())).isEqualTo(expected);
    }

    private static Map<?, ?> member(Object document) {
        return (Map<?, ?>) ((List<?>) ((Map<?, ?>) document).get("data")).get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {ALL, PROFILE})
    void omitsUnsetFieldsExceptTheVertical(String target) {
        assertThat(member(wire.get(target).json()))
                .isEqualTo(Map.of("vertical", "UNDEFINED", "messaging_product", "whatsapp"));
    }

    @Test
    void returnsAllFieldsWithoutAFieldList() {
        account.setProfile(ContractSamples.fullProfile());
        account.setPhoto(SamplePhoto.jpeg(192).bytes());

        assertThat(wire.get(PROFILE).json()).isEqualTo(wire.get(ALL).json());
    }

    @Test
    void ignoresUnknownMembersOfAnUpdate() {
        Reply reply = post("\"nonsense\":\"x\",\"address\":\"new\"");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(account.profile().address()).contains("new");
    }

    @ParameterizedTest
    @ValueSource(strings = {PROFILE + "?fields=", PROFILE + "?fields=messaging_product"})
    void returnsNoFieldForAnEmptyFieldList(String target) {
        account.setProfile(ContractSamples.fullProfile());

        assertThat(wire.get(target).json()).isEqualTo(Wire.sampleJson("cloud/profile-get-empty.200"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"about,email", "about%2Cemail", "email,about,about"})
    void returnsTheRequestedFields(String fields) {
        account.setProfile(ContractSamples.fullProfile());

        assertThat(member(wire.get(PROFILE + "?fields=" + fields).json()))
                .isEqualTo(Map.of(
                        "about",
                        "Succulent specialists!",
                        "email",
                        "shop@example.com",
                        "messaging_product",
                        "whatsapp"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "about,nonsense", "about,", "about%20", "About"})
    void rejectsUnknownFields(String fields) {
        Reply reply = wire.get(PROFILE + "?fields=" + fields);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.numberAt("error", "code")).isEqualTo(100);
    }

    @Test
    void changesOnlyWhatIsSent() {
        account.setProfile(ContractSamples.fullProfile());
        BusinessProfile before = account.profile();

        Reply reply = wire.json("POST", PROFILE, Wire.sample("cloud/profile-post-partial.request"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).isEqualTo(Wire.sampleJson("cloud/success.200"));
        assertThat(account.profile())
                .isEqualTo(before.toBuilder()
                        .description("Updated business description")
                        .build());
    }

    @Test
    void clearsOptionalFields() {
        account.setProfile(ContractSamples.fullProfile());

        Reply reply = wire.json("POST", PROFILE, Wire.sample("cloud/profile-post-clear.request"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(account.profile())
                .isEqualTo(BusinessProfile.builder()
                        .about("Succulent specialists!")
                        .vertical(Vertical.RETAIL)
                        .read(ProfileField.all())
                        .build());
    }

    @Test
    void acceptsWebsitesAsAStringWithAnArray() {
        assertThat(wire.json("POST", PROFILE, Wire.sample("cloud/profile-post-websites-as-string.request"))
                        .status())
                .isEqualTo(200);

        assertThat(account.profile().websites()).containsExactly("https://www.luckyshrub.com");
    }

    @Test
    void acceptsEscapedEmoji() {
        post("\"about\":\"\\uD83C\\uDF35\"");

        assertThat(account.profile().about()).contains("🌵");
    }

    static Stream<String> verticals() {
        return VerticalCodes.CODES.stream();
    }

    @ParameterizedTest
    @MethodSource("verticals")
    void acceptsAllKnownVerticals(String code) {
        assertThat(post("\"vertical\":\"" + code + "\"").status()).isEqualTo(200);

        assertThat(account.profile().vertical()).contains(Vertical.of(code));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments("\"vertical\":\"\"", "must be one of"),
                arguments("\"vertical\":\"NOT_A_BIZ\"", "got \"NOT_A_BIZ\""),
                arguments("\"vertical\":\"retail\"", "got \"retail\""),
                arguments("\"vertical\":\"Shopping and Retail\"", "must be one of"),
                arguments("\"vertical\":[\"RETAIL\"]", "vertical"),
                arguments("\"vertical\":null", "vertical"),
                arguments("\"about\":\"" + "x".repeat(140) + "\"", "about"),
                arguments("\"about\":null", "about"),
                arguments("\"about\":7", "about"),
                arguments("\"address\":\"" + "x".repeat(257) + "\"", "address"),
                arguments("\"address\":{}", "address"),
                arguments("\"description\":\"" + "x".repeat(513) + "\"", "description"),
                arguments("\"description\":true", "description"),
                arguments("\"email\":\"" + "x".repeat(117) + "@example.com\"", "email"),
                arguments("\"email\":\"a@b\"", "email"),
                arguments("\"email\":\"a b@example.com\"", "email"),
                arguments("\"email\":null", "email"),
                arguments("\"websites\":[\"http://a.example\",\"http://b.example\",\"http://c.example\"]", "websites"),
                arguments("\"websites\":[\"www.example.com\"]", "websites"),
                arguments("\"websites\":[\"ftp://example.com\"]", "websites"),
                arguments("\"websites\":[\"https://\"]", "websites"),
                arguments("\"websites\":[\"\"]", "websites"),
                arguments("\"websites\":[null]", "websites"),
                arguments("\"websites\":[\"https://" + "x".repeat(249) + "\"]", "websites"),
                arguments("\"websites\":\"https://www.example.com\"", "websites"),
                arguments("\"websites\":\"{}\"", "websites"),
                arguments("\"websites\":null", "websites"),
                arguments("\"profile_picture_handle\":\"\"", "profile_picture_handle"),
                arguments("\"profile_picture_handle\":5", "profile_picture_handle"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void rejectsTheRequestForOneInvalidMember(String bad, String telling) {
        account.setProfile(ContractSamples.fullProfile());
        BusinessProfile before = account.profile();

        String good = bad.contains("\"address\"") ? "\"description\":\"new\"" : "\"address\":\"new\"";
        for (String members : List.of(bad, good + "," + bad, bad + "," + good)) {
            Reply reply = post(members);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.numberAt("error", "code")).isEqualTo(100);
            assertThat(reply.textAt("error", "type")).isEqualTo("OAuthException");
            assertThat(reply.textAt("error", "message")).contains(telling);
            assertThat(reply.textAt("error", "fbtrace_id")).startsWith("A");
            assertThat(account.profile()).isEqualTo(before);
        }
    }

    @Test
    void rejectsAVerticalWithThePlatformsText() {
        assertThat(post("\"vertical\":\"UNDEFINED\"").textAt("error", "message"))
                .isEqualTo(((Map<?, ?>) ((Map<?, ?>) Wire.sampleJson("cloud/error-100-vertical.400")).get("error"))
                        .get("message"));
        assertThat(account.profile().vertical()).isEmpty();
    }

    @Test
    void rejectsAnEmailWithThePlatformsText() {
        assertThat(post("\"email\":\"nobody\"").textAt("error", "message"))
                .isEqualTo(((Map<?, ?>) ((Map<?, ?>) Wire.sampleJson("cloud/error-100-email.400")).get("error"))
                        .get("message"));
        assertThat(account.profile().email()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void changesNothingForAnEmptyAbout(String about) {
        account.setProfile(ContractSamples.fullProfile());
        BusinessProfile before = account.profile();

        Reply reply = post("\"address\":\"new\",\"about\":\"" + about + "\"");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.numberAt("error", "code")).isEqualTo(131000);
        assertThat(account.profile()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"about\":\"x\"}",
                "{\"messaging_product\":\"telegram\",\"about\":\"x\"}",
                "{\"messaging_product\":null,\"about\":\"x\"}",
                "{\"messaging_product\":\"whatsapp\",\"about\":\"x\"",
                "{\"messaging_product\":\"whatsapp\",\"about\":\"x\"} trailing",
                "{\"messaging_product\":\"whatsapp\",\"about\":\"x\",\"about\":\"y\"}",
                "{\"messaging_product\":\"whatsapp\",\"about\":\"\\uD83C\"}",
                "[]",
                "null",
                ""
            })
    void rejectsABodyThatIsNotAProfile(String body) {
        Reply reply = wire.json("POST", PROFILE, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.numberAt("error", "code")).isEqualTo(100);
        assertThat(account.profile().about()).isEmpty();
    }

    @Test
    void rejectsABodyThatIsNotUtf8() {
        byte[] latin = "{\"messaging_product\":\"whatsapp\",\"about\":\"Grüße\"}".getBytes(StandardCharsets.ISO_8859_1);

        Reply reply = wire.bytes(PROFILE, latin, "Content-Type", "application/json");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(account.profile().about()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
    void rejectsABodyWithoutTheJsonContentType(String contentType) {
        Reply reply = wire.send(
                "POST",
                PROFILE,
                BodyPublishers.ofString("{\"messaging_product\":\"whatsapp\",\"about\":\"x\"}"),
                "Content-Type",
                contentType);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(account.profile().about()).isEmpty();
    }

    @Test
    void rejectsABodyOverTheSizeLimit() {
        Reply reply = post("\"description\":\"" + "x".repeat(64 * 1024) + "\"");

        assertThat(reply.status()).isEqualTo(413);
        assertThat(account.profile().description()).isEmpty();
    }

    @Test
    void setsTheUploadedPictureAsPhoto() {
        byte[] picture = SamplePhoto.png(192).bytes();

        Reply reply = post(handle(uploaded(picture, "image/png")));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(account.photo().orElseThrow()).isEqualTo(picture);
        assertThat(member(wire.get(PROFILE + "?fields=profile_picture_url").json())
                        .get("profile_picture_url"))
                .isEqualTo(account.profile().photoUrl().orElseThrow());
    }

    @Test
    void acceptsAHandleOfSeveralLinesOnlyIfComplete() {
        uploaded(new byte[] {1}, "application/pdf");
        byte[] picture = SamplePhoto.jpeg(192).bytes();
        String handle = uploaded(picture, "image/jpeg");
        assertThat(handle.lines()).hasSize(2);

        assertThat(post(handle(handle.lines().findFirst().orElseThrow())).status())
                .isEqualTo(422);
        assertThat(account.photo()).isEmpty();

        assertThat(post(handle(handle)).status()).isEqualTo(200);
        assertThat(account.photo().orElseThrow()).isEqualTo(picture);
    }

    @Test
    void acceptsAHandleOfAnotherChannel() {
        SimulatedAccount other = simulator.newAccount();

        Reply reply = wire.with(other.key())
                .json(
                        "POST",
                        PROFILE,
                        "{\"messaging_product\":\"whatsapp\","
                                + handle(uploaded(SamplePhoto.jpeg(192).bytes(), "image/jpeg")) + "}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(other.photo()).isPresent();
        assertThat(account.photo()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890123456",
                "https://www.example.com/photo.jpg",
                "4:VGVzdC5wbmc=:aW1hZ2UvanBlZw==:ARexample:e:1659995302:2022308451254161:636685196:ARexample"
            })
    void rejectsAnUnknownHandle(String handle) {
        byte[] before = SamplePhoto.png(192).bytes();
        account.setPhoto(before);

        Reply reply = post("\"address\":\"new\"," + handle(handle));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.numberAt("error", "code")).isEqualTo(100);
        assertThat(reply.textAt("error", "message")).isEqualTo("The profile picture handle is invalid or expired");
        assertThat(reply.textAt("error", "type")).isEqualTo("GraphMethodException");
        assertThat(account.photo().orElseThrow()).isEqualTo(before);
        assertThat(account.profile().address()).isEmpty();
    }

    @Test
    void rejectsTheHandleOfAFileThatIsNotAPicture() {
        List<String> handles = List.of(
                uploaded(SamplePhoto.png(192).bytes(), "application/pdf"),
                uploaded(new byte[] {1, 2, 3}, "image/png"),
                uploaded(SamplePhoto.pngOfSize(5 * 1024 * 1024 + 1).bytes(), "image/png"));
        for (String handle : handles) {
            Reply reply = post(handle(handle));

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.numberAt("error", "code")).isEqualTo(100);
            assertThat(account.photo()).isEmpty();
        }
    }
}
