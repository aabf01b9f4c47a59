package io.wabaprofile.testkit.simulator;

import static io.wabaprofile.testkit.simulator.OneChannelFixture.ABOUT;
import static io.wabaprofile.testkit.simulator.OneChannelFixture.ALL_FIELDS;
import static io.wabaprofile.testkit.simulator.OneChannelFixture.BUSINESS;
import static io.wabaprofile.testkit.simulator.OneChannelFixture.CLOUD;
import static io.wabaprofile.testkit.simulator.OneChannelFixture.PHOTO;
import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.contract.ContractSamples;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.json.Json;
import io.wabaprofile.testkit.simulator.Wire.Reply;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that each sample is a response of the simulator, or a request that the simulator accepts. */
@Timeout(60)
class WireSamplesTest {
    private static final byte[] PNG = SamplePhoto.png(192).bytes();
    private static final int MEBIBYTE = 1024 * 1024;

    /** Invented values in the samples. The simulator can return another value of the same format. */
    private static final Set<String> MADE_UP = Set.of(
            "id", "h", "fbtrace_id", "360dialog_trace_id", "link", "profile_picture_url", "profile_picture_handle");

    /**
     * @param answer brings the sample about
     * @param placeholders members in whose place the sample only says what stands there
     */
    private record SampleResponse(
            String file, int status, Function<OneChannelFixture, Reply> answer, Set<String> placeholders) {
        @Override
        public String toString() {
            return file;
        }
    }

    private static SampleResponse row(
            String file, int status, Function<OneChannelFixture, Reply> answer, String... placeholders) {
        return new SampleResponse(file, status, answer, Set.of(placeholders));
    }

    private static SampleResponse error(String file, int status, PlatformError error) {
        return row(file, status, c -> {
            c.simulator.faults().onAnyRequest().error(error);
            return c.wire.get(CLOUD);
        });
    }

    private static Function<OneChannelFixture, Reply> with(Variant variant, Function<OneChannelFixture, Reply> answer) {
        return c -> {
            c.simulator.enable(variant);
            return answer.apply(c);
        };
    }

    static Stream<SampleResponse> answers() {
        return Stream.of(onPremise(), cloud(), gateway(), uploads()).flatMap(List::stream);
    }

    private static List<SampleResponse> onPremise() {
        Function<OneChannelFixture, Reply> update = c -> c.patchAbout("x");
        return List.of(
                row("onprem/about-get.200", 200, c -> {
                    c.account.setProfile(BusinessProfile.builder()
                            .about("your-profile-about-text")
                            .build());
                    return c.wire.get(ABOUT);
                }),
                row("onprem/about-get-empty.200", 200, with(Variant.READS_WITHOUT_META, c -> c.wire.get(ABOUT))),
                row("onprem/business-profile-get.200", 200, c -> {
                    c.account.setProfile(BusinessProfile.builder()
                            .address("new-business-address")
                            .description("business-description")
                            .email("new-business-email")
                            .vertical(Vertical.of("business-industry"))
                            .websites(List.of("website-1", "website-2"))
                            .build());
                    return c.wire.get(BUSINESS);
                }),
                row(
                        "onprem/photo-get-link.200",
                        200,
                        c -> {
                            c.account.setPhoto(PNG);
                            return c.wire.get(PHOTO + "?format=link");
                        },
                        "link"),
                row("onprem/update-ok-empty.200", 200, with(Variant.UPDATES_RETURN_EMPTY_OBJECT, update)),
                row("onprem/update-ok-meta-360.200", 200, with(Variant.UPDATES_RETURN_OTHER_VERSION, update)),
                row("onprem/update-ok-meta-postman.200", 200, update),
                row("onprem/error-1006-not-found", 404, c -> c.wire.get(PHOTO)),
                row("onprem/error-1008-missing", 400, c -> c.wire.json("PATCH", ABOUT, "{}")),
                row("onprem/error-1009-bad-value", 400, c -> c.patchAbout("x".repeat(140))),
                row(
                        "onprem/error-envelope-spec",
                        400,
                        with(Variant.API_STATUS_DEPRECATED, c -> c.business("\"email\":\"x\"")),
                        "version",
                        "code",
                        "title",
                        "details"));
    }

