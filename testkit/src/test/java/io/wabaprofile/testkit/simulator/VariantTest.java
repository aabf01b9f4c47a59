package io.wabaprofile.testkit.simulator;

import static io.wabaprofile.testkit.simulator.OneChannelFixture.ABOUT;
import static io.wabaprofile.testkit.simulator.OneChannelFixture.ALL_FIELDS;
import static io.wabaprofile.testkit.simulator.OneChannelFixture.BUSINESS;
import static io.wabaprofile.testkit.simulator.OneChannelFixture.CLOUD;
import static io.wabaprofile.testkit.simulator.OneChannelFixture.PHOTO;
import static io.wabaprofile.testkit.simulator.OneChannelFixture.errorText;
import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.testkit.NamedRow;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.contract.ContractSamples;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.json.Json;
import io.wabaprofile.testkit.simulator.Wire.Reply;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests each variant: the simulator's behaviour by default, and with the variant enabled. */
@Timeout(60)
class VariantTest {
    private static final String META = "{\"meta\":{\"api_status\":\"stable\",\"version\":\"v2.45.1\"}}";
    private static final String SUCCESS = "200 {\"success\":true}";
    private static final byte[] PNG = SamplePhoto.png(192).bytes();

    private static NamedRow<Variant> row(
            Variant variant, Function<OneChannelFixture, String> seen, String byDefault, String chosen) {
        return new NamedRow<>(variant, seen, byDefault, chosen);
    }

    static Stream<NamedRow<Variant>> rows() {
        return Stream.of(
                        onPremise(),
                        photos(),
                        fields(),
                        cloud(),
                        handles(),
                        gateway(),
                        throttling(),
                        uploads(),
                        partner(),
                        GraphRows.variants())
                .flatMap(List::stream);
    }

