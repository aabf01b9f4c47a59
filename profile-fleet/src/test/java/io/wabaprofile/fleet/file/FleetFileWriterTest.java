package io.wabaprofile.fleet.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.channel.KeyReference;
import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.GraphAccess;
import io.wabaprofile.fleet.PhotoFile;
import io.wabaprofile.profile.InvalidProfileException;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.SamplePhoto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FleetFileWriterTest {
    private static final Set<String> SCHEMES = Set.of("env", "file");

    /** Parts of texts that YAML treats in a special way. */
    private static final List<String> PARTS = List.of(
            " ", "  ", "\n", "\n\n", "\r\n", "\t", "#", " #", ":", ": ", "-", "- ", "'", "\"", "\\", "{", "}", "[", "]",
            ",", "&", "*", "!", "|", ">", "%", "@", "`", "?", "? ", "=", "<<", "~", "null", "on", "0123", "1e3", "---",
            "...", "a", "Bread", "ä", "日本", "🍞", "👩‍🍳", "\u0085", "\u2028", "\u2029", "\uFEFF", "\u00A0", "\u200E");

    @TempDir
    private Path directory;

    static List<String> texts() {
        return List.of(
                "Fresh bread since 1962",
                "on",
                "NO",
                "y",
                "null",
                "~",
                "0123",
                "1e3",
                "2024-01-01",
                "0x1F",
                "=",
                "<<",
                " leading and trailing ",
                "\tindented",
                "a # no comment",
                "# no comment",
                "Open: nine to five",
                "ends with a colon:",
                "- no list",
                "{no: mapping}",
                "[no, list]",
                "'single' and \"double\" quotes",
                "C:\\kiosk\\n",
                "🍞 Bread 👩‍🍳",
                "First line\nsecond line",
                "First line\nsecond line\n",
                "First line\n\n\n",
                "\nFirst line is empty",
                "First line\n  indented\n",
                "  indented\nsecond line",
                "trailing space \nsecond line",
                "Windows\r\nlines",
                "---\n...",
                "x".repeat(139));
    }

    private static FleetChannel shop(String about) {
        return FleetChannel.of(
                "shop",
                ApiMode.CLOUD,
                new KeyReference("env", "SHOP_KEY"),
                ProfileUpdate.builder().about(about).build());
    }

    private void assertRoundTrip(Fleet fleet) {
        String text = FleetFileWriter.write(fleet);

        assertThat(FleetFile.parse(text, directory, SCHEMES)).as(text).isEqualTo(fleet);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextIsReadAsItWasWritten(String text) {
        assertRoundTrip(Fleet.of(List.of(shop(text))));
    }

    @Test
    void randomTextsAreReadAsTheyWereWritten() {
        Random random = new Random(8360);
        List<FleetChannel> channels = new ArrayList<>();
        while (channels.size() < 3_000) {
            StringBuilder text = new StringBuilder();
            for (int length = 1 + random.nextInt(8); length > 0; length--) {
                text.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            String name = "c" + channels.size();
            try {
                ProfileUpdate profile =
                        ProfileUpdate.builder().description(text.toString()).build();
                channels.add(FleetChannel.of(name, ApiMode.CLOUD, new KeyReference("env", name), profile));
            } catch (InvalidProfileException blank) {
                assertThat(blank.violations()).isNotEmpty();
            }
        }

        Fleet read = FleetFile.parse(FleetFileWriter.write(Fleet.of(channels)), directory, SCHEMES);

        assertThat(read.channels()).containsExactlyElementsOf(channels);
    }

    @Test
    void eachMemberOfAChannelIsReadAsItWasWritten() throws IOException {
        Path photo = directory.resolve("my photo # 1.png");
        Files.write(photo, SamplePhoto.png(640).bytes());
        FleetChannel graph = new FleetChannel(
                "null",
                Optional.of("+49 30 1234567"),
                ApiMode.GRAPH,
                new KeyReference("file", "/run/secrets/a: b"),
                Optional.of(new GraphAccess("106540352242922", "v23.0", "42")),
                ProfileUpdate.builder()
                        .websites("https://example.com/#top", "http://example.org")
                        .clearEmail()
                        .build(),
                Optional.of(PhotoFile.of(photo.toAbsolutePath().normalize())));
        FleetChannel appOfToken = new FleetChannel(
                "0123",
                Optional.of("0123"),
                ApiMode.GRAPH,
                new KeyReference("env", "TOKEN"),
                Optional.of(new GraphAccess("7", "v23.0", GraphAccess.APP_OF_TOKEN)),
                ProfileUpdate.builder().build(),
                Optional.empty());

        assertRoundTrip(Fleet.of(List.of(graph, appOfToken)));
    }

    @Test
    void writesTheFormThatAPersonWouldWrite() {
        FleetChannel berlin = new FleetChannel(
                "berlin",
                Optional.of("+49 30 1234567"),
                ApiMode.CLOUD,
                new KeyReference("env", "BERLIN_KEY"),
                Optional.empty(),
                ProfileUpdate.builder()
                        .about("Fresh bread since 1962")
                        .description("Bread, rolls and cakes.\nOpen from 6 a.m.\n")
                        .clearEmail()
                        .websites("https://example.com")
                        .build(),
                Optional.empty());
        FleetChannel on = FleetChannel.of(
                "on",
                ApiMode.ON_PREMISE,
                new KeyReference("file", "/run/secrets/on"),
                ProfileUpdate.builder().build());

        assertThat(FleetFileWriter.write(Fleet.of(List.of(berlin, on)))).isEqualTo("""
                apiVersion: wabaprofile.io/v1
                channels:
                  berlin:
                    number: "+49 30 1234567"
                    mode: cloud
                    key: env:BERLIN_KEY
                    profile:
                      about: Fresh bread since 1962
                      description: |
                        Bread, rolls and cakes.
                        Open from 6 a.m.
                      email: null
                      websites:
                        - https://example.com
                  "on":
                    mode: onpremise
                    key: file:/run/secrets/on
                """);
    }

    @Test
    void writesAFleetWithoutChannels() {
        assertRoundTrip(Fleet.of(List.of()));
    }
}
