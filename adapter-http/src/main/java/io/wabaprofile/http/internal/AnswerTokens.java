package io.wabaprofile.http.internal;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of an answer on their way into an object, in one go: each is looked at to its end, also where nobody wants it,
 * and a member that may tell of a failure ends the reading.
 */
final class AnswerTokens extends JsonParserDelegate {
    private int depth;

    AnswerTokens(JsonParser tokens) {
        super(tokens);
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        JsonToken token = delegate.nextToken();
        if (token == null) {
            return null;
        }
        switch (token) {
            case START_OBJECT, START_ARRAY -> depth++;
            case END_OBJECT, END_ARRAY -> depth--;
            case VALUE_STRING -> streamReadConstraints().validateStringLength(delegate.getTextLength());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> delegate.getNumberType();
            default -> {}
        }
        if (depth == 1 && ErrorShapes.mayTell(delegate.currentName(), token)) {
            throw new JsonParseException(this, "It may tell of a failure");
        }
        return token;
    }

    @Override
    public @Nullable JsonToken nextValue() throws IOException {
        JsonToken token = nextToken();
        return token == JsonToken.FIELD_NAME ? nextToken() : token;
    }

    @Override
    public JsonParser skipChildren() throws IOException {
        JsonToken begun = currentToken();
        if (begun != null && begun.isStructStart()) {
            int outside = depth - 1;
            while (depth > outside && nextToken() != null) {
                // each token of it is looked at
            }
        }
        return this;
    }
}
