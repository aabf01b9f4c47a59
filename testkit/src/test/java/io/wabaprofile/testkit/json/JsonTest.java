package io.wabaprofile.testkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void readsEveryKindOfValue() throws MalformedJson {
        Object read = JsonReader.read(" { \"a\" : [ 1 , -2.5e3 , 0 ] ,\t\"b\":{}, \"c\":[],\r\n\"d\":true,\"e\":false,"
                + "\"f\":null,\"g\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83C\\uDF35\" } ");

        assertThat(read)
                .isEqualTo(Map.of(
                        "a",
                        List.of(new BigDecimal("1"), new BigDecimal("-2.5e3"), new BigDecimal("0")),
                        "b",
                        Map.of(),
                        "c",
                        List.of(),
                        "d",
                        true,
                        "e",
                        false,
                        "f",
                        JsonReader.Null.NULL,
                        "g",
                        "\"\\/\b\f\n\r\té🌵"));
    }

    @Test
    void keepsTheOrderOfMembers() throws MalformedJson {
        assertThat(((Map<?, ?>) JsonReader.read("{\"z\":1,\"a\":2,\"m\":3}"))
                        .keySet()
                        .toString())
                .isEqualTo("[z, a, m]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "\"",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "[1,]",
                "[1 2]",
                "01",
                "+1",
                "1.",
                ".5",
                "1e",
                "1e99999",
                "--1",
                "NaN",
                "tru",
                "nul",
                "True",
                "1 2",
                "{} {}",
                "{}x",
                "\"\t\"",
                "\"\\x\"",
                "\"\\u12G4\"",
                "\"\\u١٢٣٤\"",
                "\"\\u12\"",
                "\"\\uD83C\"",
                "\"\\uDF35\\uD83C\"",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"a\":null,\"a\":null}",
                "\uFEFF{}",
                "/* */ {}"
            })
    void refusesWhatIsNotJson(String text) {
        assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(MalformedJson.class);
    }

    @Test
    void limitsTheDepth() throws MalformedJson {
        assertThat(JsonReader.read("[".repeat(32) + "]".repeat(32))).isNotNull();
        assertThatThrownBy(() -> JsonReader.read("[".repeat(34) + "]".repeat(34)))
                .isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> JsonReader.read("[".repeat(60_000))).isInstanceOf(MalformedJson.class);
    }

    @Test
    void readsUtf8Only() throws MalformedJson {
        assertThat(JsonReader.read("\"🌵é\"".getBytes(StandardCharsets.UTF_8))).isEqualTo("🌵é");
        assertThatThrownBy(() -> JsonReader.read("\"é\"".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(MalformedJson.class)
                .hasCauseInstanceOf(CharacterCodingException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"a\":[1,2.5,true,\"x\"],\"b\":{\"c\":\"\"}}",
                "\"\\\"\\\\ \\u0000\\u001f 🌵 é / \u2028\""
            })
    void writesWhatItWouldRead(String json) throws MalformedJson {
        assertThat(JsonWriter.write(JsonReader.read(json))).isEqualTo(json);
    }

    @Test
    void writesHalfASurrogatePairAsAnEscape() {
        assertThat(JsonWriter.write("\uD83C!\u0000")).isEqualTo("\"\\ud83c!\\u0000\"");
    }

    @Test
    void writesNothingElse() {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonWriter.write(new Object()));
    }
}
