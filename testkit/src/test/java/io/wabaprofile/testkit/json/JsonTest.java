package io.wabaprofile.testkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void keepsTheOrderOfMembers() throws MalformedJson {
        assertThat(Json.read("{\"z\":1,\"a\":2,\"m\":3}").fieldNames())
                .toIterable()
                .containsExactly("z", "a", "m");
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
                "\"\\u12\"",
                "\"\\uD83C\"",
                "\"\\uDF35\\uD83C\"",
                "{\"\\uD83C\":1}",
                "{\"a\":[{\"b\":\"\\uD83C\"}]}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"a\":null,\"a\":null}",
                "\uFEFF{}",
                "/* */ {}"
            })
    void rejectsInvalidJson(String text) {
        assertThatThrownBy(() -> Json.read(text)).isInstanceOf(MalformedJson.class);
    }

    @Test
    void doesNotRepeatTheTextInAMessage() {
        assertThatThrownBy(() -> Json.read("{\"key\": made-up-secret}"))
                .isInstanceOf(MalformedJson.class)
                .hasMessageNotContaining("made")
                .hasMessageContaining("line 1, column");
    }

    @Test
    void limitsTheDepth() throws MalformedJson {
        assertThat(Json.read("[".repeat(32) + "]".repeat(32))).isNotNull();
        assertThatThrownBy(() -> Json.read("[".repeat(34) + "]".repeat(34))).isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> Json.read("[".repeat(60_000))).isInstanceOf(MalformedJson.class);
    }

    @Test
    void readsOnlyUtf8() throws MalformedJson {
        assertThat(Json.read("\"🌵é\"".getBytes(StandardCharsets.UTF_8)).textValue())
                .isEqualTo("🌵é");
        assertThatThrownBy(() -> Json.read("\"é\"".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(MalformedJson.class)
                .hasCauseInstanceOf(CharacterCodingException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"a\":[1,2.5,true,null,\"x\"],\"b\":{\"c\":\"\"}}",
                "\"\\\"\\\\ \\u0000\\u001F 🌵 é / \u2028\""
            })
    void writesWhatItReads(String json) throws MalformedJson {
        assertThat(Json.write(Json.read(json))).isEqualTo(json);
    }

    @Test
    void rejectsAValueThatJacksonCannotWrite() {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.write(new Object()));
    }
}
