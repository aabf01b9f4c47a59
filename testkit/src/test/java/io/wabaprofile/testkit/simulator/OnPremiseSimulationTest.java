package io.wabaprofile.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.contract.ContractSamples;
import io.wabaprofile.testkit.simulator.Wire.Reply;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OnPremiseSimulationTest {
    private static final String ABOUT = "/v1/settings/profile/about";
    private static final String PHOTO = "/v1/settings/profile/photo";
    private static final String BUSINESS = "/v1/settings/business/profile";

    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();
    private final Wire wire = new Wire(simulator.baseUri(), account.key());

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void showsTheAboutAsDocumented() {
        account.setProfile(
                BusinessProfile.builder().about("your-profile-about-text").build());

        Reply reply = wire.get(ABOUT);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).isEqualTo(Wire.sampleJson("onprem/about-get.200"));
    }

    @Test
    void showsAnUnsetAboutAsEmptyText() {
        assertThat(wire.get(ABOUT).textAt("settings", "profile", "about", "text"))
                .isEmpty();
    }

    @Test
    void showsTheBusinessProfileAsDocumented() {
        account.setProfile(BusinessProfile.builder()
                .address("new-business-address")
                .description("business-description")
                .email("new-business-email")
                .vertical(Vertical.of("business-industry"))
                .websites(List.of("website-1", "website-2"))
                .build());

        assertThat(wire.get(BUSINESS).json()).isEqualTo(Wire.sampleJson("onprem/business-profile-get.200"));
    }

    @Test
    void changesTheAbout() {
        Reply reply = wire.json("PATCH", ABOUT, Wire.sample("onprem/about-patch.request"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).isEqualTo(Wire.sampleJson("onprem/update-ok-meta-postman.200"));
        assertThat(account.profile().about()).contains("Hello from our business");
    }

    @Test
    void changesOnlyTheFieldsThatAreSent() {
        wire.json("POST", BUSINESS, Wire.sample("onprem/business-profile-post-full.request"));
        Reply reply = wire.json("POST", BUSINESS, Wire.sample("onprem/business-profile-post-partial.request"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(account.profile().address()).contains("2 Example Street, Example Town");
        assertThat(account.profile().email()).contains("hi@example.com");
        assertThat(account.profile().description()).contains("What the business does");
        assertThat(account.profile().vertical()).contains(Vertical.PROF_SERVICES);
        assertThat(account.profile().websites())
                .containsExactly("https://www.example.com", "https://www.facebook.com/example");
    }

    @Test
    void acceptsAnUpdateWithoutChanges() {
        BusinessProfile before = account.profile();

        assertThat(wire.json("POST", BUSINESS, "{}").status()).isEqualTo(200);
        assertThat(account.profile()).isEqualTo(before);
    }

    @Test
    void clearsWithEmptyTextAndEmptyList() {
        account.setProfile(ContractSamples.fullProfile());

        wire.json("POST", BUSINESS, "{\"address\":\"\",\"description\":\"\",\"email\":\"\",\"websites\":[]}");

        assertThat(account.profile().address()).isEmpty();
        assertThat(account.profile().description()).isEmpty();
        assertThat(account.profile().email()).isEmpty();
        assertThat(account.profile().websites()).isEmpty();
        assertThat(account.profile().about()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "Automotive=AUTO",
                "Beauty, Spa and Salon=BEAUTY",
                "Clothing and Apparel=APPAREL",
                "Education=EDU",
                "Entertainment=ENTERTAIN",
                "Event Planning and Service=EVENT_PLAN",
                "Finance and Banking=FINANCE",
                "Food and Grocery=GROCERY",
                "Public Service=GOVT",
                "Hotel and Lodging=HOTEL",
                "Medical and Health=HEALTH",
                "Non-profit=NONPROFIT",
                "Professional Services=PROF_SERVICES",
                "Shopping and Retail=RETAIL",
                "Travel and Transportation=TRAVEL",
                "Restaurant=RESTAURANT",
                "Other=OTHER"
            })
    void usesTheLabelsOfVerticals(String label, String code) {
        wire.json("POST", BUSINESS, "{\"vertical\":\"" + label + "\"}");

        assertThat(account.profile().vertical()).contains(Vertical.of(code));
        assertThat(wire.get(BUSINESS).textAt("settings", "business", "profile", "vertical"))
                .isEqualTo(label);
    }

    @Test
    void acceptsTheVerticalAsAnArrayOnlyWithTheVariant() {
        String array = Wire.sample("onprem/business-profile-post-360-array-vertical.request");
        assertThat(wire.json("POST", BUSINESS, array).status()).isEqualTo(400);

        simulator.enable(Variant.VERTICAL_IN_ARRAY);
        wire.json("POST", BUSINESS, array);

        assertThat(account.profile().vertical()).contains(Vertical.PROF_SERVICES);
    }

    @Test
    void showsAVerticalWithoutLabelAsItsCode() {
        account.setProfile(BusinessProfile.builder().vertical(Vertical.ALCOHOL).build());

        assertThat(wire.get(BUSINESS).textAt("settings", "business", "profile", "vertical"))
                .isEqualTo("ALCOHOL");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments("PATCH", ABOUT, "{}", 1008),
                arguments("PATCH", ABOUT, "{\"text\":\"\"}", 1009),
                arguments("PATCH", ABOUT, "{\"text\":\"  \"}", 1009),
                arguments("PATCH", ABOUT, "{\"text\":null}", 1009),
                arguments("PATCH", ABOUT, "{\"text\":5}", 1009),
                arguments("PATCH", ABOUT, "{\"text\":\"" + "x".repeat(140) + "\"}", 1009),
                arguments("PATCH", ABOUT, "{\"text\":\"x\"", 1025),
                arguments("PATCH", ABOUT, "[\"x\"]", 1025),
                arguments("PATCH", ABOUT, "", 1025),
                arguments("POST", BUSINESS, "{\"address\":\"" + "x".repeat(257) + "\"}", 1009),
                arguments("POST", BUSINESS, "{\"description\":\"" + "x".repeat(513) + "\"}", 1009),
                arguments("POST", BUSINESS, "{\"email\":\"" + "x".repeat(120) + "@example.com\"}", 1009),
                arguments("POST", BUSINESS, "{\"email\":\"nobody\"}", 1009),
                arguments("POST", BUSINESS, "{\"email\":null}", 1009),
                arguments("POST", BUSINESS, "{\"vertical\":\"\"}", 1009),
                arguments("POST", BUSINESS, "{\"vertical\":\"RETAIL\"}", 1009),
                arguments("POST", BUSINESS, "{\"vertical\":[\"Other\",\"Education\"]}", 1009),
                arguments("POST", BUSINESS, "{\"vertical\":[]}", 1009),
                arguments("POST", BUSINESS, "{\"websites\":\"https://a.example\"}", 1009),
                arguments("POST", BUSINESS, "{\"websites\":[\"www.example.com\"]}", 1009),
                arguments("POST", BUSINESS, "{\"websites\":[\"\"]}", 1009),
                arguments("POST", BUSINESS, "{\"websites\":[1]}", 1009),
                arguments("POST", BUSINESS, "{\"websites\":[\"https://" + "x".repeat(249) + "\"]}", 1009),
                arguments(
                        "POST",
                        BUSINESS,
                        "{\"websites\":[\"http://a.example\",\"http://b.example\",\"http://c.example\"]}",
                        1009),
                arguments("POST", BUSINESS, "{\"email\":\"a@example.com\",\"email\":\"b@example.com\"}", 1025),
                arguments("POST", BUSINESS, "{\"address\":\"new\",\"vertical\":\"Nonsense\"}", 1009));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void rejectsAndChangesNothing(String method, String path, String body, int code) {
        account.setProfile(ContractSamples.fullProfile());
        BusinessProfile before = account.profile();

        Reply reply = wire.json(method, path, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.numberAt("errors", 0, "code")).isEqualTo(code);
        assertThat(reply.textAt("errors", 0, "title")).isNotBlank();
        assertThat(reply.textAt("meta", "version")).isEqualTo("v2.45.1");
        assertThat(account.profile()).isEqualTo(before);
    }

    @Test
    void rejectsInTheDocumentedFormat() {
        assertThat(wire.json("PATCH", ABOUT, "{}").json()).isEqualTo(Wire.sampleJson("onprem/error-1008-missing"));
    }

    @Test
    void rejectsJsonWithoutTheJsonContentType() {
        Reply reply = wire.send("PATCH", ABOUT, BodyPublishers.ofString("{\"text\":\"x\"}"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.numberAt("errors", 0, "code")).isEqualTo(1025);
        assertThat(account.profile().about()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"image/jpeg", "image/jpg", "IMAGE/JPEG", "image/jpeg; charset=binary"})
    void storesAJpegUnchanged(String contentType) {
        byte[] photo = SamplePhoto.jpeg(192).bytes();

        Reply reply = wire.bytes(PHOTO, photo, "Content-Type", contentType);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).isEqualTo(Wire.sampleJson("onprem/update-ok-meta-postman.200"));
        assertThat(wire.get(PHOTO).bytes()).isEqualTo(photo);
        assertThat(wire.get(PHOTO).header("Content-Type")).isEqualTo("image/jpeg");
    }

    @Test
    void storesAPngOfTheMaximumSize() {
        byte[] photo = SamplePhoto.pngOfSize(5 * 1024 * 1024).bytes();

        assertThat(wire.bytes(PHOTO, photo, "Content-Type", "image/png").status())
                .isEqualTo(200);
        assertThat(wire.get(PHOTO).bytes()).isEqualTo(photo);
        assertThat(wire.get(PHOTO).header("Content-Type")).isEqualTo("image/png");
    }

    @Test
    void showsThePhotoAsALink() {
        account.setPhoto(SamplePhoto.png(192).bytes());

        Reply reply = wire.get(PHOTO + "?format=link");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.textAt("settings", "profile", "photo", "link"))
                .startsWith("https://pps.whatsapp.net/")
                .isEqualTo(account.profile().photoUrl().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({PHOTO, PHOTO + "?format=link"})
    void hasNoPhotoAtFirst(String target) {
        Reply reply = wire.get(target);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json()).isEqualTo(Wire.sampleJson("onprem/error-1006-not-found"));
    }

    @Test
    void rejectsAPhotoFormatOtherThanLink() {
        account.setPhoto(SamplePhoto.png(192).bytes());

        assertThat(wire.get(PHOTO + "?format=base64").numberAt("errors", 0, "code"))
                .isEqualTo(1009);
    }

    static Stream<Arguments> photoRefusals() {
        byte[] jpeg = SamplePhoto.jpeg(192).bytes();
        return Stream.of(
                arguments("image/jpeg", new byte[0], 1008),
                arguments("image/jpeg", SamplePhoto.png(192).bytes(), 1009),
                arguments("image/png", jpeg, 1009),
                arguments("image/png", new byte[] {(byte) 0x89, 'P', 'N'}, 1009),
                arguments("image/gif", "GIF89a".getBytes(StandardCharsets.US_ASCII), 1009),
                arguments("image/jpeg", "GIF89a".getBytes(StandardCharsets.US_ASCII), 1009),
                arguments("multipart/form-data; boundary=x", jpeg, 1009),
                arguments("application/octet-stream", jpeg, 1009),
                arguments(
                        "image/png", SamplePhoto.pngOfSize(5 * 1024 * 1024 + 1).bytes(), 1009));
    }

    @ParameterizedTest
    @MethodSource("photoRefusals")
    void rejectsAPhotoAndKeepsTheOldPhoto(String contentType, byte[] body, int code) {
        byte[] before = SamplePhoto.jpeg(256).bytes();
        account.setPhoto(before);

        Reply reply = wire.bytes(PHOTO, body, "Content-Type", contentType);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.numberAt("errors", 0, "code")).isEqualTo(code);
        assertThat(account.photo().orElseThrow()).isEqualTo(before);
    }

    @Test
    void rejectsAPhotoWithoutContentType() {
        assertThat(wire.bytes(PHOTO, SamplePhoto.jpeg(192).bytes()).numberAt("errors", 0, "code"))
                .isEqualTo(1009);
        assertThat(account.photo()).isEmpty();
    }
}