    private static List<NamedRow<Variant>> onPremise() {
        Function<OneChannelFixture, String> update = c -> errorText(c.patchAbout("x"));
        Function<OneChannelFixture, String> read = c -> errorText(c.wire.get(ABOUT));
        Function<OneChannelFixture, String> error =
                c -> c.business("\"email\":\"x\"").text();
        Function<OneChannelFixture, String> partial = c -> {
            c.account.setProfile(ContractSamples.fullProfile());
            return errorText(c.business("\"address\":\"new\"")) + held(c);
        };
        Function<OneChannelFixture, String> empty = c -> {
            c.account.setProfile(ContractSamples.fullProfile());
            c.business("\"address\":\"\",\"websites\":[]");
            return held(c);
        };
        Function<OneChannelFixture, String> manyWrong =
                c -> errorText(c.business("\"email\":\"x\",\"more\":1,\"address\":\"new\",\"vertical\":\"x\""));
        Function<OneChannelFixture, String> endpoints = c -> {
            c.account.setPhoto(PNG);
            return Stream.of(
                            c.wire.get(ABOUT),
                            c.wire.get(BUSINESS),
                            c.wire.get(PHOTO),
                            c.patchAbout("x"),
                            c.business("\"address\":\"x\""),
                            c.photo("image/png", PNG))
                    .map(reply -> Integer.toString(reply.status()))
                    .collect(Collectors.joining(" "));
        };
        String details =
                "\"title\":\"Parameter value is not valid\",\"details\":\"Parameter 'email' must be a valid email"
                        + " address\"";
        return List.of(
                row(Variant.UPDATES_RETURN_NULL, update, "200 " + META, "200 null"),
                row(Variant.UPDATES_RETURN_EMPTY_OBJECT, update, "200 " + META, "200 {}"),
                row(Variant.UPDATES_RETURN_NO_BODY, update, "200 " + META, "200 empty"),
                row(
                        Variant.UPDATES_RETURN_OTHER_VERSION,
                        update,
                        "200 " + META,
                        "200 {\"meta\":{\"api_status\":\"stable\",\"version\":\"2.33.4\"}}"),
                row(
                        Variant.UPDATES_RETURN_GATEWAY_META,
                        update,
                        "200 " + META,
                        "200 {\"meta\":{\"success\":true,\"http_code\":200,\"version\":\"2.33.4\","
                                + "\"api_status\":\"stable\"}}"),
                row(
                        Variant.API_STATUS_DEPRECATED,
                        update,
                        "200 " + META,
                        "200 " + META.replace("stable", "deprecated")),
                row(
                        Variant.API_STATUS_EXPERIMENTAL,
                        c -> c.wire.get(ABOUT).textAt("meta", "api_status")
                                + c.business("\"email\":\"x\"").textAt("meta", "api_status"),
                        "stablestable",
                        "experimentalexperimental"),
                row(
                        Variant.ERRORS_WITHOUT_DETAILS,
                        error,
                        META.replace("}}", "},\"errors\":[{\"code\":1009," + details + "}]}"),
                        META.replace(
                                "}}", "},\"errors\":[{\"code\":1009,\"title\":\"Parameter value is not valid\"}]}")),
                row(
                        Variant.ERRORS_WITH_HREF,
                        error,
                        META.replace("}}", "},\"errors\":[{\"code\":1009," + details + "}]}"),
                        META.replace(
                                "}}",
                                "},\"errors\":[{\"code\":1009," + details
                                        + ",\"href\":\"https://developers.facebook.com/docs/whatsapp/api/errors\"}]}")),
                row(Variant.ALL_ERRORS_REPORTED, manyWrong, "400 code 1009", "400 code 1009, code 1009"),
                row(Variant.ON_PREMISE_BLOCKED, endpoints, "200 200 200 200 200 200", "403 403 403 403 403 403"),
                row(Variant.ONLY_OLDER_ENDPOINTS, endpoints, "200 200 200 200 200 200", "200 403 403 200 200 200"),
                row(
                        Variant.READS_WITHOUT_META,
                        read,
                        "200 {\"settings\":{\"profile\":{\"about\":{\"text\":\"\"}}},"
                                + "\"meta\":{\"api_status\":\"stable\",\"version\":\"v2.45.1\"}}",
                        "200 {\"settings\":{\"profile\":{\"about\":{\"text\":\"\"}}}}"),
                row(
                        Variant.UNSET_ABOUT_ABSENT,
                        c -> c.wire.get(ABOUT).at("settings").toString(),
                        "{profile={about={text=}}}",
                        "{profile={about={}}}"),
                row(
                        Variant.UPDATES_REPLACE_ALL_FIELDS,
                        partial,
                        "200 " + META + " about address=new description email vertical websites",
                        "200 " + META + " about address=new"),
                row(
                        Variant.UPDATES_NEED_ALL_FIELDS,
                        partial,
                        "200 " + META + " about address=new description email vertical websites",
                        "400 code 1008 about address description email vertical websites"),
                row(
                        Variant.UPDATES_NEED_ALL_FIELDS,
                        c -> errorText(c.wire.json(
                                        "POST", BUSINESS, Wire.sample("onprem/business-profile-post-full.request")))
                                + held(c),
                        "200 " + META + " address description email vertical websites",
                        "200 " + META + " address description email vertical websites"),
                row(
                        Variant.EMPTY_VALUES_IGNORED,
                        empty,
                        " about description email vertical",
                        " about address description email vertical websites"),
                row(
                        Variant.VERTICAL_IN_ARRAY,
                        c -> errorText(c.business("\"vertical\":[\"Education\"]")) + held(c),
                        "400 code 1009",
                        "200 " + META + " vertical"),
                row(
                        Variant.VERTICAL_CLEARABLE,
                        c -> {
                            c.account.setProfile(ContractSamples.fullProfile());
                            return errorText(c.business("\"vertical\":\"\"")) + held(c);
                        },
                        "400 code 1009 about address description email vertical websites",
                        "200 " + META + " about address description email websites"),
                row(
                        Variant.FOUR_WEBSITES,
                        c -> errorText(c.business(websites(4))).substring(0, 3)
                                + errorText(c.business(websites(5))).substring(0, 3)
                                + c.account.profile().websites().size(),
                        "4004000",
                        "2004004"));
    }

