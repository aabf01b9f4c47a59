package io.wabaprofile.testkit;

import static io.wabaprofile.testkit.OneChannel.ABOUT;
import static io.wabaprofile.testkit.OneChannel.BUSINESS;
import static io.wabaprofile.testkit.OneChannel.CLOUD;
import static io.wabaprofile.testkit.OneChannel.PHOTO;
import static io.wabaprofile.testkit.OneChannel.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.profile.BusinessProfile;
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

/** Every refusal by its name: how it is worded by default, and what becomes of the same request when it is allowed. */
@Timeout(60)
class RefusalTest {
    private static final String DONE = "{\"meta\":{\"api_status\":\"stable\",\"version\":\"v2.45.1\"}}";
    private static final String SUCCESS = "{\"success\":true}";
    private static final byte[] PNG = SamplePictures.png(192);
    private static final byte[] GIF = "GIF89a".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEADER_ONLY = picture("header-only.png");
    private static final byte[] TRUNCATED = picture("truncated.jpg");
    private static final int MEBIBYTE = 1024 * 1024;
    private static final byte[] HUGE = SamplePictures.pngOfSize(5 * MEBIBYTE + 1);
    private static final byte[] TOO_HUGE_FOR_ANYONE = SamplePictures.pngOfSize(64 * MEBIBYTE + 1);
    private static final byte[] TOO_HUGE_FOR_UPLOADS = SamplePictures.pngOfSize(8 * MEBIBYTE + 1);

