package io.wabaprofile.testkit.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The members of a JSON object in a request. An error response names the member and its rule, not the member's value.
 */
final class RequestMembers {
    private static final int MAX_TEXT = 4_096;

    private final ObjectNode members;
    private final Set<String> knownNames = new LinkedHashSet<>();

    RequestMembers(ObjectNode members) {
        this.members = members;
    }

    private Optional<JsonNode> value(String name) {
        knownNames.add(name);
        return Optional.ofNullable(members.get(name));
    }

    private static ErrorResponseException invalid(String name, String rule) {
        return ControlRequest.error(400, name + " must be " + rule);
    }

    private static ErrorResponseException missing(String name) {
        return ControlRequest.error(400, name + " is missing");
    }

    Optional<String> text(String name) throws ErrorResponseException {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !isText(value.get())) {
            throw invalid(name, "a text of at most " + MAX_TEXT + " characters");
        }
        return value.map(JsonNode::textValue);
    }

    private static boolean isText(JsonNode value) {
        return value.isTextual() && value.textValue().length() <= MAX_TEXT;
    }

    String requiredText(String name) throws ErrorResponseException {
        return text(name).orElseThrow(() -> missing(name));
    }

    /** @return empty if the member is absent */
    List<String> texts(String name, int maxCount) throws ErrorResponseException {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return List.of();
        }
        List<JsonNode> elements = new ArrayList<>();
        value.get().forEach(elements::add);
        if (value.get().isArray()
                && elements.size() <= maxCount
                && elements.stream().allMatch(RequestMembers::isText)) {
            return elements.stream().map(JsonNode::textValue).toList();
        }
        throw invalid(name, "a list of at most " + maxCount + " texts");
    }

    OptionalLong wholeNumber(String name, long min, long max) throws ErrorResponseException {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        BigDecimal number = value.get().decimalValue();
        if (value.get().isNumber()
                && number.compareTo(BigDecimal.valueOf(min)) >= 0
                && number.compareTo(BigDecimal.valueOf(max)) <= 0
                && number.stripTrailingZeros().scale() <= 0) {
            return OptionalLong.of(number.longValueExact());
        }
        throw invalid(name, "a whole number from " + min + " to " + max);
    }

    long requiredWholeNumber(String name, long min, long max) throws ErrorResponseException {
        return wholeNumber(name, min, max).orElseThrow(() -> missing(name));
    }

    double requiredProbability(String name) throws ErrorResponseException {
        JsonNode value = value(name).orElseThrow(() -> missing(name));
        if (value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() <= 1) {
            return value.doubleValue();
        }
        throw invalid(name, "a number from 0 to 1");
    }

    Optional<Boolean> bool(String name) throws ErrorResponseException {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().isBoolean()) {
            throw invalid(name, "true or false");
        }
        return value.map(JsonNode::booleanValue);
    }

    <E extends Enum<E>> E requiredConstant(String name, Class<E> type) throws ErrorResponseException {
        return constant(name, type, requiredText(name));
    }

    <E extends Enum<E>> List<E> constants(String name, Class<E> type) throws ErrorResponseException {
        Set<E> constants = new LinkedHashSet<>();
        for (String text : texts(name, type.getEnumConstants().length)) {
            constants.add(constant(name, type, text));
        }
        return List.copyOf(constants);
    }

    private static <E extends Enum<E>> E constant(String name, Class<E> type, String text)
            throws ErrorResponseException {
        List<E> constants = List.of(type.getEnumConstants());
        return constants.stream()
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> invalid(
                        name, "one of " + constants.stream().map(Enum::name).collect(Collectors.joining(", "))));
    }

    /** Rejects members that were not read. Call it after all members are read. */
    void rejectUnknown() throws ErrorResponseException {
        if (members.properties().stream().anyMatch(member -> !knownNames.contains(member.getKey()))) {
            throw ControlRequest.error(
                    400, "the body has an unknown member. Known members: " + String.join(", ", knownNames));
        }
    }
}