    private static List<NamedRow<Variant>> photos() {
        byte[] small = SamplePhoto.png(191).bytes();
        byte[] oblong = SamplePhoto.png(192, 200).bytes();
        Function<OneChannelFixture, String> smallOne = c ->
                errorText(c.photo("image/png", small)) + " " + errorText(c.setPicture(c.uploaded(small, "image/png")));
        Function<OneChannelFixture, String> oblongOne = c -> errorText(c.photo("image/png", oblong)) + " "
                + errorText(c.setPicture(c.uploaded(oblong, "image/png")));
        Function<OneChannelFixture, String> good =
                c -> errorText(c.photo("image/png", PNG)) + " " + errorText(c.setPicture(c.uploaded(PNG, "image/png")));
        return List.of(
                row(
                        Variant.PHOTO_UPDATE_RETURNS_201,
                        c -> c.photo("image/png", PNG).status() + " " + c.photoHeld(),
                        "200 " + PNG.length + " bytes",
                        "201 " + PNG.length + " bytes"),
                row(
                        Variant.PHOTO_READ_AS_UPLOADED,
                        c -> {
                            byte[] large = SamplePhoto.png(1400, 1000).bytes();
                            c.account.setPhoto(large);
                            byte[] read = c.wire.get(PHOTO).bytes();
                            return Photo.of(read).width() + " " + Arrays.equals(read, large);
                        },
                        "640 false",
                        "1400 true"),
                row(
                        Variant.PHOTO_IN_BASE64,
                        c -> {
                            c.account.setPhoto(PNG);
                            Reply reply = c.wire.get(PHOTO);
                            return reply.header("Content-Type") + Arrays.hashCode(reply.bytes());
                        },
                        "image/png" + Arrays.hashCode(PNG),
                        "image/png" + Arrays.hashCode(Base64.getEncoder().encode(PNG))),
                row(Variant.NO_PHOTO_IS_400, c -> errorText(c.wire.get(PHOTO)), "404 code 1006", "400 code 1006"),
                row(
                        Variant.PHOTO_CAN_BE_DELETED,
                        c -> {
                            c.account.setPhoto(PNG);
                            return errorText(c.wire.send("DELETE", PHOTO, BodyPublishers.noBody())) + " "
                                    + c.photoHeld();
                        },
                        "403 camel 403 " + PNG.length + " bytes",
                        "200 " + META + " no photo"),
                row(
                        Variant.IMAGE_JPG_REFUSED,
                        c -> errorText(c.photo(
                                        "image/jpg", SamplePhoto.jpeg(192).bytes()))
                                + errorText(c.photo(
                                        "image/jpeg", SamplePhoto.jpeg(192).bytes())),
                        "200 " + META + "200 " + META,
                        "400 code 1009200 " + META),
                row(
                        Variant.SMALL_PHOTOS_REFUSED,
                        smallOne,
                        "200 " + META + " " + SUCCESS,
                        "400 code 1009 400 graph 100"),
                row(Variant.SMALL_PHOTOS_REFUSED, good, "200 " + META + " " + SUCCESS, "200 " + META + " " + SUCCESS),
                row(
                        Variant.NON_SQUARE_PHOTOS_REFUSED,
                        oblongOne,
                        "200 " + META + " " + SUCCESS,
                        "400 code 1009 400 graph 100"),
                row(
                        Variant.NON_SQUARE_PHOTOS_REFUSED,
                        good,
                        "200 " + META + " " + SUCCESS,
                        "200 " + META + " " + SUCCESS));
    }

    private static List<NamedRow<Variant>> fields() {
        String cactuses = "🌵".repeat(139);
        Function<OneChannelFixture, String> nulls = c -> {
            c.account.setProfile(ContractSamples.fullProfile());
            return errorText(c.cloud("\"address\":null,\"websites\":null")) + " "
                    + errorText(c.business("\"email\":null")) + held(c);
        };
        String refused = "400 graph 100 400 code 1009 about address description email vertical websites";
        return List.of(
                row(
                        Variant.UNSET_FIELDS_AS_EMPTY_TEXT,
                        c -> c.wire.get(ALL_FIELDS).at("data", 0).toString()
                                + c.wire.get(BUSINESS).at("settings", "business", "profile"),
                        "{vertical=UNDEFINED, messaging_product=whatsapp}{}",
                        "{about=, address=, description=, email=, profile_picture_url=, websites=[], vertical=UNDEFINED,"
                                + " messaging_product=whatsapp}"
                                + "{address=, description=, email=, vertical=, websites=[]}"),
                row(
                        Variant.WEBSITES_GET_A_SLASH,
                        c -> {
                            c.account.setProfile(BusinessProfile.builder()
                                    .websites(List.of(
                                            "https://a.example", "HTTP://b.example:80?q", "https://c.example/d"))
                                    .build());
                            return c.wire.get(ALL_FIELDS)
                                            .at("data", 0, "websites")
                                            .toString()
                                    + c.wire.get(BUSINESS).at("settings", "business", "profile", "websites");
                        },
                        "[https://a.example, HTTP://b.example:80?q, https://c.example/d]"
                                + "[https://a.example, HTTP://b.example:80?q, https://c.example/d]",
                        "[https://a.example/, HTTP://b.example:80/?q, https://c.example/d]"
                                + "[https://a.example/, HTTP://b.example:80/?q, https://c.example/d]"),
                row(
                        Variant.DESCRIPTION_LIMIT_256,
                        c -> errorText(c.cloud("\"description\":\"" + "x".repeat(257) + "\"")) + " "
                                + errorText(c.cloud("\"description\":\"" + "x".repeat(256) + "\"")) + " "
                                + errorText(c.business("\"description\":\"" + "x".repeat(257) + "\"")),
                        SUCCESS + " " + SUCCESS + " 200 " + META,
                        "400 graph 100 " + SUCCESS + " 400 code 1009"),
                row(
                        Variant.LENGTHS_IN_UTF16,
                        c -> errorText(c.patchAbout(cactuses)) + " "
                                + errorText(c.patchAbout(cactuses.substring(0, 138))),
                        "200 " + META + " 200 " + META,
                        "400 code 1009 200 " + META),
                row(
                        Variant.UNKNOWN_MEMBERS_REFUSED,
                        c -> errorText(c.cloud("\"more\":1,\"about\":\"new\"")) + held(c) + ", "
                                + errorText(c.wire.json("PATCH", ABOUT, "{\"text\":\"new\",\"more\":1}")) + held(c)
                                + ", "
                                + errorText(c.business("\"about\":\"x\",\"address\":\"new\"")) + held(c),
                        SUCCESS + " about, 200 " + META + " about, 200 " + META + " about address=new",
                        "400 graph 100, 400 code 1010, 400 code 1010"),
                row(
                        Variant.NULL_IGNORED,
                        nulls,
                        refused,
                        SUCCESS + " 200 " + META + " about address description email vertical websites"),
                row(Variant.NULL_CLEARS, nulls, refused, SUCCESS + " 200 " + META + " about description vertical"));
    }

