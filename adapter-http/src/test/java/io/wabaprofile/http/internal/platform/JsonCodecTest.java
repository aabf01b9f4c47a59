package io.wabaprofile.http.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile documents. */
public class JsonCodecTest {
    private final JsonCodec json = new JsonCodec();

    public static List<Map.Entry<String, String>> hostileDocuments() {
        return List.of(
                Map.entry("deep objects", "{\"a\":".repeat(17) + "1" + "}".repeat(17)),
                Map.entry("deep lists", "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"),
                Map.entry("a long number", "{\"a\":" + "9".repeat(33) + "}"),
                Map.entry("a long name", "{\"" + "a".repeat(257) + "\":1}"),
                Map.entry("a long text", "{\"a\":\"" + "x".repeat(64 * 1024 + 1) + "\"}"),
                Map.entry("many tokens", "{\"a\":[" + "1,".repeat(10_000) + "1]}"),
                Map.entry("a name twice", "{\"a\":1,\"a\":2}"),
                Map.entry("text behind it", "{\"a\":1} {\"b\":2}"),
                Map.entry("half of it", "{\"a\":"),
                Map.entry("invalid UTF-8", "{\"a\":\"\u00c3\"}"));
    }

    @ParameterizedTest
    @MethodSource("hostileDocuments")
    void rejectsAHostileDocument(Map.Entry<String, String> document) {
        assertThat(json.tree(document.getValue().getBytes(StandardCharsets.ISO_8859_1)))
                .as(document.getKey())
                .isEmpty();
    }

    @Test
    void readsUpToTheLimits() {
        assertThat(json.tree("{\"a\":".repeat(15) + "1" + "}".repeat(15))).isPresent();
        assertThat(json.tree("{\"" + "a".repeat(256) + "\":\"" + "x".repeat(60_000) + "\"}"))
                .isPresent();
    }

    @Test
    void doesNotLoadAClassNamedInADocument() {
        record Plain(String name) {}

        Object read = json.read(
                json.tree("{\"@class\":\"java.net.URL\",\"name\":\"plain\"}").orElseThrow(), Plain.class);

        assertThat(read).isEqualTo(new Plain("plain"));
    }

    @Test
    void returnsEmptyForRandomBytes() {
        read(50_000);
    }

    @Test
    @Tag("measure")
    @Tag("slow")
    void returnsEmptyForAMillionRandomDocuments() {
        read(1_000_000);
    }

    private void read(int rounds) {
        long seed = 20261123;
        Random random = new Random(seed);
        String alphabet = "{}[]\",:0123456789.eE+-truefalsn \\u\n\0é";
        for (int round = 0; round < rounds; round++) {
            StringBuilder text = new StringBuilder("{");
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(json.tree(text.toString().getBytes(StandardCharsets.UTF_8)))
                    .as("seed %d, round %d", seed, round)
                    .isNotNull();
        }
    }
}
