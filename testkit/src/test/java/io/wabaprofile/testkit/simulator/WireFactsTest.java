package io.wabaprofile.testkit.simulator;

import static io.wabaprofile.testkit.simulator.OneChannelFixture.BUSINESS;
import static io.wabaprofile.testkit.simulator.OneChannelFixture.errorText;
import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.profile.Photo;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.account.IncomingFile;
import io.wabaprofile.testkit.account.StoredPhoto;
import io.wabaprofile.testkit.account.VerticalCodes;
import io.wabaprofile.testkit.json.Json;
import io.wabaprofile.testkit.simulator.Wire.Reply;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the simulator and the core follow the documented limits and verticals. */
class WireFactsTest {
    private static final Object LIMITS = Wire.sampleJson("facts/limits");
    private static final Object VERTICALS = Wire.sampleJson("facts/verticals");

    private final OneChannelFixture channel = new OneChannelFixture();

    @AfterEach
    void close() {
        channel.close();
    }

    private static Object at(Object facts, String... path) {
        Object here = facts;
        for (String step : path) {
            here = Objects.requireNonNull(((Map<?, ?>) here).get(step), step);
        }
        return here;
    }

    private static int number(Object facts, String... path) {
        return ((Number) at(facts, path)).intValue();
    }

    private static List<String> texts(Object facts, String... path) {
        return ((List<?>) at(facts, path)).stream().map(String.class::cast).toList();
    }

    private int put(String api, String field, String json) {
        if (api.equals("cloud")) {
            return channel.cloud("\"" + field + "\":" + json).status();
        }
        return field.equals("about")
                ? channel.wire
                        .json("PATCH", OneChannelFixture.ABOUT, "{\"text\":" + json + "}")
                        .status()
                : channel.business("\"" + field + "\":" + json).status();
    }

    private static String ofLength(String field, int length) {
        String ending = field.equals("email") ? "@example.com" : "";
        return Json.write("x".repeat(length - ending.length()) + ending);
    }

    @ParameterizedTest
    @CsvSource({"onprem,about", "onprem,address", "onprem,email", "cloud,about", "cloud,address", "cloud,email"})
    void aFieldAcceptsItsMaximumLengthAndRejectsOneMoreCharacter(String api, String field) {
        int max = number(LIMITS, api, field, "max");

        assertThat(put(api, field, ofLength(field, max))).isEqualTo(200);
        assertThat(put(api, field, ofLength(field, max + 1))).isEqualTo(400);
        assertThat(coreLimit(field)).isEqualTo(max);
    }

