package io.wabaprofile.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes one value of a JSON document, as a server may do in a later version. */
final class ResponseMutator {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEP = 20;

    private final Random random;
    private final String secret;

    /** @param secret a text that some mutations put into the document */
    ResponseMutator(Random random, String secret) {
        this.random = random;
        this.secret = secret;
    }

    static JsonNode parse(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(document, e);
        }
    }

    String mutate(String document) {
        ObjectNode root = NODES.objectNode();
        root.set("root", parse(document));
        List<Runnable> places = new ArrayList<>();
        collect(root, places);
        places.get(random.nextInt(places.size())).run();
        JsonNode mutated = root.path("root");
        return mutated.isMissingNode() ? "" : mutated.toString();
    }

    /** Adds unknown members to each object of a document. */
    static String withUnknownMembers(String document) {
        JsonNode root = parse(document);
        extend(root);
        return root.toString();
    }

    private static void extend(JsonNode node) {
        node.forEach(ResponseMutator::extend);
        if (node instanceof ObjectNode object) {
            object.put("added_later", "text").put("added_number", 7).putNull("added_null");
            object.putObject("added_object").putArray("list").add(true);
        }
    }

    /** One place for each member and entry. */
    private void collect(JsonNode parent, List<Runnable> places) {
        if (parent instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                places.add(() -> mutate(object, name));
                collect(object.get(name), places);
            });
        } else if (parent instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                int place = index;
                places.add(() -> array.set(place, replacement(array.get(place))));
                collect(array.get(index), places);
            }
        }
    }

    private void mutate(ObjectNode parent, String name) {
        switch (random.nextInt(5)) {
            case 0 -> parent.remove(name);
            case 1 -> parent.set("renamed_" + name, parent.remove(name));
            default -> parent.set(name, replacement(parent.get(name)));
        }
    }

    private JsonNode replacement(JsonNode value) {
        return switch (random.nextInt(14)) {
            case 0 -> NullNode.getInstance();
            case 1 -> NODES.numberNode(random.nextInt());
            case 2 -> NODES.textNode(value.asText("text"));
            case 3 -> NODES.booleanNode(random.nextBoolean());
            case 4 -> NODES.objectNode().set("value", value);
            case 5 -> NODES.arrayNode().add(value);
            case 6 -> NODES.arrayNode().add(value).add(7).addNull();
            case 7 -> NODES.objectNode();
            case 8 -> NODES.arrayNode();
            case 9 -> NODES.textNode("UNKNOWN_" + random.nextInt(1_000));
            case 10 -> NODES.numberNode(BigInteger.TEN.pow(30));
            case 11 -> NODES.textNode("x".repeat(2_000) + secret);
            case 12 -> NODES.textNode(secret);
            default -> deep(value);
        };
    }

    private JsonNode deep(JsonNode value) {
        JsonNode nested = value;
        for (int level = random.nextInt(DEEP); level >= 0; level--) {
            ContainerNode<?> outer = random.nextBoolean()
                    ? NODES.arrayNode().add(nested)
                    : (ObjectNode) NODES.objectNode().set("message", nested);
            nested = outer;
        }
        return nested;
    }
}