    private static List<NamedRow<Variant>> cloud() {
        Function<OneChannelFixture, String> bareRead = c -> {
            c.account.setProfile(BusinessProfile.builder().about("x").build());
            return c.wire.get(CLOUD).text();
        };
        return List.of(
                row(
                        Variant.READ_WRAPPED,
                        c -> {
                            c.account.setProfile(
                                    BusinessProfile.builder().about("x").build());
                            return c.wire.get(CLOUD + "?fields=about").text();
                        },
                        "{\"data\":[{\"about\":\"x\",\"messaging_product\":\"whatsapp\"}]}",
                        "{\"data\":[{\"business_profile\":{\"about\":\"x\",\"messaging_product\":\"whatsapp\"}}]}"),
                row(
                        Variant.READ_WITHOUT_FIELDS_GIVES_PRODUCT_ONLY,
                        bareRead,
                        "{\"data\":[{\"about\":\"x\",\"vertical\":\"UNDEFINED\",\"messaging_product\":\"whatsapp\"}]}",
                        "{\"data\":[{\"messaging_product\":\"whatsapp\"}]}"),
                row(
                        Variant.EMPTY_PROFILE_AS_EMPTY_LIST,
                        c -> c.wire.get(ALL_FIELDS).text()
                                + c.wire.get(CLOUD + "?fields=about").text(),
                        "{\"data\":[{\"vertical\":\"UNDEFINED\",\"messaging_product\":\"whatsapp\"}]}"
                                + "{\"data\":[{\"messaging_product\":\"whatsapp\"}]}",
                        "{\"data\":[]}{\"data\":[]}"),
                row(
                        Variant.UNSET_VERTICAL_ABSENT,
                        c -> c.wire.get(CLOUD + "?fields=vertical").text()
                                + errorText(c.cloud("\"vertical\":\"RETAIL\""))
                                + c.wire.get(CLOUD + "?fields=vertical").textAt("data", 0, "vertical"),
                        "{\"data\":[{\"vertical\":\"UNDEFINED\",\"messaging_product\":\"whatsapp\"}]}" + SUCCESS
                                + "RETAIL",
                        "{\"data\":[{\"messaging_product\":\"whatsapp\"}]}" + SUCCESS + "RETAIL"),
                row(
                        Variant.PICTURE_URL_AS_HANDLE,
                        c -> {
                            c.account.setPhoto(PNG);
                            return c.wire.get(ALL_FIELDS)
                                    .textAt("data", 0, "profile_picture_url")
                                    .replaceAll("(2:|https://pps.whatsapp.net/)[^\"]*", "$1");
                        },
                        "https://pps.whatsapp.net/",
                        "2:"),
                row(
                        Variant.UNKNOWN_FIELD_IS_422,
                        c -> errorText(c.wire.get(CLOUD + "?fields=name")),
                        "400 graph 100",
                        "422 graph 100"),
                row(
                        Variant.WEBSITES_ONLY_AS_ARRAY,
                        c -> errorText(c.cloud("\"websites\":\"[\\\"https://a.example\\\"]\"")) + held(c),
                        SUCCESS + " websites",
                        "400 graph 100"),
                row(
                        Variant.MATRIMONY_REFUSED,
                        c -> errorText(c.cloud("\"vertical\":\"MATRIMONY_SERVICE\"")) + " "
                                + c.cloud("\"vertical\":\"x\"")
                                        .textAt("error", "message")
                                        .contains("MATRIMONY"),
                        SUCCESS + " true",
                        "400 graph 100 false"),
                row(
                        Variant.EMOJI_ONLY_ESCAPED,
                        c -> errorText(c.cloud("\"about\":\"🌵\"")) + " "
                                + errorText(c.cloud("\"about\":\"\\uD83C\\uDF35 ü\"")),
                        SUCCESS + " " + SUCCESS,
                        "400 graph 100 " + SUCCESS),
                row(
                        Variant.ERROR_DATA_AS_TEXT,
                        c -> c.cloud("\"about\":\"\"").at("error", "error_data").toString(),
                        "{messaging_product=whatsapp, details=Something went wrong.}",
                        "Something went wrong."),
                row(
                        Variant.USAGE_HEADERS,
                        c -> {
                            Reply reply = c.wire.get(CLOUD);
                            return reply.header("X-App-Usage")
                                    + reply.header("X-Business-Use-Case-Usage").contains("\"call_count\":28");
                        },
                        "false",
                        "{\"call_count\":28,\"total_time\":25,\"total_cputime\":25}true"));
    }