    private static List<SampleResponse> cloud() {
        Function<OneChannelFixture, Reply> full = c -> {
            c.account.setProfile(ContractSamples.fullProfile());
            c.account.setPhoto(SamplePhoto.jpeg(192).bytes());
            return c.wire.get(ALL_FIELDS);
        };
        return List.of(
                row("cloud/profile-get.200", 200, full),
                row("cloud/profile-get-wrapped.200", 200, with(Variant.READ_WRAPPED, full)),
                row(
                        "cloud/profile-get-empty.200",
                        200,
                        with(Variant.UNSET_VERTICAL_ABSENT, c -> c.wire.get(ALL_FIELDS))),
                row("cloud/success.200", 200, c -> c.cloud("\"about\":\"x\"")),
                row("cloud/error-100-email.400", 400, c -> c.cloud("\"email\":\"x\"")),
                row("cloud/error-100-vertical.400", 400, c -> c.cloud("\"vertical\":\"UNDEFINED\"")),
                error("cloud/error-100-33-unknown-object.400", 400, PlatformError.OBJECT_UNKNOWN),
                error("cloud/error-130429.429", 429, PlatformError.THROUGHPUT_REACHED),
                error("cloud/error-131009.400", 400, PlatformError.PARAMETER_NOT_VALID),
                error("cloud/error-131016.500", 500, PlatformError.SERVICE_UNAVAILABLE),
                error("cloud/error-190.401", 401, PlatformError.TOKEN_EXPIRED),
                error("cloud/error-2-transient.500", 500, PlatformError.UNEXPECTED_ERROR),
                row("cloud/error-2-transient.500", 500, c -> {
                    c.account.outage();
                    return c.wire.get(CLOUD);
                }),
                error("cloud/error-200.403", 403, PlatformError.PERMISSION_DENIED),
                error("cloud/error-803.404", 404, PlatformError.PROFILE_NOT_FOUND),
                error("cloud/error-4-app-limit.429", 429, PlatformError.APP_LIMIT_REACHED),
                row("cloud/error-4-app-limit.429", 429, c -> {
                    c.simulator.faults().onAnyRequest().throttle();
                    return c.wire.get(CLOUD);
                }));
    }

    private static List<SampleResponse> gateway() {
        return List.of(
                row("d360/camel-400-limit", 400, c -> {
                    c.account.throttle(Duration.ofSeconds(5));
                    return c.wire.get(ABOUT);
                }),
                row("d360/camel-403-blocked", 403, c -> c.wire.get("/v1/messages")),
                error("d360/camel-400-disabled", 400, PlatformError.CHANNEL_DISABLED),
                error("d360/camel-500", 500, PlatformError.GATEWAY_ERROR),
                error("d360/camel-502", 502, PlatformError.CHANNEL_NOT_RUNNING),
                error("d360/partner-403", 403, PlatformError.PARTNER_DENIED),
                error("d360/snake-400", 400, PlatformError.UNKNOWN_GATEWAY_ERROR),
                row(
                        "d360/error-string",
                        400,
                        c -> c.wire.bytes("/" + c.open(3).substring("upload:".length()), new byte[3])));
    }

