package io.wabaprofile.fleet.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/** Writes JSON that UTF-8 can encode: half of a surrogate pair becomes an escape sequence. */
final class ExactJson {
    private static final ObjectWriter ESCAPING = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writer();

    private ExactJson() {}

    static String text(JsonNode json) {
        String text = json.toString();
        if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return text;
        }
        try {
            return ESCAPING.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A JSON tree cannot be written", impossible);
        }
    }
}