    private static List<NamedRow<Variant>> handles() {
        Function<OneChannelFixture, String> twice = c -> {
            String handle = c.uploaded(PNG, "image/png");
            return errorText(c.setPicture(handle)) + " " + errorText(c.setPicture(handle));
        };
        Function<OneChannelFixture, String> aged = c -> {
            String handle = c.uploaded(PNG, "image/png");
            c.time.advance(Duration.ofHours(24).minusSeconds(1));
            String young = errorText(c.setPicture(handle));
            c.time.advance(Duration.ofSeconds(1));
            return young + " " + errorText(c.setPicture(handle));
        };
        Function<OneChannelFixture, String> foreign = c -> {
            OneChannelFixture here = c;
            Wire other = here.wire.with(here.simulator.newAccount().key());
            String members = "{\"messaging_product\":\"whatsapp\",\"profile_picture_handle\":"
                    + Json.write(here.uploaded(PNG, "image/png")) + "}";
            return errorText(other.json("POST", CLOUD, members)) + " "
                    + errorText(here.wire.json("POST", CLOUD, members));
        };
        Function<OneChannelFixture, String> cleared = c -> {
            c.account.setPhoto(PNG);
            return errorText(c.setPicture("")) + " " + c.photoHeld();
        };
        Function<OneChannelFixture, String> lines =
                c -> c.uploaded(PNG, "image/png").lines().count() + " "
                        + c.uploaded(PNG, "image/png").lines().count();
        return List.of(
                row(
                        Variant.UNKNOWN_HANDLE_IS_400,
                        c -> errorText(c.setPicture("4:x")),
                        "422 graph 100",
                        "400 graph 100"),
                row(Variant.HANDLES_WORK_ONCE, twice, SUCCESS + " " + SUCCESS, SUCCESS + " 422 graph 100"),
                row(Variant.HANDLES_WORK_FOR_A_DAY, aged, SUCCESS + " " + SUCCESS, SUCCESS + " 422 graph 100"),
                row(Variant.FOREIGN_HANDLES_UNKNOWN, foreign, SUCCESS + " " + SUCCESS, "422 graph 100 " + SUCCESS),
                row(
                        Variant.EMPTY_HANDLE_CLEARS_PHOTO,
                        cleared,
                        "400 graph 100 " + PNG.length + " bytes",
                        SUCCESS + " no photo"),
                row(Variant.HANDLES_OF_ONE_LINE, lines, "1 2", "1 1"),
                row(Variant.HANDLES_OF_THREE_LINES, lines, "1 2", "3 3"),
                row(
                        Variant.HANDLES_IN_OLD_FORM,
                        c -> c.uploaded(PNG, "image/png").replaceFirst(":.*", ":"),
                        "4:",
                        "2:"));
    }

    private static List<NamedRow<Variant>> gateway() {
        Function<OneChannelFixture, String> wrongKey = c -> {
            Wire stranger = c.wire.with("wrong");
            return errorText(stranger.get(ABOUT)) + ", " + errorText(stranger.get(CLOUD)) + ", "
                    + errorText(stranger.bytes("/uploads", new byte[0])) + ", " + errorText(c.wire.get("/elsewhere"));
        };
        String byDefault = "401 camel 404, 401 text, 401 text, 403 camel 403";
        return List.of(
                row(
                        Variant.GATEWAY_ERRORS_IN_CAMEL_CASE,
                        wrongKey,
                        byDefault,
                        "401 camel 401, 401 camel 401, 401 camel 401, 403 camel 403"),
                row(
                        Variant.GATEWAY_ERRORS_IN_SNAKE_CASE,
                        wrongKey,
                        byDefault,
                        "401 snake 401, 401 snake 401, 401 snake 401, 403 snake 403"),
                row(
                        Variant.GATEWAY_ERRORS_QUOTING_META,
                        wrongKey,
                        byDefault,
                        "401 snake 401 quoting, 401 snake 401 quoting, 401 snake 401 quoting, 403 snake 403 quoting"),
                row(
                        Variant.GATEWAY_ERRORS_QUOTING_META,
                        c -> c.wire.with("wrong")
                                .get(ABOUT)
                                .text()
                                .replaceAll("(trace_id[\\\\]*\":[\\\\]*\")[A-Za-z0-9_-]+", "$1"),
                        "{\"meta\":{\"httpCode\":404,\"developerMessage\":\"Invalid api_key or token expired\","
                                + "\"success\":false}}",
                        ("{'meta':{'success':false,'http_code':401,'developer_message':'Invalid payload ({\"error\":"
                                        + "{\"message\":\"Invalid api_key or token expired\",\"type\":\"OAuthException\","
                                        + "\"code\":100,\"fbtrace_id\":\"\"}})','360dialog_trace_id':'','error':'{\"error\":"
                                        + "{\"message\":\"Invalid api_key or token expired\",\"type\":\"OAuthException\","
                                        + "\"code\":100,\"fbtrace_id\":\"\"}}'}}")
                                .replace("\"", "\\\"")
                                .replace('\'', '"')),
                row(Variant.GATEWAY_ERRORS_AS_TEXT, wrongKey, byDefault, "401 text, 401 text, 401 text, 403 text"),
                row(
                        Variant.GATEWAY_ERRORS_AS_GRAPH,
                        wrongKey,
                        byDefault,
                        "401 graph 190, 401 graph 190, 401 graph 190, 403 graph 100"),
                row(
                        Variant.GATEWAY_ERRORS_AS_PLAIN_TEXT,
                        wrongKey,
                        byDefault,
                        "401 text/plain, 401 text/plain, 401 text/plain, 403 text/plain"),
                row(
                        Variant.GATEWAY_ERRORS_AS_HTML,
                        wrongKey,
                        byDefault,
                        "401 text/html, 401 text/html, 401 text/html, 403 text/html"),
                row(
                        Variant.GATEWAY_ERRORS_WITHOUT_BODY,
                        wrongKey,
                        byDefault,
                        "401 empty, 401 empty, 401 empty, 403 empty"),
                row(
                        Variant.WRONG_KEY_BODY_HAS_401,
                        wrongKey,
                        byDefault,
                        "401 camel 401, 401 text, 401 text, 403 camel 403"));
    }

