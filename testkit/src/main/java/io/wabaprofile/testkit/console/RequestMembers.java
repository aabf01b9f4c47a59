package io.wabaprofile.testkit.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.testkit.simulator.http.RequestRefusedException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The members of a JSON object from a caller, each asked for by its type. What is wrong is refused with the member's name
 * and rule, never with its value.
 */
final class RequestMembers {
    private static final int LONGEST_TEXT = 4_096;

    private final ObjectNode given;
    private final Set<String> asked = new LinkedHashSet<>();

    RequestMembers(ObjectNode given) {
        this.given = given;
    }

    private Optional<JsonNode> value(String name) {
        asked.add(name);
        return Optional.ofNullable(given.get(name));
    }

    private static RequestRefusedException mustBe(String name, String rule) {
        return ControlRequest.refused(400, name + " is " + rule);
    }

    private static RequestRefusedException missing(String name) {
        return ControlRequest.refused(400, name + " is missing");
    }

    Optional<String> text(String name) throws RequestRefusedException {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !isText(value.get())) {
            throw mustBe(name, "a text of at most " + LONGEST_TEXT + " characters");
        }
        return value.map(JsonNode::textValue);
    }

    private static boolean isText(JsonNode value) {
        return value.isTextual() && value.textValue().length() <= LONGEST_TEXT;
    }

    String neededText(String name) throws RequestRefusedException {
        return text(name).orElseThrow(() -> missing(name));
    }

    List<String> texts(String name, int most) throws RequestRefusedException {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return List.of();
        }
        List<JsonNode> elements = new ArrayList<>();
        value.get().forEach(elements::add);
        if (value.get().isArray()
                && elements.size() <= most
                && elements.stream().allMatch(RequestMembers::isText)) {
            return elements.stream().map(JsonNode::textValue).toList();
        }
        throw mustBe(name, "a list of at most " + most + " texts");
    }

    OptionalLong wholeNumber(String name, long least, long most) throws RequestRefusedException {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        BigDecimal number = value.get().decimalValue();
        if (value.get().isNumber()
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0
                && number.stripTrailingZeros().scale() <= 0) {
            return OptionalLong.of(number.longValueExact());
        }
        throw mustBe(name, "a whole number from " + least + " to " + most);
    }

    long neededWholeNumber(String name, long least, long most) throws RequestRefusedException {
        OptionalLong number = wholeNumber(name, least, most);
        if (number.isEmpty()) {
            throw missing(name);
        }
        return number.getAsLong();
    }

    double neededProbability(String name) throws RequestRefusedException {
        JsonNode value = value(name).orElseThrow(() -> missing(name));
        if (value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() <= 1) {
            return value.doubleValue();
        }
        throw mustBe(name, "a number from 0 to 1");
    }

    Optional<Boolean> truth(String name) throws RequestRefusedException {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().isBoolean()) {
            throw mustBe(name, "true or false");
        }
        return value.map(JsonNode::booleanValue);
    }

    <E extends Enum<E>> E neededName(String name, Class<E> names) throws RequestRefusedException {
        return named(name, names, neededText(name));
    }

    <E extends Enum<E>> List<E> names(String name, Class<E> names) throws RequestRefusedException {
        Set<E> found = new LinkedHashSet<>();
        for (String text : texts(name, names.getEnumConstants().length)) {
            found.add(named(name, names, text));
        }
        return List.copyOf(found);
    }

    private static <E extends Enum<E>> E named(String name, Class<E> names, String text)
            throws RequestRefusedException {
        return Arrays.stream(names.getEnumConstants())
                .filter(one -> one.name().equals(text))
                .findFirst()
                .orElseThrow(() -> mustBe(
                        name,
                        "one of "
                                + Arrays.stream(names.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))));
    }

    /** Called when everything that means something was asked for. */
    void andNothingElse() throws RequestRefusedException {
        if (given.properties().stream().anyMatch(member -> !asked.contains(member.getKey()))) {
            throw ControlRequest.refused(400, "the members that mean something here are " + String.join(", ", asked));
        }
    }
}
