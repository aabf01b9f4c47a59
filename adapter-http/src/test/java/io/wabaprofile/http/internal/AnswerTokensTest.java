package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** However Jackson goes through an answer, it meets what tells of a failure. */
class AnswerTokensTest {
    private static JsonParser tokens(String document) throws IOException {
        JsonParser tokens = new AnswerTokens(new JsonFactory().createParser(document));
        assertThat(tokens.nextToken()).isEqualTo(JsonToken.START_OBJECT);
        return tokens;
    }

    @Test
    void fromValueToValue() throws IOException {
        JsonParser tokens = tokens("{\"a\":1,\"error\":2}");

        assertThat(tokens.nextValue()).isEqualTo(JsonToken.VALUE_NUMBER_INT);
        assertThatThrownBy(tokens::nextValue).isInstanceOf(JsonParseException.class);
    }

    @Test
    void fromNameToName() throws IOException {
        JsonParser tokens = tokens("{\"a\":{\"b\":[1]},\"error\":2}");

        assertThat(tokens.nextFieldName()).isEqualTo("a");
        assertThat(tokens.nextToken()).isEqualTo(JsonToken.START_OBJECT);
        assertThat(tokens.skipChildren().currentToken()).isEqualTo(JsonToken.END_OBJECT);
        assertThatThrownBy(tokens::nextFieldName).isInstanceOf(JsonParseException.class);
    }

    @Test
    void skippingNothingWhereNothingHasBegun() throws IOException {
        JsonParser tokens = tokens("{\"a\":1}");
        tokens.nextToken();

        assertThat(tokens.skipChildren().nextToken()).isEqualTo(JsonToken.VALUE_NUMBER_INT);
    }

    @Test
    void skippingAllOfIt() throws IOException {
        assertThatThrownBy(() -> tokens("{\"a\":[],\"debug_info\":{}}").skipChildren())
                .isInstanceOf(JsonParseException.class);
    }
}