    private static List<NamedRow<Variant>> throttling() {
        Function<OneChannelFixture, String> throttled = c -> {
            c.account.throttle(Duration.ofSeconds(7));
            return Stream.of(c.wire.get(ABOUT), c.wire.get(CLOUD), c.opened(""))
                    .map(reply -> errorText(reply) + hint(reply))
                    .collect(Collectors.joining(", "));
        };
        String byDefault = "400 camel 400 (words: 7), 429 graph 4/2446079, 400 camel 400 (words: 7)";
        return List.of(
                row(Variant.THROTTLING_AS_TEXT, throttled, byDefault, thrice("400 camel 400 (words: 7)")),
                row(Variant.THROTTLING_AS_NEWER_TEXT, throttled, byDefault, thrice("400 camel 400 (newer words)")),
                row(
                        Variant.THROTTLING_WITH_RETRY_AFTER,
                        throttled,
                        byDefault,
                        thrice("429 graph 4/2446079 (header: 7)")),
                row(Variant.THROTTLING_WITHOUT_HINT, throttled, byDefault, thrice("429 graph 4/2446079")),
                row(Variant.THROTTLING_AS_1015, throttled, byDefault, thrice("429 code 1015")),
                row(Variant.THROTTLING_AS_503, throttled, byDefault, thrice("503 code 1016")),
                row(Variant.THROTTLING_AS_GRAPH_400, throttled, byDefault, thrice("400 graph 130429/2494055")),
                row(
                        Variant.THROTTLING_WITH_BACKOFF,
                        throttled,
                        byDefault,
                        thrice("429 RequestRateLimitedError backoff 7000")),
                row(
                        Variant.THROTTLING_WITH_BACKOFF_AS_400,
                        throttled,
                        byDefault,
                        thrice("400 RequestRateLimitedError backoff 7000")));
    }

    private static String hint(Reply reply) {
        String header = reply.header("Retry-After");
        if (!header.isEmpty()) {
            return " (header: " + header + ")";
        }
        if (reply.text().contains("exceeded the endpoint rate limit")) {
            return " (newer words)";
        }
        return reply.text().contains("1 request every 7 seconds") ? " (words: 7)" : "";
    }

    private static String thrice(String answer) {
        return String.join(", ", answer, answer, answer);
    }

