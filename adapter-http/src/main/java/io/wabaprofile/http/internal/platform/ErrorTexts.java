package io.wabaprofile.http.internal.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the texts of an error document in any form: {@code message}, {@code title}, {@code detail}, {@code
 * error_description}, {@code errors} as a list or as a map from field to texts, and combinations. Reads at most
 * {@value #MAX_TEXTS} texts of {@value #MAX_DEPTH} levels.
 */
final class ErrorTexts {
    static final int MAX_TEXTS = 10;
    static final int MAX_DEPTH = 6;

    private static final List<String> NAMES = List.of(
            "title", "message", "error_description", "error", "detail", "details", "description", "errors", "meta");

    private final List<String> texts = new ArrayList<>();

    private ErrorTexts() {}

    /** Returns the texts without duplicates, the most general one first. */
    static List<String> in(JsonNode document) {
        ErrorTexts found = new ErrorTexts();
        found.read(document, "", MAX_DEPTH);
        return List.copyOf(found.texts);
    }

    private void read(JsonNode node, String label, int levels) {
        if (levels == 0 || texts.size() == MAX_TEXTS) {
            return;
        }
        if (node.isTextual()) {
            add(node.textValue(), label);
        } else if (node.isArray()) {
            node.forEach(element -> readElement(element, label, levels - 1));
        } else if (node.isObject()) {
            for (String name : NAMES) {
                JsonNode member = node.path(name);
                if (name.equals("errors") && member.isObject()) {
                    readFields(member, levels - 1);
                } else {
                    read(member, label, levels - 1);
                }
            }
        }
    }

    /** Reads an element of an array. Reads an object without a known name as a map from field to texts. */
    private void readElement(JsonNode element, String label, int levels) {
        int before = texts.size();
        read(element, label, levels);
        if (texts.size() == before && element.isObject()) {
            readFields(element, levels);
        }
    }

    private void readFields(JsonNode fields, int levels) {
        fields.properties()
                .forEach(field ->
                        read(field.getValue(), NAMES.contains(field.getKey()) ? "" : field.getKey() + ": ", levels));
    }

    private void add(String text, String label) {
        String labelled = label + text.strip();
        if (!text.isBlank() && !texts.contains(labelled)) {
            texts.add(labelled);
        }
    }
}
