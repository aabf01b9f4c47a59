package io.wabaprofile.nativeimage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The members of GraalVM's reachability metadata that this project uses. A file with another member is refused. */
record ReachabilityMetadata(List<TypeEntry> reflection, List<ResourceEntry> resources) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    record Condition(String typeReached) {}

    record Proxy(List<String> proxy) {}

    record MethodEntry(String name, List<String> parameterTypes) {}

    record ResourceEntry(String glob) {
        ResourceEntry {
            Objects.requireNonNull(glob);
        }
    }

    /** @param type a name, or the interfaces of a proxy */
    record TypeEntry(
            Condition condition,
            JsonNode type,
            List<MethodEntry> methods,
            boolean allDeclaredConstructors,
            boolean allDeclaredFields,
            boolean allDeclaredMethods) {

        /** One line with all that the entry makes accessible. */
        String line() throws JsonProcessingException {
            String name = type.isTextual()
                    ? type.textValue()
                    : "proxy of "
                            + String.join(
                                    " and ",
                                    MAPPER.treeToValue(type, Proxy.class).proxy());
            return Stream.of(
                            condition == null ? "" : "if " + condition.typeReached + " is reached:",
                            name,
                            allDeclaredConstructors ? "constructors" : "",
                            allDeclaredFields ? "fields" : "",
                            allDeclaredMethods ? "methods" : "",
                            methods == null ? "" : methods.toString())
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
        }
    }

    /** Returns one line per entry. A condition, a proxy or a method without its name is refused. */
    static Set<String> lines(String json) throws JsonProcessingException {
        ReachabilityMetadata metadata = MAPPER.readValue(json, ReachabilityMetadata.class);
        Set<String> lines = new TreeSet<>();
        for (TypeEntry entry : orEmpty(metadata.reflection)) {
            lines.add(entry.line());
        }
        orEmpty(metadata.resources).forEach(resource -> lines.add("resource " + resource.glob));
        return lines;
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    static String members(String type) {
        return type + " constructors fields methods";
    }

    static String constructor(String type) {
        return type + " [" + new MethodEntry("<init>", List.of()) + "]";
    }
}
