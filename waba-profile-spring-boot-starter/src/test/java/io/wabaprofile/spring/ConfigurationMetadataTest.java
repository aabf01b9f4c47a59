package io.wabaprofile.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What an IDE shows about the properties. */
class ConfigurationMetadataTest {
    private static final String FILE = "/META-INF/spring-configuration-metadata.json";

    private static Map<String, JsonNode> metadata() throws IOException {
        try (InputStream file = ConfigurationMetadataTest.class.getResourceAsStream(FILE)) {
            Map<String, JsonNode> properties = new TreeMap<>();
            new ObjectMapper()
                    .readTree(file)
                    .get("properties")
                    .forEach(property -> properties.put(property.get("name").asText(), property));
            return properties;
        }
    }

    private static void collect(String prefix, Class<?> type, Set<String> names) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (component.getType().isRecord()) {
                collect(name, component.getType(), names);
            } else {
                names.add(name);
            }
        }
    }

    @Test
    void describesEachProperty() throws IOException {
        Set<String> expected = new TreeSet<>(Set.of("management.health.waba-profile.enabled"));
        collect("waba-profile", WabaProfileProperties.class, expected);

        assertThat(metadata().keySet()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(metadata())
                .allSatisfy((name, property) -> assertThat(
                                property.path("description").asText())
                        .as(name)
                        .endsWith("."));
    }

    @Test
    void hasTheDefaults() throws IOException {
        assertThat(metadata()
                        .get("waba-profile.call-timeout")
                        .get("defaultValue")
                        .asText())
                .isEqualTo("30s");
        assertThat(metadata()
                        .get("waba-profile.base-urls.cloud")
                        .get("defaultValue")
                        .asText())
                .isEqualTo("https://waba-v2.360dialog.io");
        assertThat(metadata()
                        .get("management.health.waba-profile.enabled")
                        .get("defaultValue")
                        .asBoolean())
                .isFalse();
    }
}