    private static List<SampleResponse> uploads() {
        return List.of(
                row(
                        "uploads/session-create.200",
                        200,
                        c -> c.opened("file_name=a&file_length=8792&file_type=image/jpeg")),
                row(
                        "uploads/session-create-doc.200",
                        200,
                        with(
                                Variant.SESSIONS_UNSIGNED,
                                c -> c.opened("file_name=a&file_length=9&file_type=image/jpeg"))),
                row("uploads/session-status-fresh.200", 200, c -> c.wire.get("/" + c.open(8792))),
                row("uploads/session-status-360.200", 200, with(Variant.SESSIONS_UNSIGNED, c -> {
                    String id = c.open(2 * MEBIBYTE);
                    c.send(id, new byte[MEBIBYTE], 0);
                    return c.wire.get("/" + id);
                })),
                row("uploads/handle-single.200", 200, c -> finished(c, "file_name=Test.png&")),
                row("uploads/handle-no-filename.200", 200, c -> finished(c, "")),
                row(
                        "uploads/handle-doc-old.200",
                        200,
                        with(Variant.HANDLES_IN_OLD_FORM, c -> finished(c, "file_name=a&"))),
                row("uploads/error-partial.206", 206, c -> c.send(c.open(9), new byte[3], 0)),
                row("uploads/error-offset.412", 412, c -> c.send(c.open(9), new byte[3], 1)),
                row(
                        "uploads/error-notauthorized.400",
                        400,
                        c -> c.wire.with(c.simulator.newAccount().key()).get("/" + c.open(9))),
                error("uploads/error-notauthorized.400", 400, PlatformError.UPLOAD_NOT_AUTHORIZED),
                error("uploads/error-processing.400", 400, PlatformError.UPLOAD_PROCESSING_FAILED));
    }

    private static Reply finished(OneChannelFixture channel, String name) {
        String id = channel.opened(name + "file_length=3&file_type=image/jpeg").textAt("id");
        return channel.send(id, new byte[3], 0);
    }

