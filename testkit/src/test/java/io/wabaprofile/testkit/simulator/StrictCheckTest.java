package io.wabaprofile.testkit.simulator;

import static io.wabaprofile.testkit.simulator.OneChannelFixture.ABOUT;
import static io.wabaprofile.testkit.simulator.OneChannelFixture.BUSINESS;
import static io.wabaprofile.testkit.simulator.OneChannelFixture.CLOUD;
import static io.wabaprofile.testkit.simulator.OneChannelFixture.PHOTO;
import static io.wabaprofile.testkit.simulator.OneChannelFixture.errorText;
import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.testkit.NamedRow;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.account.ReceivedUpload;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.contract.ContractSamples;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests each check: the error by default, and the response to the same request if the check is disabled. */
@Timeout(60)
class StrictCheckTest {
    private static final String DONE = "{\"meta\":{\"api_status\":\"stable\",\"version\":\"v2.45.1\"}}";
    private static final String SUCCESS = "{\"success\":true}";
    private static final byte[] PNG = SamplePhoto.png(192).bytes();
    private static final byte[] GIF = "GIF89a".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEADER_ONLY = picture("header-only.png");
    private static final byte[] TRUNCATED = picture("truncated.jpg");
    private static final int MEBIBYTE = 1024 * 1024;
    private static final byte[] HUGE = SamplePhoto.pngOfSize(5 * MEBIBYTE + 1).bytes();
    private static final byte[] TOO_HUGE_FOR_ANYONE =
            SamplePhoto.pngOfSize(64 * MEBIBYTE + 1).bytes();
    private static final byte[] TOO_HUGE_FOR_UPLOADS =
            SamplePhoto.pngOfSize(8 * MEBIBYTE + 1).bytes();