    private static int coreLimit(String field) {
        return Stream.of(ProfileField.values())
                .filter(one -> one.label().equals(field))
                .findFirst()
                .orElseThrow()
                .maxLength()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"onprem", "cloud"})
    void aDescriptionHasTheLargeLimitUnlessTheVariantIsEnabled(String api) {
        List<Integer> documented = ((List<?>) at(LIMITS, api, "description", "max_documented"))
                .stream().map(number -> ((Number) number).intValue()).toList();
        int smaller = documented.get(0);
        int greater = documented.get(1);

        assertThat(put(api, "description", ofLength("description", greater))).isEqualTo(200);
        assertThat(put(api, "description", ofLength("description", greater + 1)))
                .isEqualTo(400);
        assertThat(coreLimit("description")).isEqualTo(greater);

        channel.simulator.enable(Variant.DESCRIPTION_LIMIT_256);
        assertThat(put(api, "description", ofLength("description", smaller))).isEqualTo(200);
        assertThat(put(api, "description", ofLength("description", smaller + 1)))
                .isEqualTo(400);
    }

    @Test
    void aCloudAboutHasAtLeastOneCharacter() {
        assertThat(number(LIMITS, "cloud", "about", "min")).isEqualTo(1);
        assertThat(put("cloud", "about", "\"x\"")).isEqualTo(200);
        assertThat(put("cloud", "about", "\"\"")).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"onprem", "cloud"})
    void websitesAreLimitedAndHaveAScheme(String api) {
        int most = number(LIMITS, api, "websites", "max_items");
        int longest = number(LIMITS, api, "websites", "item_max");
        String one = "https://" + "x".repeat(longest - "https://".length());

        assertThat(put(
                        api,
                        "websites",
                        Json.write(Stream.generate(() -> one).limit(most).toList())))
                .isEqualTo(200);
        assertThat(put(
                        api,
                        "websites",
                        Json.write(Stream.generate(() -> one).limit(most + 1L).toList())))
                .isEqualTo(400);
        assertThat(put(api, "websites", Json.write(List.of(one + "x")))).isEqualTo(400);
        for (String scheme : texts(LIMITS, api, "websites", "scheme")) {
            assertThat(put(api, "websites", "[\"" + scheme + "://a.example\"]")).isEqualTo(200);
        }
        assertThat(put(api, "websites", "[\"ftp://a.example\"]")).isEqualTo(400);
        assertThat(ProfileField.MAX_WEBSITES).isEqualTo(most);
        assertThat(ProfileField.WEBSITES.maxLength()).hasValue(longest);
    }

    @Test
    void uploadsHaveTheDocumentedTypes() {
        assertThat(IncomingFile.MEDIA_TYPES).isEqualTo(texts(LIMITS, "cloud", "upload_types"));
        for (String type : texts(LIMITS, "cloud", "upload_types")) {
            assertThat(channel.opened("file_name=a&file_length=1&file_type=" + type)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void photosHaveTheDocumentedTypesAndSize() {
        assertThat(texts(LIMITS, "onprem", "photo", "types")).containsExactly("image/jpeg", "image/png");
        assertThat(channel.photo("image/jpeg", SamplePhoto.jpeg(192).bytes()).status())
                .isEqualTo(200);
        assertThat(channel.photo("image/png", SamplePhoto.png(192).bytes()).status())
                .isEqualTo(200);
        assertThat(channel.photo("image/webp", SamplePhoto.png(192).bytes()).status())
                .isEqualTo(400);

        assertThat(at(LIMITS, "onprem", "photo", "max_bytes_documented")).isEqualTo("5 MB");
        assertThat(StoredPhoto.MAX_BYTES).isEqualTo(Photo.MAX_BYTES).isEqualTo(5 * 1024 * 1024);
    }

    @Test
    void smallPhotosAreAcceptedUnlessTheVariantIsEnabled() {
        int advised = number(LIMITS, "onprem", "photo", "min_edge_px_advised");
        assertThat(channel.photo("image/png", SamplePhoto.png(advised - 1).bytes())
                        .status())
                .isEqualTo(200);

        channel.simulator.enable(Variant.SMALL_PHOTOS_REFUSED);

        assertThat(channel.photo("image/png", SamplePhoto.png(advised).bytes()).status())
                .isEqualTo(200);
        assertThat(channel.photo("image/png", SamplePhoto.png(advised - 1).bytes())
                        .status())
                .isEqualTo(400);
        assertThat(number(LIMITS, "onprem", "photo", "stored_edge_px_max"))
                .as("kept as it came, which the simulator says of itself")
                .isEqualTo(640);
    }

    @Test
    void eachLabelMapsToItsCode() {
        Map<?, ?> codes = (Map<?, ?>) at(VERTICALS, "onprem_label_to_cloud");
        assertThat(codes).hasSize(17);
        codes.forEach((label, code) -> {
            channel.business("\"vertical\":\"" + label + "\"");
            assertThat(channel.account.profile().vertical()).contains(Vertical.of((String) code));
            assertThat(channel.wire.get(BUSINESS).textAt("settings", "business", "profile", "vertical"))
                    .isEqualTo(label);
        });
    }

    @Test
    void theCloudApiAcceptsTheDocumentedVerticalsAndOneMore() {
        List<String> documented = texts(VERTICALS, "cloud_documented_2025_26");
        List<String> undocumented = texts(VERTICALS, "cloud_accepted_but_undocumented");

        assertThat(VerticalCodes.CODES)
                .containsExactlyElementsOf(Stream.concat(documented.stream(), undocumented.stream())
                        .toList());
        for (String code : VerticalCodes.CODES) {
            assertThat(put("cloud", "vertical", "\"" + code + "\"")).isEqualTo(200);
        }
        channel.simulator.enable(Variant.MATRIMONY_REFUSED);
        for (String code : undocumented) {
            assertThat(put("cloud", "vertical", "\"" + code + "\"")).isEqualTo(400);
        }
    }

    @Test
    void theCloudApiRejectsAnOldVerticalAndReturnsAnUnsettableOne() {
        for (String code : texts(VERTICALS, "cloud_listed_in_old_docs_but_refused")) {
            Reply reply = channel.cloud("\"vertical\":\"" + code + "\"");
            assertThat(errorText(reply)).isEqualTo("400 graph 100");
        }
        assertThat(texts(VERTICALS, "cloud_read_only"))
                .containsExactly(channel.wire
                        .get(OneChannelFixture.CLOUD + "?fields=vertical")
                        .textAt("data", 0, "vertical"));
    }
}