    private static byte[] picture(String name) {
        try (InputStream in = RefusalTest.class.getResourceAsStream("/pictures/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NamedRow<Refusal> row(
            Refusal refusal, Function<OneChannel, String> seen, String byDefault, String allowed) {
        return new NamedRow<>(refusal, seen, byDefault, allowed);
    }

    static Stream<NamedRow<Refusal>> rows() {
        return Stream.of(requests(), fields(), photos(), handles(), uploads()).flatMap(List::stream);
    }

    private static List<NamedRow<Refusal>> requests() {
        String large = " ".repeat(64 * 1024);
        return List.of(
                row(
                        Refusal.WRONG_KEY,
                        c -> words(c.wire.with("wrong").get(CLOUD)),
                        "401 text",
                        "200 {\"data\":[{\"vertical\":\"UNDEFINED\",\"messaging_product\":\"whatsapp\"}]}"),
                row(
                        Refusal.WRONG_KEY,
                        c -> words(c.wire.with("").json("PATCH", ABOUT, "{\"text\":\"new\"}")) + about(c),
                        "401 camel 404, about: none",
                        "200 " + DONE + ", about: new"),
                row(
                        Refusal.BODY_TOO_LARGE,
                        c -> words(c.wire.json("PATCH", ABOUT, "{\"text\":\"new\"}" + large)) + about(c),
                        "413 camel 413, about: none",
                        "200 " + DONE + ", about: new"),
                row(
                        Refusal.BODY_TOO_LARGE,
                        c -> words(c.cloud("\"about\":\"new\"" + large)) + about(c),
                        "413 text, about: none",
                        "200 " + SUCCESS + ", about: new"),
                row(
                        Refusal.BODY_NOT_DECLARED_JSON,
                        c -> words(c.wire.send("PATCH", ABOUT, BodyPublishers.ofString("{\"text\":\"new\"}")))
                                + about(c),
                        "400 code 1025, about: none",
                        "200 " + DONE + ", about: new"),
                row(
                        Refusal.BODY_NOT_DECLARED_JSON,
                        c -> words(c.wire.send(
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
                        Refusal.BODY_MALFORMED,
                        c -> words(c.wire.json("POST", BUSINESS, "{\"address\":\"a\",\"address\":\"b\"}")) + profile(c),
                        "400 code 1025, nothing set",
                        "200 " + DONE + ", nothing set"),
                row(
                        Refusal.BODY_MALFORMED,
                        c -> words(c.wire.json("POST", CLOUD, "{")),
                        "400 graph 100",
                        "400 graph 100"), // for then the product is missing
                row(
                        Refusal.VALUE_OF_WRONG_TYPE,
                        c -> words(c.wire.json("PATCH", ABOUT, "{\"text\":5}")) + about(c),
                        "400 code 1009, about: none",
                        "200 " + DONE + ", about: 5"),
                row(
                        Refusal.VALUE_OF_WRONG_TYPE,
                        c -> words(c.cloud("\"address\":true")) + address(c),
                        "400 graph 100, address: none",
                        "200 " + SUCCESS + ", address: true"),
                row(
                        Refusal.VALUE_OF_WRONG_TYPE,
                        c -> words(c.cloud("\"websites\":\"https://a.example\"")) + websites(c),
                        "400 graph 100, websites: []",
                        "200 " + SUCCESS + ", websites: [https://a.example]"),
                row(
                        Refusal.VALUE_OF_WRONG_TYPE,
                        c -> words(c.business("\"websites\":\"https://a.example\"")) + websites(c),
                        "400 code 1009, websites: []",
                        "200 " + DONE + ", websites: [https://a.example]"),
                row(
                        Refusal.VALUE_OF_WRONG_TYPE,
                        c -> {
                            c.account.hold(Samples.fullProfile());
                            return words(c.cloud("\"address\":null")) + address(c);
                        },
                        "400 graph 100, address: 1 Example Way, Example City, CA 94025",
                        "200 " + SUCCESS + ", address: 1 Example Way, Example City, CA 94025"),
                row(
                        Refusal.MESSAGING_PRODUCT_MISSING,
                        c -> words(c.wire.json("POST", CLOUD, "{\"about\":\"new\"}")) + about(c),
                        "400 graph 100, about: none",
                        "200 " + SUCCESS + ", about: new"),
                row(
                        Refusal.MESSAGING_PRODUCT_UNKNOWN,
                        c -> words(c.wire.json("POST", CLOUD, "{\"messaging_product\":\"telegram\",\"about\":\"new\"}"))
                                + about(c),
                        "400 graph 100, about: none",
                        "200 " + SUCCESS + ", about: new"),
                row(
                        Refusal.FIELD_UNKNOWN,
                        c -> {
                            c.account.hold(
                                    BusinessProfile.builder().about("new").build());
                            return words(c.wire.get(CLOUD + "?fields=about,name"));
                        },
                        "400 graph 100",
                        "200 {\"data\":[{\"about\":\"new\",\"messaging_product\":\"whatsapp\"}]}"));
    }

    private static List<NamedRow<Refusal>> fields() {
        String longer = "x".repeat(513);
        return List.of(
                row(
                        Refusal.ABOUT_MISSING,
                        c -> {
                            c.patchAbout("old");
                            return words(c.wire.json("PATCH", ABOUT, "{}")) + about(c);
                        },
                        "400 code 1008, about: old",
                        "200 " + DONE + ", about: old"),
                row(
                        Refusal.ABOUT_EMPTY,
                        c -> {
                            c.patchAbout("old");
                            return words(c.patchAbout("")) + about(c);
                        },
                        "400 code 1009, about: old",
                        "200 " + DONE + ", about: none"),
                row(
                        Refusal.ABOUT_EMPTY,
                        c -> {
                            c.patchAbout("old");
                            return words(c.cloud("\"about\":\" \"")) + about(c);
                        },
                        "500 graph 131000, about: old",
                        "200 " + SUCCESS + ", about: none"),
                row(
                        Refusal.ABOUT_TOO_LONG,
                        c -> words(c.patchAbout(longer)) + ", about: "
                                + lengthOf(c.account.profile().about()),
                        "400 code 1009, about: 0",
                        "200 " + DONE + ", about: 513"),
                row(
                        Refusal.ADDRESS_TOO_LONG,
                        c -> words(c.business("\"address\":\"" + longer + "\"")) + ", address: "
                                + lengthOf(c.account.profile().address()),
                        "400 code 1009, address: 0",
                        "200 " + DONE + ", address: 513"),
                row(
                        Refusal.DESCRIPTION_TOO_LONG,
                        c -> words(c.cloud("\"description\":\"" + longer + "\"")) + ", description: "
                                + lengthOf(c.account.profile().description()),
                        "400 graph 100, description: 0",
                        "200 " + SUCCESS + ", description: 513"),
                row(
                        Refusal.EMAIL_TOO_LONG,
                        c -> words(c.cloud("\"email\":\"" + longer + "@example.com\"")) + ", email: "
                                + lengthOf(c.account.profile().email()),
                        "400 graph 100, email: 0",
                        "200 " + SUCCESS + ", email: 525"),
                row(
                        Refusal.EMAIL_MALFORMED,
                        c -> words(c.business("\"email\":\"nobody\"")) + ", email: "
                                + c.account.profile().email().orElse("none"),
                        "400 code 1009, email: none",
                        "200 " + DONE + ", email: nobody"),
                row(
                        Refusal.VERTICAL_UNKNOWN,
                        c -> words(c.cloud("\"vertical\":\"UNDEFINED\"")) + vertical(c),
                        "400 graph 100, vertical: none",
                        "200 " + SUCCESS + ", vertical: UNDEFINED"),
                row(
                        Refusal.VERTICAL_UNKNOWN,
                        c -> {
                            c.account.hold(Samples.fullProfile());
                            return words(c.cloud("\"vertical\":\"\"")) + vertical(c);
                        },
                        "400 graph 100, vertical: RETAIL",
                        "200 " + SUCCESS + ", vertical: none"),
                row(
                        Refusal.VERTICAL_UNKNOWN,
                        c -> words(c.business("\"vertical\":\"RETAIL\"")) + vertical(c),
                        "400 code 1009, vertical: none",
                        "200 " + DONE + ", vertical: RETAIL"),
                row(
                        Refusal.WEBSITES_TOO_MANY,
                        c -> words(
                                        c.cloud(
                                                "\"websites\":[\"http://a.example\",\"http://b.example\",\"http://c.example\"]"))
                                + websites(c),
                        "400 graph 100, websites: []",
                        "200 " + SUCCESS + ", websites: [http://a.example, http://b.example, http://c.example]"),
                row(
                        Refusal.WEBSITE_TOO_LONG,
                        c -> words(c.business("\"websites\":[\"http://" + longer + "\"]")) + ", websites: "
                                + c.account.profile().websites().stream()
                                        .map(String::length)
                                        .toList(),
                        "400 code 1009, websites: []",
                        "200 " + DONE + ", websites: [520]"),
                row(
                        Refusal.WEBSITE_MALFORMED,
                        c -> words(c.cloud("\"websites\":[\"www.example.com\"]")) + websites(c),
                        "400 graph 100, websites: []",
                        "200 " + SUCCESS + ", websites: [www.example.com]"));
    }

    private static List<NamedRow<Refusal>> photos() {
        return List.of(
                row(
                        Refusal.PHOTO_TYPE_UNKNOWN,
                        c -> words(c.photo("application/octet-stream", PNG)) + ", "
                                + c.account.photoType().orElse("no photo"),
                        "400 code 1009, no photo",
                        "200 " + DONE + ", image/png"),
                row(
                        Refusal.PHOTO_EMPTY,
                        c -> {
                            c.account.holdPhoto(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});
                            return words(c.photo("image/png", new byte[0])) + ", " + c.photoHeld();
                        },
                        "400 code 1008, 3 bytes",
                        "200 " + DONE + ", 3 bytes"),
                row(
                        Refusal.PHOTO_TOO_LARGE,
                        c -> words(c.photo("image/png", HUGE)) + ", " + c.photoHeld(),
                        "400 code 1009, no photo",
                        "200 " + DONE + ", 5242881 bytes"),
                row(
                        Refusal.PHOTO_TOO_LARGE,
                        c -> words(c.photo("image/png", TOO_HUGE_FOR_ANYONE)) + ", " + c.photoHeld(),
                        "400 code 1009, no photo",
                        "200 " + DONE + ", no photo"),
                row(
                        Refusal.PHOTO_TOO_LARGE,
                        c -> words(c.setPicture(c.uploaded(HUGE, "image/png"))) + ", " + c.photoHeld(),
                        "400 graph 100, no photo",
                        "200 " + SUCCESS + ", 5242881 bytes"),
                row(
                        Refusal.PHOTO_TOO_LARGE,
                        c -> words(c.setPicture(c.uploaded(TOO_HUGE_FOR_UPLOADS, "image/png"))) + ", " + c.photoHeld(),
                        "400 graph 100, no photo",
                        "200 " + SUCCESS + ", no photo"),
                row(
                        Refusal.PHOTO_UNREADABLE,
                        c -> words(c.photo("image/png", GIF)) + ", " + c.photoHeld(),
                        "400 code 1009, no photo",
                        "200 " + DONE + ", no photo"),
                row(
                        Refusal.PHOTO_UNREADABLE,
                        c -> words(c.photo("image/jpeg", PNG)) + ", "
                                + c.account.photoType().orElse("no photo"),
                        "400 code 1009, no photo",
                        "200 " + DONE + ", image/png"),
                row(
                        Refusal.PHOTO_UNREADABLE,
                        c -> words(c.setPicture(c.uploaded(GIF, "image/png"))) + ", " + c.photoHeld(),
                        "400 graph 100, no photo",
                        "200 " + SUCCESS + ", no photo"),
                row(
                        Refusal.PHOTO_DAMAGED,
                        c -> words(c.photo("image/png", HEADER_ONLY)) + ", " + c.photoHeld() + ", "
                                + words(c.photo("image/jpeg", TRUNCATED)) + ", " + c.photoHeld(),
                        "400 code 1009, no photo, 400 code 1009, no photo",
                        "200 " + DONE + ", 33 bytes, 200 " + DONE + ", 34810 bytes"),
                row(
                        Refusal.PHOTO_DAMAGED,
                        c -> words(c.setPicture(c.uploaded(TRUNCATED, "image/jpeg"))) + ", " + c.photoHeld() + ", "
                                + words(c.setPicture(c.uploaded(HEADER_ONLY, "image/png"))) + ", " + c.photoHeld(),
                        "400 graph 100, no photo, 400 graph 100, no photo",
                        "200 " + SUCCESS + ", 34810 bytes, 200 " + SUCCESS + ", 33 bytes"),
                row(
                        Refusal.PHOTO_FORMAT_UNKNOWN,
                        c -> {
                            c.account.holdPhoto(PNG);
                            return words(c.wire.get(PHOTO + "?format=json"));
                        },
                        "400 code 1009",
                        "200 image/png of " + PNG.length + " bytes"));
    }

    private static List<NamedRow<Refusal>> handles() {
        return List.of(
                row(
                        Refusal.HANDLE_EMPTY,
                        c -> {
                            c.account.holdPhoto(PNG);
                            return words(c.setPicture("")) + ", " + c.photoHeld();
                        },
                        "400 graph 100, " + PNG.length + " bytes",
                        "200 " + SUCCESS + ", " + PNG.length + " bytes"),
                row(
                        Refusal.HANDLE_UNKNOWN,
                        c -> {
                            c.account.holdPhoto(PNG);
                            return words(c.setPicture("4:a:b:c")) + ", " + c.photoHeld();
                        },
                        "422 graph 100, " + PNG.length + " bytes",
                        "200 " + SUCCESS + ", " + PNG.length + " bytes"),
                row(
                        Refusal.HANDLE_OF_NO_PICTURE,
                        c -> words(c.setPicture(c.uploaded(PNG, "application/pdf"))) + ", "
                                + c.account.photoType().orElse("no photo"),
                        "400 graph 100, no photo",
                        "200 " + SUCCESS + ", image/png"));
    }

    private static List<NamedRow<Refusal>> uploads() {
        return List.of(
                row(
                        Refusal.FILE_TYPE_MISSING,
                        c -> c.opened("file_name=a&file_length=1").status() + unfinished(c),
                        "400 no upload",
                        "200 application/pdf at 0"),
                row(
                        Refusal.FILE_TYPE_UNKNOWN,
                        c -> c.opened("file_name=a&file_length=1&file_type=image/gif")
                                        .status()
                                + unfinished(c),
                        "400 no upload",
                        "200 image/gif at 0"),
                row(
                        Refusal.FILE_EMPTY,
                        c -> {
                            int status = c.opened("file_name=a&file_length=0&file_type=image/png")
                                    .status();
                            return status + unfinished(c);
                        },
                        "400 no upload",
                        "200 image/png at 0"),
                row(
                        Refusal.SESSION_ENCODED,
                        c -> sent(
                                c,
                                id -> id.replace(":", "%3A").replace("?", "%3F").replace("=", "%3D")),
                        "400 graph 100/33 image/png at 0",
                        "200 whole"),
                row(
                        Refusal.SESSION_ENCODED,
                        c -> sent(c, id -> id.replaceFirst("=+\\?", "%3D?")),
                        "400 graph 100/33 image/png at 0",
                        "200 whole"),
                row(
                        Refusal.SESSION_PREFIX_MISSING,
                        c -> sent(c, id -> id.substring("upload:".length())),
                        "400 text image/png at 0",
                        "200 whole"),
                row(
                        Refusal.SESSION_SIGNATURE_WRONG,
                        c -> sent(c, id -> id.substring(0, id.indexOf('?'))),
                        "400 ParameterValidationError image/png at 0",
                        "200 whole"),
                row(
                        Refusal.SESSION_SIGNATURE_WRONG,
                        c -> sent(c, id -> id + "x"),
                        "400 ParameterValidationError image/png at 0",
                        "200 whole"),
                row(
                        Refusal.SESSION_OF_OTHER_CHANNEL,
                        c -> {
                            Wire other = c.wire.with(c.simulator.newAccount().key());
                            int status =
                                    other.bytes("/" + c.open(3), new byte[3]).status();
                            return status + unfinished(c);
                        },
                        "400 image/png at 0",
                        "200 whole"),
                row(
                        Refusal.OFFSET_IN_QUERY,
                        c -> sent(c, id -> id + "&file_offset=2"),
                        "400 text image/png at 0",
                        "200 whole"),
                row(
                        Refusal.OFFSET_MALFORMED,
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
                        Refusal.OFFSET_WRONG,
                        c -> {
                            String id = c.open(3);
                            c.send(id, new byte[1], 0);
                            return c.send(id, new byte[2], 0).status() + unfinished(c);
                        },
                        "412 image/png at 1",
                        "200 whole"),
                row(
                        Refusal.BODY_LONGER_THAN_FILE,
                        c -> c.send(c.open(3), new byte[5], 0).status() + unfinished(c),
                        "400 image/png at 0",
                        "200 whole"));
    }

    private static String about(OneChannel channel) {
        return ", about: " + channel.account.profile().about().orElse("none");
    }

    private static String address(OneChannel channel) {
        return ", address: " + channel.account.profile().address().orElse("none");
    }

    private static String websites(OneChannel channel) {
        return ", websites: " + channel.account.profile().websites();
    }

    private static String vertical(OneChannel channel) {
        return ", vertical: "
                + channel.account.profile().vertical().map(Object::toString).orElse("none");
    }

    private static String profile(OneChannel channel) {
        boolean nothing =
                channel.account.profile().equals(SimulatedAccount.create().profile());
        return nothing ? ", nothing set" : ", " + channel.account.profile();
    }

    private static int lengthOf(Optional<String> text) {
        return text.map(String::length).orElse(0);
    }

    /** Three bytes to a session named otherwise than it was given. */
    private static String sent(OneChannel channel, Function<String, String> named) {
        var reply = channel.wire.bytes("/" + named.apply(channel.open(3)), new byte[3]);
        return (reply.status() == 200 ? "200" : words(reply)) + unfinished(channel);
    }

    private static String unfinished(OneChannel channel) {
        List<UnfinishedUpload> unfinished = channel.account.unfinishedUploads();
        if (!unfinished.isEmpty()) {
            return " " + unfinished.get(0).mediaType() + " at "
                    + unfinished.get(0).offset();
        }
        return channel.account.uploads().isEmpty() ? " no upload" : " whole";
    }

    @ParameterizedTest
    @MethodSource("rows")
    void standsUntilItIsAllowed(NamedRow<Refusal> row) {
        try (OneChannel strict = new OneChannel();
                OneChannel loose = new OneChannel()) {
            loose.simulator.allow(row.name());

            assertThat(row.seen().apply(strict)).isEqualTo(row.byDefault());
            assertThat(row.seen().apply(loose)).isEqualTo(row.otherwise());
            assertThat(loose.simulator.allowed()).containsExactly(row.name());
        }
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void hasARow(Refusal refusal) {
        assertThat(rows()).extracting(NamedRow::name).contains(refusal);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void standsThoughAllOthersAreAllowed(NamedRow<Refusal> row) {
        try (OneChannel loose = new OneChannel()) {
            loose.simulator.allow(EnumSet.complementOf(EnumSet.of(row.name())).toArray(new Refusal[0]));

            assertThat(row.seen().apply(loose)).isEqualTo(row.byDefault());
        }
    }

    @Test
    void hasNoKeyToGoByWithTwoChannels() {
        try (OneChannel loose = new OneChannel()) {
            loose.simulator.allow(Refusal.WRONG_KEY);
            loose.simulator.newAccount();

            assertThat(words(loose.wire.with("wrong").get(ABOUT))).isEqualTo("401 camel 404");
        }
    }

    @Test
    void canBeAllowedAllAtOnceAndForgotten() {
        try (OneChannel loose = new OneChannel()) {
            loose.simulator.allow(Refusal.values());
            assertThat(loose.simulator.allowed()).containsExactlyInAnyOrder(Refusal.values());
            assertThat(words(loose.wire.with("").send("POST", CLOUD, BodyPublishers.ofString("{"))))
                    .isEqualTo("200 " + SUCCESS);

            loose.simulator.reset();

            assertThat(loose.simulator.allowed()).isEmpty();
            assertThat(words(loose.cloud("\"about\":\"\""))).isEqualTo("500 graph 131000");
        }
    }

    @Test
    void keepsWhatIsDroppedOfATooLongBodyOutOfTheFile() {
        try (OneChannel loose = new OneChannel()) {
            loose.simulator.allow(Refusal.BODY_LONGER_THAN_FILE);
            byte[] given = Samples.randomBytes(200_000);

            loose.send(loose.open(150_000), given, 0);

            assertThat(loose.account.uploads().get(0).bytes().orElseThrow()).isEqualTo(Arrays.copyOf(given, 150_000));
        }
    }

    @Test
    void finishesAFileOfNoBytesWithAnEmptyBody() {
        try (OneChannel loose = new OneChannel()) {
            loose.simulator.allow(Refusal.FILE_EMPTY);
            String id = loose.open(0);

            assertThat(loose.send(id, new byte[0], 0).textAt("h")).startsWith("4:");
            assertThat(loose.account.uploads().get(0).bytes().orElseThrow()).isEmpty();
            assertThat(loose.offset(id)).isZero();
        }
    }
}