    private static List<NamedRow<Variant>> uploads() {
        Function<OneChannelFixture, String> partial = c -> {
            String id = c.open(3);
            return errorText(c.send(id, new byte[1], 0)) + " at " + c.offset(id);
        };
        Function<OneChannelFixture, String> wrongOffset = c -> {
            String id = c.open(3);
            return errorText(c.send(id, new byte[1], 2)) + " at " + c.offset(id);
        };
        Function<OneChannelFixture, String> question = c -> {
            String id = c.open(3);
            return errorText(c.wire.get("/" + id)).replace(id, "ID") + ", "
                    + c.send(id, new byte[3], 0).status();
        };
        Function<OneChannelFixture, String> rest = c -> {
            String id = c.open(3);
            return c.send(id, new byte[1], 0).status() + " "
                    + errorText(c.send(id, new byte[2], 1)).substring(0, 3);
        };
        Function<OneChannelFixture, String> lost = c -> {
            String id = c.open(3);
            c.account.forgetUploads();
            return errorText(c.wire.get("/" + id)) + ", " + errorText(c.send(id, new byte[3], 0));
        };
        Function<OneChannelFixture, String> finished = c -> {
            String id = c.open(3);
            String handle = c.send(id, new byte[3], 0).textAt("h");
            Reply again = c.send(id, new byte[0], 3);
            return errorText(c.wire.get("/" + id)).replace(id, "ID") + ", "
                    + (again.status() == 200
                            ? "same handle " + again.textAt("h").equals(handle)
                            : errorText(again));
        };
        String gone = "400 graph 100/33";
        return List.of(
                row(
                        Variant.FILE_NAME_REQUIRED,
                        c -> c.opened("file_length=3&file_type=image/png").status() + " "
                                + c.opened("file_name=&file_length=3&file_type=image/png")
                                        .status(),
                        "200 200",
                        "400 400"),
                row(
                        Variant.SESSIONS_UNSIGNED,
                        c -> {
                            String id = c.open(3);
                            return id.contains("?") + " "
                                    + c.send(id, new byte[3], 0).status();
                        },
                        "true 200",
                        "false 200"),
                row(
                        Variant.PARTIAL_BODY_IS_400,
                        partial,
                        "206 PartialRequestError at 1",
                        "400 PartialRequestError at 1"),
                row(
                        Variant.WRONG_OFFSET_IS_400,
                        wrongOffset,
                        "412 OffsetInvalidError at 0",
                        "400 OffsetInvalidError at 0"),
                row(
                        Variant.WRONG_OFFSET_AS_PARAMETER,
                        wrongOffset,
                        "412 OffsetInvalidError at 0",
                        "400 graph 100 at 0"),
                row(
                        Variant.OFFSET_QUERY_IS_404,
                        question,
                        "200 {\"id\":\"ID\",\"file_offset\":0}, 200",
                        "404 text, 200"),
                row(
                        Variant.OFFSET_QUERY_IS_405,
                        question,
                        "200 {\"id\":\"ID\",\"file_offset\":0}, 200",
                        "405 text, 200"),
                row(
                        Variant.OFFSETS_AS_TEXT,
                        question,
                        "200 {\"id\":\"ID\",\"file_offset\":0}, 200",
                        "200 {\"id\":\"ID\",\"file_offset\":\"0\"}, 200"),
                row(Variant.PARTIAL_UPLOADS_REFUSED, rest, "206 200", "206 412"),
                row(Variant.OFFSET_HEADERS_IGNORED, rest, "206 200", "206 412"),
                row(Variant.LOST_SESSION_IS_404, lost, gone + ", " + gone, "404 text, 404 text"),
                row(Variant.LOST_SESSION_IS_410, lost, gone + ", " + gone, "410 text, 410 text"),
                row(
                        Variant.FINISHED_SESSIONS_FORGOTTEN,
                        finished,
                        "200 {\"id\":\"ID\",\"file_offset\":3}, same handle true",
                        gone + ", " + gone),
                row(
                        Variant.HANDLES_RETURNED_ONCE,
                        finished,
                        "200 {\"id\":\"ID\",\"file_offset\":3}, same handle true",
                        "200 {\"id\":\"ID\",\"file_offset\":3}, " + gone),
                row(
                        Variant.CUT_BODIES_DROPPED,
                        c -> {
                            String id = c.open(9);
                            c.cut(id, new byte[5], 9);
                            return "at " + c.offset(id);
                        },
                        "at 5",
                        "at 0"));
    }

    private static List<NamedRow<Variant>> partner() {
        return List.of(
                row(
                        Variant.LIST_NAMED_CHANNELS,
                        c -> c.channels(c.simulator.partner().key(), "").json() instanceof Map<?, ?> members
                                ? members.keySet().toString()
                                : "no object",
                        "[count, filters, sort, limit, offset, total, partner_channels]",
                        "[count, filters, sort, limit, offset, total, channels]"),
                row(
                        Variant.LIST_FILTERS_IGNORED,
                        c -> c.channels(c.simulator.partner().key(), "?filters=%7B%22id%22:%22other%22%7D")
                                        .numberAt("total")
                                + " found",
                        "0 found",
                        "1 found"));
    }

    /** Returns the names of the fields that are set, and the address with its value if it is new. */
    private static String held(OneChannelFixture channel) {
        BusinessProfile profile = channel.account.profile();
        Map<String, Boolean> set = new LinkedHashMap<>();
        set.put("about", profile.about().isPresent());
        set.put(
                profile.address()
                        .filter("new"::equals)
                        .map(text -> "address=new")
                        .orElse("address"),
                profile.address().isPresent());
        set.put("description", profile.description().isPresent());
        set.put("email", profile.email().isPresent());
        set.put("vertical", profile.vertical().isPresent());
        set.put("websites", !profile.websites().isEmpty());
        return set.keySet().stream().filter(set::get).map(name -> " " + name).collect(Collectors.joining());
    }

