package io.wabaprofile.fleet.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactJsonTest {
    private static final TestPostgres POSTGRES = TestPostgres.shared();

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "half \ud800 pair", "\udc00", "Bäckerei 🍞", "\\ud800"})
    void postgresReturnsTheSameText(String text) throws Exception {
        JsonNode json = JsonNodeFactory.instance.objectNode().put("about", text);

        String stored = new Database(POSTGRES.pool("public"))
                .query("select ?::json", row -> row.getString(1), ExactJson.text(json))
                .get(0);

        assertThat(new ObjectMapper().readTree(stored)).isEqualTo(json);
    }
}