    /** @param taken a description of the account after the request */
    private record Sent(
            String file, String method, String path, Function<OneChannelFixture, String> taken, String expected) {
        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Sent> requests() {
        return Stream.of(
                new Sent(
                        "onprem/about-patch.request",
                        "PATCH",
                        ABOUT,
                        c -> c.account.profile().about().orElse(""),
                        "Hello from our business"),
                new Sent(
                        "onprem/business-profile-post-full.request",
                        "POST",
                        BUSINESS,
                        c -> c.account.profile().description().orElse("")
                                + c.account.profile().websites(),
                        "What the business does[https://www.example.com, https://www.facebook.com/example]"),
                new Sent(
                        "onprem/business-profile-post-partial.request",
                        "POST",
                        BUSINESS,
                        c -> c.account.profile().email().orElse("")
                                + c.account.profile().description().orElse(""),
                        "hi@example.comWe sell rare succulents."),
                new Sent(
                        "onprem/business-profile-post-360-array-vertical.request",
                        "POST",
                        BUSINESS,
                        c -> c.account.profile().vertical().orElseThrow().code(),
                        "PROF_SERVICES"),
                new Sent(
                        "cloud/profile-post-full.request",
                        "POST",
                        CLOUD,
                        c -> c.account.profile().websites() + c.photoHeld(),
                        "[https://www.example.com/]" + PNG.length + " bytes"),
                new Sent(
                        "cloud/profile-post-partial.request",
                        "POST",
                        CLOUD,
                        c -> c.account.profile().description().orElse("")
                                + c.account.profile().about().orElse(""),
                        "Updated business descriptionSucculent specialists!"),
                new Sent(
                        "cloud/profile-post-picture-only.request",
                        "POST",
                        CLOUD,
                        OneChannelFixture::photoHeld,
                        PNG.length + " bytes"),
                new Sent(
                        "cloud/profile-post-websites-as-string.request",
                        "POST",
                        CLOUD,
                        c -> c.account.profile().websites().toString(),
                        "[https://www.luckyshrub.com]"),
                new Sent(
                        "cloud/profile-post-clear.request",
                        "POST",
                        CLOUD,
                        c -> c.account.profile().address().isEmpty()
                                + c.account.profile().about().orElse("")
                                + c.account.profile().websites(),
                        "trueSucculent specialists![]"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void isReturned(SampleResponse row) {
        try (OneChannelFixture channel = new OneChannelFixture()) {
            Reply reply = row.answer().apply(channel);

            assertThat(reply.status()).isEqualTo(row.status());
            if (row.file().matches(".*\\.\\d{3}")) {
                assertThat(row.file()).endsWith("." + row.status());
            }
            compare("$", Wire.sampleJson(row.file()), reply.json(), row.placeholders());
        }
    }

    private static void compare(String where, Object sample, Object answer, Set<String> placeholders) {
        String name = where.substring(where.lastIndexOf('.') + 1);
        if (sample instanceof Map<?, ?> members) {
            assertThat(answer).as(where).isInstanceOf(Map.class);
            assertThat(((Map<?, ?>) answer).keySet()).as(where).isEqualTo(members.keySet());
            members.forEach((member, value) ->
                    compare(where + "." + member, value, ((Map<?, ?>) answer).get(member), placeholders));
        } else if (sample instanceof List<?> elements) {
            assertThat((List<?>) answer).as(where).hasSameSizeAs(elements);
            for (int i = 0; i < elements.size(); i++) {
                compare(where + "[" + i + "]", elements.get(i), ((List<?>) answer).get(i), placeholders);
            }
        } else if (placeholders.contains(name)) {
            assertThat(answer).as(where).hasSameClassAs(sample);
        } else if (MADE_UP.contains(name)) {
            assertThat(form((String) answer)).as(where).isEqualTo(form((String) sample));
        } else if (sample instanceof String text && text.contains("*")) {
            assertThat((String) answer).as(where).matches("(?s)" + text.replaceAll("\\*+", ".+") + ".*");
        } else {
            assertThat(answer).as(where).isEqualTo(sample);
        }
    }

    /** Returns the format of an invented value. */
    private static String form(String value) {
        if (value.startsWith("upload:")) {
            return "upload:…" + (value.contains("?sig=AR") ? "?sig=AR…" : "");
        }
        if (value.startsWith("https://pps.whatsapp.net/v/")) {
            return "an address with ccb, oh and oe: "
                    + value.replaceFirst("^[^?]*\\?", "").replaceAll("=[^&]*", "");
        }
        if (value.startsWith("2:")) {
            return "2:…";
        }
        if (value.startsWith("4:")) {
            return value.replaceAll(":AR\\w+", ":AR…").replaceFirst(":e:\\d+", ":e:…");
        }
        if (value.matches("A[A-Za-z0-9_-]{20,22}")) {
            return "a trace id";
        }
        return value.matches("[A-Za-z0-9]{16,20}") ? "a gateway's trace id" : value;
    }

    @ParameterizedTest
    @MethodSource("requests")
    void isAccepted(Sent row) {
        try (OneChannelFixture channel = new OneChannelFixture()) {
            channel.account.setProfile(ContractSamples.fullProfile());
            channel.simulator.enable(Variant.VERTICAL_IN_ARRAY);
            String handle = channel.uploaded(PNG, "image/png");
            String json = Wire.sample(row.file())
                    .replaceFirst("\"4:[^\"]+\"", Json.write(handle).replace("\\", "\\\\"));

            Reply reply = channel.wire.json(row.method(), row.path(), json);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(row.taken().apply(channel)).isEqualTo(row.expected());
        }
    }

    @Test
    void hasARowForEveryFile() throws IOException, URISyntaxException {
        Path samples =
                Path.of(WireSamplesTest.class.getResource("/wire-samples").toURI());
        try (Stream<Path> files = Files.walk(samples)) {
            List<String> names = files.map(
                            file -> samples.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".json") && !name.startsWith("facts/"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .toList();
            assertThat(names).hasSize(54);
            assertThat(Stream.concat(
                                    answers().map(SampleResponse::file),
                                    requests().map(Sent::file))
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }
}