    private static String websites(int count) {
        return "\"websites\":"
                + Json.write(Stream.iterate(1, n -> n + 1)
                        .limit(count)
                        .map(n -> "https://" + n + ".example")
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void appliesAfterItIsEnabled(NamedRow<Variant> row) {
        try (OneChannelFixture usual = new OneChannelFixture();
                OneChannelFixture other = new OneChannelFixture()) {
            other.simulator.enable(row.name());

            assertThat(row.seen().apply(usual)).isEqualTo(row.byDefault());
            assertThat(row.seen().apply(other)).isEqualTo(row.otherwise());
            assertThat(other.simulator.enabledVariants()).containsExactly(row.name());
        }
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void hasARow(Variant variant) {
        assertThat(rows()).extracting(NamedRow::name).contains(variant);
        assertThat(variant.fact()).isNotBlank();
        assertThat(variant.byDefault()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void namesItsSource(Variant variant) {
        assertThat(variant.source()).isNotBlank().doesNotEndWith(".");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void ofTheSameFactDisableEachOther(NamedRow<Variant> row) {
        List<Variant> ofTheFact = Arrays.stream(Variant.values())
                .filter(variant -> variant.fact().equals(row.name().fact()))
                .toList();
        assertThat(ofTheFact)
                .extracting(Variant::byDefault)
                .containsOnly(row.name().byDefault());
        try (OneChannelFixture channel = new OneChannelFixture()) {
            ofTheFact.forEach(channel.simulator::enable);
            channel.simulator.enable(row.name());

            assertThat(channel.simulator.enabledVariants()).containsExactly(row.name());
            assertThat(row.seen().apply(channel)).isEqualTo(row.otherwise());
        }
    }

    @Test
    void ofDifferentFactsAllApply() {
        Map<String, Variant> latest = new LinkedHashMap<>();
        for (Variant variant : Variant.values()) {
            latest.put(variant.fact(), variant);
        }
        try (OneChannelFixture channel = new OneChannelFixture()) {
            channel.simulator.enable(Variant.values());
            assertThat(channel.simulator.enabledVariants()).containsExactlyInAnyOrderElementsOf(latest.values());

            channel.simulator.reset();
            assertThat(channel.simulator.enabledVariants()).isEmpty();

            channel.simulator.enable(Variant.READ_WRAPPED, Variant.USAGE_HEADERS);
            Reply reply = channel.wire.get(CLOUD + "?fields=vertical");
            assertThat(reply.textAt("data", 0, "business_profile", "vertical")).isEqualTo("UNDEFINED");
            assertThat(reply.header("X-App-Usage")).isNotEmpty();
        }
    }

    @Test
    void combineWithDisabledChecks() {
        try (OneChannelFixture channel = new OneChannelFixture()) {
            channel.simulator.enable(Variant.EMOJI_ONLY_ESCAPED).disable(StrictCheck.BODY_TOO_LARGE);
            String large = " ".repeat(64 * 1024);

            assertThat(errorText(channel.cloud("\"about\":\"🌵\"" + large))).isEqualTo("400 graph 100");
            assertThat(errorText(channel.cloud("\"about\":\"x\"" + large))).isEqualTo(SUCCESS);
        }
    }

    @Test
    void changeTheErrorsOfFaults() {
        try (OneChannelFixture channel = new OneChannelFixture()) {
            channel.simulator.enable(Variant.ERROR_DATA_AS_TEXT, Variant.API_STATUS_DEPRECATED);
            channel.simulator.faults().onAnyRequest().error(PlatformError.ACCOUNT_LOCKED);
            channel.simulator.faults().onAnyRequest().nth(2).error(PlatformError.SENDER_LOCKED);

            List<Object> seen = new ArrayList<>();
            seen.add(channel.wire.get(CLOUD).at("error", "error_data"));
            seen.add(channel.wire.get(ABOUT).at("meta", "api_status"));

            assertThat(seen).containsExactly("Business Account has been locked.", "deprecated");
            channel.simulator.faults().verify();
        }
    }

    @Test
    void doNotChangeUnrelatedResponses() {
        try (OneChannelFixture channel = new OneChannelFixture()) {
            channel.account.setPhoto(PNG);
            channel.simulator.enable(Variant.API_STATUS_DEPRECATED, Variant.ERRORS_WITH_HREF);

            assertThat(channel.wire.get(PHOTO).bytes()).isEqualTo(PNG);
            assertThat(new String(channel.wire.get(CLOUD).bytes(), StandardCharsets.UTF_8))
                    .startsWith("{\"data\":[{\"profile_picture_url\":\"https://pps.whatsapp.net/");
        }
    }
}