    private static byte[] picture(String name) {
        try (InputStream in = StrictCheckTest.class.getResourceAsStream("/pictures/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NamedRow<StrictCheck> row(
            StrictCheck refusal, Function<OneChannelFixture, String> seen, String byDefault, String allowed) {
        return new NamedRow<>(refusal, seen, byDefault, allowed);
    }

    static Stream<NamedRow<StrictCheck>> rows() {
        return Stream.of(requests(), fields(), photos(), handles(), uploads(), partner(), GraphRows.checks())
                .flatMap(List::stream);
    }

    private static List<NamedRow<StrictCheck>> requests() {
        String large = " ".repeat(64 * 1024);
        return List.of(
                row(
                        StrictCheck.WRONG_KEY,
                        c -> errorText(c.wire.with("wrong").get(CLOUD)),
                        "401 text",
                        "200 {\"data\":[{\"vertical\":\"UNDEFINED\",\"messaging_product\":\"whatsapp\"}]}"),
                row(
                        StrictCheck.WRONG_KEY,
                        c -> errorText(c.wire.with("").json("PATCH", ABOUT, "{\"text\":\"new\"}")) + about(c),
                        "401 camel 404, about: none",
                        "200 " + DONE + ", about: new"),
                row(
                        StrictCheck.BODY_TOO_LARGE,
                        c -> errorText(c.wire.json("PATCH", ABOUT, "{\"text\":\"new\"}" + large)) + about(c),
                        "413 camel 413, about: none",
                        "200 " + DONE + ", about: new"),
                row(
                        StrictCheck.BODY_TOO_LARGE,
                        c -> errorText(c.cloud("\"about\":\"new\"" + large)) + about(c),
                        "413 text, about: none",
                        "200 " + SUCCESS + ", about: new"),
                row(
                        StrictCheck.BODY_NOT_DECLARED_JSON,
                        c -> errorText(c.wire.send("PATCH", ABOUT, BodyPublishers.ofString("{\"text\":\"new\"}")))
                                + about(c),
                        "400 code 1025, about: none",
                        "200 " + DONE + ", about: new"),
                row(
                        StrictCheck.BODY_NOT_DECLARED_JSON,
                        c -> errorText(c.wire.send(
                                        "POST",
                                        CLOUD,
                                        BodyPublishers.ofString(
                                                "{\"messaging_product\":\"whatsapp\",\"about\":\"new\"}"),
                                        "Content-Type",
                                        "application/x-www-form-urlencoded"))
                                + about(c),
                        "400 graph 100, about: none",
                        "200 " + SUCCESS + ", about: new"),
                row(
                        StrictCheck.BODY_MALFORMED,
                        c -> errorText(c.wire.json("POST", BUSINESS, "{\"address\":\"a\",\"address\":\"b\"}"))
                                + profile(c),
                        "400 code 1025, nothing set",
                        "200 " + DONE + ", nothing set"),
                row(
                        StrictCheck.BODY_MALFORMED,
                        c -> errorText(c.wire.json("POST", CLOUD, "{")),
                        "400 graph 100",
                        "400 graph 100"), // for then the product is missing
                row(
                        StrictCheck.VALUE_OF_WRONG_TYPE,
                        c -> errorText(c.wire.json("PATCH", ABOUT, "{\"text\":5}")) + about(c),
                        "400 code 1009, about: none",
                        "200 " + DONE + ", about: 5"),
                row(
                        StrictCheck.VALUE_OF_WRONG_TYPE,
                        c -> errorText(c.cloud("\"address\":true")) + address(c),
                        "400 graph 100, address: none",
                        "200 " + SUCCESS + ", address: true"),
                row(
                        StrictCheck.VALUE_OF_WRONG_TYPE,
                        c -> errorText(c.cloud("\"websites\":\"https://a.example\"")) + websites(c),
                        "400 graph 100, websites: []",
                        "200 " + SUCCESS + ", websites: [https://a.example]"),
                row(
                        StrictCheck.VALUE_OF_WRONG_TYPE,
                        c -> errorText(c.business("\"websites\":\"https://a.example\"")) + websites(c),
                        "400 code 1009, websites: []",
                        "200 " + DONE + ", websites: [https://a.example]"),
                row(
                        StrictCheck.VALUE_OF_WRONG_TYPE,
                        c -> {
                            c.account.setProfile(ContractSamples.fullProfile());
                            return errorText(c.cloud("\"address\":null")) + address(c);
                        },
                        "400 graph 100, address: 1 Example Way, Example City, CA 94025",
                        "200 " + SUCCESS + ", address: 1 Example Way, Example City, CA 94025"),
                row(
                        StrictCheck.MESSAGING_PRODUCT_MISSING,
                        c -> errorText(c.wire.json("POST", CLOUD, "{\"about\":\"new\"}")) + about(c),
                        "400 graph 100, about: none",
                        "200 " + SUCCESS + ", about: new"),
                row(
                        StrictCheck.MESSAGING_PRODUCT_UNKNOWN,
                        c -> errorText(c.wire.json(
                                        "POST", CLOUD, "{\"messaging_product\":\"telegram\",\"about\":\"new\"}"))
                                + about(c),
                        "400 graph 100, about: none",
                        "200 " + SUCCESS + ", about: new"),
                row(
                        StrictCheck.FIELD_UNKNOWN,
                        c -> {
                            c.account.setProfile(
                                    BusinessProfile.builder().about("new").build());
                            return errorText(c.wire.get(CLOUD + "?fields=about,name"));
                        },
                        "400 graph 100",
                        "200 {\"data\":[{\"about\":\"new\",\"messaging_product\":\"whatsapp\"}]}"));
    }

    private static List<NamedRow<StrictCheck>> fields() {
        String longer = "x".repeat(513);
        return List.of(
                row(
                        StrictCheck.ABOUT_MISSING,
                        c -> {
                            c.patchAbout("old");
                            return errorText(c.wire.json("PATCH", ABOUT, "{}")) + about(c);
                        },
                        "400 code 1008, about: old",
                        "200 " + DONE + ", about: old"),
                row(
                        StrictCheck.ABOUT_EMPTY,
                        c -> {
                            c.patchAbout("old");
                            return errorText(c.patchAbout("")) + about(c);
                        },
                        "400 code 1009, about: old",
                        "200 " + DONE + ", about: none"),
                row(
                        StrictCheck.ABOUT_EMPTY,
                        c -> {
                            c.patchAbout("old");
                            return errorText(c.cloud("\"about\":\" \"")) + about(c);
                        },
                        "500 graph 131000, about: old",
                        "200 " + SUCCESS + ", about: none"),
                row(
                        StrictCheck.ABOUT_TOO_LONG,
                        c -> errorText(c.patchAbout(longer)) + ", about: "
                                + lengthOf(c.account.profile().about()),
                        "400 code 1009, about: 0",
                        "200 " + DONE + ", about: 513"),
                row(
                        StrictCheck.ADDRESS_TOO_LONG,
                        c -> errorText(c.business("\"address\":\"" + longer + "\"")) + ", address: "
                                + lengthOf(c.account.profile().address()),
                        "400 code 1009, address: 0",
                        "200 " + DONE + ", address: 513"),
                row(
                        StrictCheck.DESCRIPTION_TOO_LONG,
                        c -> errorText(c.cloud("\"description\":\"" + longer + "\"")) + ", description: "
                                + lengthOf(c.account.profile().description()),
                        "400 graph 100, description: 0",
                        "200 " + SUCCESS + ", description: 513"),
                row(
                        StrictCheck.EMAIL_TOO_LONG,
                        c -> errorText(c.cloud("\"email\":\"" + longer + "@example.com\"")) + ", email: "
                                + lengthOf(c.account.profile().email()),
                        "400 graph 100, email: 0",
                        "200 " + SUCCESS + ", email: 525"),
                row(
                        StrictCheck.EMAIL_MALFORMED,
                        c -> errorText(c.business("\"email\":\"nobody\"")) + ", email: "
                                + c.account.profile().email().orElse("none"),
                        "400 code 1009, email: none",
                        "200 " + DONE + ", email: nobody"),
                row(
                        StrictCheck.VERTICAL_UNKNOWN,
                        c -> errorText(c.cloud("\"vertical\":\"UNDEFINED\"")) + vertical(c),
                        "400 graph 100, vertical: none",
                        "200 " + SUCCESS + ", vertical: UNDEFINED"),
                row(
                        StrictCheck.VERTICAL_UNKNOWN,
                        c -> {
                            c.account.setProfile(ContractSamples.fullProfile());
                            return errorText(c.cloud("\"vertical\":\"\"")) + vertical(c);
                        },
                        "400 graph 100, vertical: RETAIL",
                        "200 " + SUCCESS + ", vertical: none"),
                row(
                        StrictCheck.VERTICAL_UNKNOWN,
                        c -> errorText(c.business("\"vertical\":\"RETAIL\"")) + vertical(c),
                        "400 code 1009, vertical: none",
                        "200 " + DONE + ", vertical: RETAIL"),
                row(
                        StrictCheck.WEBSITES_TOO_MANY,
                        c -> errorText(
                                        c.cloud(
                                                "\"websites\":[\"http://a.example\",\"http://b.example\",\"http://c.example\"]"))
                                + websites(c),
                        "400 graph 100, websites: []",
                        "200 " + SUCCESS + ", websites: [http://a.example, http://b.example, http://c.example]"),
                row(
                        StrictCheck.WEBSITE_TOO_LONG,
                        c -> errorText(c.business("\"websites\":[\"http://" + longer + "\"]")) + ", websites: "
                                + c.account.profile().websites().stream()
                                        .map(String::length)
                                        .toList(),
                        "400 code 1009, websites: []",
                        "200 " + DONE + ", websites: [520]"),
                row(
                        StrictCheck.WEBSITE_MALFORMED,
                        c -> errorText(c.cloud("\"websites\":[\"www.example.com\"]")) + websites(c),
                        "400 graph 100, websites: []",
                        "200 " + SUCCESS + ", websites: [www.example.com]"));
    }

    private static List<NamedRow<StrictCheck>> photos() {
        return List.of(
                row(
                        StrictCheck.PHOTO_TYPE_UNKNOWN,
                        c -> errorText(c.photo("application/octet-stream", PNG)) + ", "
                                + c.account.photoType().orElse("no photo"),
                        "400 code 1009, no photo",
                        "200 " + DONE + ", image/png"),
                row(
                        StrictCheck.PHOTO_EMPTY,
                        c -> {
                            c.account.setPhoto(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});
                            return errorText(c.photo("image/png", new byte[0])) + ", " + c.photoHeld();
                        },
                        "400 code 1008, 3 bytes",
                        "200 " + DONE + ", 3 bytes"),
                row(
                        StrictCheck.PHOTO_TOO_LARGE,
                        c -> errorText(c.photo("image/png", HUGE)) + ", " + c.photoHeld(),
                        "400 code 1009, no photo",
                        "200 " + DONE + ", 5242881 bytes"),
                row(
                        StrictCheck.PHOTO_TOO_LARGE,
                        c -> errorText(c.photo("image/png", TOO_HUGE_FOR_ANYONE)) + ", " + c.photoHeld(),
                        "400 code 1009, no photo",
                        "200 " + DONE + ", no photo"),
                row(
                        StrictCheck.PHOTO_TOO_LARGE,
                        c -> errorText(c.setPicture(c.uploaded(HUGE, "image/png"))) + ", " + c.photoHeld(),
                        "400 graph 100, no photo",
                        "200 " + SUCCESS + ", 5242881 bytes"),
                row(
                        StrictCheck.PHOTO_TOO_LARGE,
                        c -> errorText(c.setPicture(c.uploaded(TOO_HUGE_FOR_UPLOADS, "image/png"))) + ", "
                                + c.photoHeld(),
                        "400 graph 100, no photo",
                        "200 " + SUCCESS + ", no photo"),
                row(
                        StrictCheck.PHOTO_UNREADABLE,
                        c -> errorText(c.photo("image/png", GIF)) + ", " + c.photoHeld(),
                        "400 code 1009, no photo",
                        "200 " + DONE + ", no photo"),
                row(
                        StrictCheck.PHOTO_UNREADABLE,
                        c -> errorText(c.photo("image/jpeg", PNG)) + ", "
                                + c.account.photoType().orElse("no photo"),
                        "400 code 1009, no photo",
                        "200 " + DONE + ", image/png"),
                row(
                        StrictCheck.PHOTO_UNREADABLE,
                        c -> errorText(c.setPicture(c.uploaded(GIF, "image/png"))) + ", " + c.photoHeld(),
                        "400 graph 100, no photo",
                        "200 " + SUCCESS + ", no photo"),
                row(
                        StrictCheck.PHOTO_DAMAGED,
                        c -> errorText(c.photo("image/png", HEADER_ONLY)) + ", " + c.photoHeld() + ", "
                                + errorText(c.photo("image/jpeg", TRUNCATED)) + ", " + c.photoHeld(),
                        "400 code 1009, no photo, 400 code 1009, no photo",
                        "200 " + DONE + ", 33 bytes, 200 " + DONE + ", 34810 bytes"),
                row(
                        StrictCheck.PHOTO_DAMAGED,
                        c -> errorText(c.setPicture(c.uploaded(TRUNCATED, "image/jpeg"))) + ", " + c.photoHeld() + ", "
                                + errorText(c.setPicture(c.uploaded(HEADER_ONLY, "image/png"))) + ", " + c.photoHeld(),
                        "400 graph 100, no photo, 400 graph 100, no photo",
                        "200 " + SUCCESS + ", 34810 bytes, 200 " + SUCCESS + ", 33 bytes"),
                row(
                        StrictCheck.PHOTO_FORMAT_UNKNOWN,
                        c -> {
                            c.account.setPhoto(PNG);
                            return errorText(c.wire.get(PHOTO + "?format=json"));
                        },
                        "400 code 1009",
                        "200 image/png of " + PNG.length + " bytes"));
    }

    private static List<NamedRow<StrictCheck>> handles() {
        return List.of(
                row(
                        StrictCheck.HANDLE_EMPTY,
                        c -> {
                            c.account.setPhoto(PNG);
                            return errorText(c.setPicture("")) + ", " + c.photoHeld();
                        },
                        "400 graph 100, " + PNG.length + " bytes",
                        "200 " + SUCCESS + ", " + PNG.length + " bytes"),
                row(
                        StrictCheck.HANDLE_UNKNOWN,
                        c -> {
                            c.account.setPhoto(PNG);
                            return errorText(c.setPicture("4:a:b:c")) + ", " + c.photoHeld();
                        },
                        "422 graph 100, " + PNG.length + " bytes",
                        "200 " + SUCCESS + ", " + PNG.length + " bytes"),
                row(
                        StrictCheck.HANDLE_OF_NO_PICTURE,
                        c -> errorText(c.setPicture(c.uploaded(PNG, "application/pdf"))) + ", "
                                + c.account.photoType().orElse("no photo"),
                        "400 graph 100, no photo",
                        "200 " + SUCCESS + ", image/png"));
    }

    private static List<NamedRow<StrictCheck>> uploads() {
        return List.of(
                row(
                        StrictCheck.FILE_TYPE_MISSING,
                        c -> c.opened("file_name=a&file_length=1").status() + unfinished(c),
                        "400 no upload",
                        "200 application/pdf at 0"),
                row(
                        StrictCheck.FILE_TYPE_UNKNOWN,
                        c -> c.opened("file_name=a&file_length=1&file_type=image/gif")
                                        .status()
                                + unfinished(c),
                        "400 no upload",
                        "200 image/gif at 0"),
                row(
                        StrictCheck.FILE_EMPTY,
                        c -> {
                            int status = c.opened("file_name=a&file_length=0&file_type=image/png")
                                    .status();
                            return status + unfinished(c);
                        },
                        "400 no upload",
                        "200 image/png at 0"),
                row(
                        StrictCheck.SESSION_ENCODED,
                        c -> sent(
                                c,
                                id -> id.replace(":", "%3A").replace("?", "%3F").replace("=", "%3D")),
                        "400 graph 100/33 image/png at 0",
                        "200 whole"),
                row(
                        StrictCheck.SESSION_ENCODED,
                        c -> sent(c, id -> id.replaceFirst("=+\\?", "%3D?")),
                        "400 graph 100/33 image/png at 0",
                        "200 whole"),
                row(
                        StrictCheck.SESSION_PREFIX_MISSING,
                        c -> sent(c, id -> id.substring("upload:".length())),
                        "400 text image/png at 0",
                        "200 whole"),
                row(
                        StrictCheck.SESSION_SIGNATURE_WRONG,
                        c -> sent(c, id -> id.substring(0, id.indexOf('?'))),
                        "400 ParameterValidationError image/png at 0",
                        "200 whole"),
                row(
                        StrictCheck.SESSION_SIGNATURE_WRONG,
                        c -> sent(c, id -> id + "x"),
                        "400 ParameterValidationError image/png at 0",
                        "200 whole"),
                row(
                        StrictCheck.SESSION_OF_OTHER_CHANNEL,
                        c -> {
                            Wire other = c.wire.with(c.simulator.newAccount().key());
                            int status =
                                    other.bytes("/" + c.open(3), new byte[3]).status();
                            return status + unfinished(c);
                        },
                        "400 image/png at 0",
                        "200 whole"),
                row(
                        StrictCheck.OFFSET_IN_QUERY,
                        c -> sent(c, id -> id + "&file_offset=2"),
                        "400 text image/png at 0",
                        "200 whole"),
                row(
                        StrictCheck.OFFSET_MALFORMED,
                        c -> {
                            String id = c.open(3);
                            c.send(id, new byte[1], 0);
                            int status = c.wire.bytes("/" + id, new byte[2], "file_offset", "one")
                                    .status();
                            return status + unfinished(c);
                        },
                        "400 image/png at 1",
                        "200 whole"),
                row(
                        StrictCheck.OFFSET_WRONG,
                        c -> {
                            String id = c.open(3);
                            c.send(id, new byte[1], 0);
                            return c.send(id, new byte[2], 0).status() + unfinished(c);
                        },
                        "412 image/png at 1",
                        "200 whole"),
                row(
                        StrictCheck.BODY_LONGER_THAN_FILE,
                        c -> c.send(c.open(3), new byte[5], 0).status() + unfinished(c),
                        "400 image/png at 0",
                        "200 whole"));
    }

    private static List<NamedRow<StrictCheck>> partner() {
        return List.of(
                row(
                        StrictCheck.WRONG_KEY,
                        c -> errorText(c.channels("wrong", "?limit=0")),
                        "401 camel 401",
                        "400 camel 400"),
                row(StrictCheck.LIST_PARAMETER_INVALID, c -> page(c, "?limit=0"), "400 camel 400", "200 1 of 1"),
                row(StrictCheck.LIST_PARAMETER_INVALID, c -> page(c, "?limit=1001"), "400 camel 400", "200 1 of 1"),
                row(StrictCheck.LIST_PARAMETER_INVALID, c -> page(c, "?limit=x"), "400 camel 400", "200 1 of 1"),
                row(StrictCheck.LIST_PARAMETER_INVALID, c -> page(c, "?offset=-1"), "400 camel 400", "200 1 of 1"),
                row(StrictCheck.LIST_PARAMETER_INVALID, c -> page(c, "?filters=id"), "400 camel 400", "200 1 of 1"),
                row(StrictCheck.LIST_PARAMETER_INVALID, c -> page(c, "?filters=[]"), "400 camel 400", "200 1 of 1"));
    }

    private static String page(OneChannelFixture channel, String query) {
        var reply = channel.channels(channel.simulator.partner().key(), query);
        return reply.status() == 200
                ? "200 " + reply.numberAt("count") + " of " + reply.numberAt("total")
                : errorText(reply);
    }

    private static String about(OneChannelFixture channel) {
        return ", about: " + channel.account.profile().about().orElse("none");
    }

    private static String address(OneChannelFixture channel) {
        return ", address: " + channel.account.profile().address().orElse("none");
    }

    private static String websites(OneChannelFixture channel) {
        return ", websites: " + channel.account.profile().websites();
    }

    private static String vertical(OneChannelFixture channel) {
        return ", vertical: "
                + channel.account.profile().vertical().map(Object::toString).orElse("none");
    }

    private static String profile(OneChannelFixture channel) {
        boolean nothing =
                channel.account.profile().equals(SimulatedAccount.create().profile());
        return nothing ? ", nothing set" : ", " + channel.account.profile();
    }

    private static int lengthOf(Optional<String> text) {
        return text.map(String::length).orElse(0);
    }

    /** Sends three bytes to a session with a changed id. */
    private static String sent(OneChannelFixture channel, Function<String, String> named) {
        var reply = channel.wire.bytes("/" + named.apply(channel.open(3)), new byte[3]);
        return (reply.status() == 200 ? "200" : errorText(reply)) + unfinished(channel);
    }

    private static String unfinished(OneChannelFixture channel) {
        List<ReceivedUpload> unfinished = channel.account.unfinishedUploads();
        if (!unfinished.isEmpty()) {
            return " " + unfinished.get(0).mediaType() + " at "
                    + unfinished.get(0).offset();
        }
        return channel.account.uploads().isEmpty() ? " no upload" : " whole";
    }

    @ParameterizedTest
    @MethodSource("rows")
    void appliesUntilItIsDisabled(NamedRow<StrictCheck> row) {
        try (OneChannelFixture strict = new OneChannelFixture();
                OneChannelFixture loose = new OneChannelFixture()) {
            loose.simulator.disable(row.name());

            assertThat(row.seen().apply(strict)).isEqualTo(row.byDefault());
            assertThat(row.seen().apply(loose)).isEqualTo(row.otherwise());
            assertThat(loose.simulator.disabledChecks()).containsExactly(row.name());
        }
    }

    @ParameterizedTest
    @EnumSource(StrictCheck.class)
    void hasARow(StrictCheck refusal) {
        assertThat(rows()).extracting(NamedRow::name).contains(refusal);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void appliesIfAllOtherChecksAreDisabled(NamedRow<StrictCheck> row) {
        try (OneChannelFixture loose = new OneChannelFixture()) {
            loose.simulator.disable(EnumSet.complementOf(EnumSet.of(row.name())).toArray(new StrictCheck[0]));

            assertThat(row.seen().apply(loose)).isEqualTo(row.byDefault());
        }
    }

    @Test
    void rejectsAWrongKeyIfThereAreTwoChannels() {
        try (OneChannelFixture loose = new OneChannelFixture()) {
            loose.simulator.disable(StrictCheck.WRONG_KEY);
            loose.simulator.newAccount();

            assertThat(errorText(loose.wire.with("wrong").get(ABOUT))).isEqualTo("401 camel 404");
        }
    }

    @Test
    void canAllBeDisabledAndReset() {
        try (OneChannelFixture loose = new OneChannelFixture()) {
            loose.simulator.disable(StrictCheck.values());
            assertThat(loose.simulator.disabledChecks()).containsExactlyInAnyOrder(StrictCheck.values());
            assertThat(errorText(loose.wire.with("").send("POST", CLOUD, BodyPublishers.ofString("{"))))
                    .isEqualTo("200 " + SUCCESS);

            loose.simulator.reset();

            assertThat(loose.simulator.disabledChecks()).isEmpty();
            assertThat(errorText(loose.cloud("\"about\":\"\""))).isEqualTo("500 graph 131000");
        }
    }

    @Test
    void dropsTheSurplusBytesOfATooLongBody() {
        try (OneChannelFixture loose = new OneChannelFixture()) {
            loose.simulator.disable(StrictCheck.BODY_LONGER_THAN_FILE);
            byte[] given = ContractSamples.randomBytes(200_000);

            loose.send(loose.open(150_000), given, 0);

            assertThat(loose.account.uploads().get(0).bytes().orElseThrow()).isEqualTo(Arrays.copyOf(given, 150_000));
        }
    }

    @Test
    void completesAnEmptyFileWithAnEmptyBody() {
        try (OneChannelFixture loose = new OneChannelFixture()) {
            loose.simulator.disable(StrictCheck.FILE_EMPTY);
            String id = loose.open(0);

            assertThat(loose.send(id, new byte[0], 0).textAt("h")).startsWith("4:");
            assertThat(loose.account.uploads().get(0).bytes().orElseThrow()).isEmpty();
            assertThat(loose.offset(id)).isZero();
        }
    }
}
