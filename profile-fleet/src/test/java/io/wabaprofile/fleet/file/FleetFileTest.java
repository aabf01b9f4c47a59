package io.wabaprofile.fleet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.channel.KeyReference;
import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.GraphAccess;
import io.wabaprofile.fleet.PhotoFile;
import io.wabaprofile.fleet.file.FleetFileException.Problem;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.SamplePhoto;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FleetFileTest {
    private static final Set<String> SCHEMES = Set.of("env", "file");

    @TempDir
    private Path directory;

    private Fleet parse(String text) {
        return FleetFile.parse(text, directory, SCHEMES);
    }

    /** A file with the channel "shop" and this profile. */
    private FleetChannel shop(String profile) {
        return parse("""
                apiVersion: wabaprofile.io/v1
                channels:
                  shop:
                    mode: cloud
                    key: env:SHOP_KEY
                    profile:
                %s
                """.formatted(profile.indent(6))).channel("shop").orElseThrow();
    }

    private Path copyOf(String resource) throws IOException {
        Path file = directory.resolve(resource);
        try (var content = FleetFileTest.class.getResourceAsStream("/fleet/" + resource)) {
            Files.write(file, content.readAllBytes());
        }
        return file;
    }

    @Test
    void readsEachMemberOfACompleteFile() throws IOException {
        Path photo = Files.createDirectory(directory.resolve("photos")).resolve("berlin.png");
        Files.write(photo, SamplePhoto.png(640).bytes());

        Fleet fleet = FleetFile.read(copyOf("complete.yaml"), SCHEMES);

        FleetChannel berlin = new FleetChannel(
                "berlin",
                Optional.of("+49 30 1234567"),
                ApiMode.CLOUD,
                KeyReference.parse("env:BERLIN_KEY"),
                Optional.empty(),
                ProfileUpdate.builder()
                        .about("Fresh bread since 1962")
                        .description("Bread, rolls and cakes.\nOpen from 6 a.m.\n")
                        .websites("https://example.com", "https://shop.example.com")
                        .vertical(Vertical.RETAIL)
                        .clearEmail()
                        .build(),
                Optional.of(PhotoFile.of(photo.toAbsolutePath())));
        FleetChannel rome = new FleetChannel(
                "rome",
                Optional.empty(),
                ApiMode.GRAPH,
                KeyReference.parse("file:/run/secrets/token"),
                Optional.of(new GraphAccess("106540352242922", "v23.0", "1234567890")),
                ProfileUpdate.builder()
                        .address("Via Roma 1")
                        .vertical(Vertical.RETAIL)
                        .build(),
                Optional.empty());
        assertThat(fleet.channels()).containsExactly(berlin, rome);
    }

    @Test
    void readsJsonWithTabsAndEscapes() {
        Fleet fleet = parse("{\n\t\"apiVersion\":\"wabaprofile.io\\/v1\",\n\t\"channels\":{\"shop\":{\n"
                + "\t\t\"mode\":\"cloud\",\"key\":\"env:SHOP_KEY\",\"number\":493012345,\n"
                + "\t\t\"profile\":{\"about\":\"\\ud83c\\udf5e\\tBread\\nand rolls\",\"email\":null}}}}");

        FleetChannel shop = fleet.channel("shop").orElseThrow();
        assertThat(shop.number()).hasValue("493012345");
        assertThat(shop.profile())
                .isEqualTo(ProfileUpdate.builder()
                        .about("🍞\tBread\nand rolls")
                        .clearEmail()
                        .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0123", "on", "no", "true", "2024-01-01", "1e3", "0x1F", "1_000", ".inf", "=", "<<", "12:30:45"})
    void keepsTheTextOfAScalar(String text) {
        assertThat(shop("about: " + text).profile().values(io.wabaprofile.profile.ProfileField.ABOUT))
                .containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "~", "Null", "NULL"})
    void clearsAFieldWhoseValueIsNull(String text) {
        assertThat(shop("email: " + text).profile())
                .isEqualTo(ProfileUpdate.builder().clearEmail().build());
    }

    @Test
    void takesNullInQuotesAsAText() {
        assertThat(shop("about: 'null'").profile())
                .isEqualTo(ProfileUpdate.builder().about("null").build());
    }

    @ParameterizedTest
    @CsvSource({"On-Premise, ON_PREMISE", "on_premise, ON_PREMISE", "CLOUD, CLOUD"})
    void ignoresLetterCaseAndSeparatorsInAMode(String text, ApiMode mode) {
        Fleet fleet = parse("{apiVersion: wabaprofile.io/v1, channels: {shop: {mode: " + text + ", key: env:K}}}");

        assertThat(fleet.channels().get(0).mode()).isEqualTo(mode);
    }

    @Test
    void readsAVerticalByItsLabel() {
        assertThat(shop("vertical: shopping and retail").profile())
                .isEqualTo(ProfileUpdate.builder().vertical(Vertical.RETAIL).build());
    }

    @Test
    void aChannelChangesTheDefaultsFieldByField() {
        Fleet fleet = parse("""
                apiVersion: wabaprofile.io/v1
                defaults:
                  mode: graph
                  key: env:TOKEN
                  graphVersion: v23.0
                  appId: "42"
                  profile: {about: Bread, email: shop@example.com, websites: [https://a.example.com, https://b.example.com]}
                channels:
                  one:
                    phoneNumberId: "1"
                    profile: {about: Rolls, email: null, websites: [https://c.example.com]}
                  two:
                    phoneNumberId: "2"
                    graphVersion: v24.0
                    appId: app
                  three:
                    mode: cloud
                    key: env:THREE
                """);

        FleetChannel one = fleet.channel("one").orElseThrow();
        FleetChannel two = fleet.channel("two").orElseThrow();
        assertThat(one.graph()).hasValue(new GraphAccess("1", "v23.0", "42"));
        assertThat(one.profile())
                .isEqualTo(ProfileUpdate.builder()
                        .about("Rolls")
                        .clearEmail()
                        .websites("https://c.example.com")
                        .build());
        assertThat(two.key()).isEqualTo(new KeyReference("env", "TOKEN"));
        assertThat(two.graph()).hasValue(new GraphAccess("2", "v24.0", "app"));
        assertThat(fleet.channel("three").orElseThrow().graph()).isEmpty();
    }

    @Test
    void theAppOfTheTokenIsTheDefault() {
        Fleet fleet = parse("{apiVersion: wabaprofile.io/v1, channels:"
                + " {a: {mode: graph, key: env:T, phoneNumberId: 7, graphVersion: v23.0}}}");

        assertThat(fleet.channels().get(0).graph()).hasValue(new GraphAccess("7", "v23.0", "app"));
    }

    @Test
    void readsAByteOrderMark() throws IOException {
        Path file = directory.resolve("marked.yaml");
        Files.writeString(file, "\uFEFFapiVersion: wabaprofile.io/v1\nchannels: {}\n");

        assertThat(FleetFile.read(file, SCHEMES).size()).isZero();
    }

    @Test
    void readsAFileInTheCurrentDirectoryWithoutADirectoryInItsPath() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> FleetFile.read(Path.of("no-such-fleet.yaml"), SCHEMES))
                .withMessageContaining("Cannot read the fleet file")
                .withMessageContaining("no-such-fleet.yaml");
    }

    @Test
    void refusesAFileOverTheLimit() throws IOException {
        Path file = directory.resolve("large.yaml");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(FleetFile.MAX_BYTES + 1L);
        }

        assertThatExceptionOfType(FleetFileException.class)
                .isThrownBy(() -> FleetFile.read(file, SCHEMES))
                .withMessage("The file may have at most 100,000,000 bytes");
    }

    @Test
    void acceptsATextOverTheDefaultLimitOfTheParser() {
        String padding = "# a comment of forty characters, no more\n".repeat(80_000);

        assertThat(parse("apiVersion: wabaprofile.io/v1\n" + padding + "channels: {}\n")
                        .size())
                .isZero();
    }

    @Test
    void namesTheFirstByteThatIsNotUtf8() throws IOException {
        Path file = directory.resolve("latin1.yaml");
        Files.write(file, "apiVersion: x\n# Käse".getBytes(StandardCharsets.ISO_8859_1));

        assertThatExceptionOfType(FleetFileException.class)
                .isThrownBy(() -> FleetFile.read(file, SCHEMES))
                .satisfies(refused -> assertThat(refused.problems())
                        .containsExactly(new Problem(2, 4, "", "The file is not UTF-8: byte 0xE4. Save it as UTF-8")));
    }

    @Test
    void refusesDeepNestingAtOnce() {
        String text = "apiVersion: wabaprofile.io/v1\nchannels: " + "[".repeat(1_000_000);

        assertThatExceptionOfType(FleetFileException.class)
                .isThrownBy(() -> parse(text))
                .withMessage("Line 2, column 31: The file is nested deeper than 20 levels");
    }
}
