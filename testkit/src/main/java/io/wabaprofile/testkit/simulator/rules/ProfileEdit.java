package io.wabaprofile.testkit.simulator.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.Vertical;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects and validates the changes of an update request. The changes are applied together, after all values are valid. A
 * blank text clears its field; the handler rejects blank values of fields that cannot be cleared.
 */
public final class ProfileEdit implements UnaryOperator<BusinessProfile> {
    private static final int OLD_DESCRIPTION_LIMIT = 256;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final Pattern WEBSITE = Pattern.compile("(?i)https?://\\S+");

    private final List<Consumer<BusinessProfile.Builder>> changes = new ArrayList<>();
    private final SimulatorRules rules;

    public ProfileEdit(SimulatorRules rules) {
        this.rules = rules;
    }

    @Override
    public BusinessProfile apply(BusinessProfile before) {
        BusinessProfile.Builder after = before.toBuilder();
        changes.forEach(change -> change.accept(after));
        return after.build();
    }

    public void about(String parameter, JsonNode value) throws InvalidValueException {
        String text = limitedText(parameter, value, ProfileField.ABOUT, StrictCheck.ABOUT_TOO_LONG);
        changes.add(profile -> profile.about(text));
    }

    /** Changes address, description or email. */
    public void text(ProfileField field, JsonNode value) throws InvalidValueException {
        switch (field) {
            case ADDRESS -> {
                String text = limitedText("address", value, field, StrictCheck.ADDRESS_TOO_LONG);
                changes.add(profile -> profile.address(text));
            }
            case DESCRIPTION -> {
                String text = limitedText("description", value, field, StrictCheck.DESCRIPTION_TOO_LONG);
                changes.add(profile -> profile.description(text));
            }
            case EMAIL -> {
                String text = limitedText("email", value, field, StrictCheck.EMAIL_TOO_LONG);
                boolean valid = text.isBlank() || EMAIL.matcher(text).matches();
                require(valid, StrictCheck.EMAIL_MALFORMED, "email", "must be a valid email address");
                changes.add(profile -> profile.email(text));
            }
            default -> throw new IllegalArgumentException(field + " is not a text field");
        }
    }

    /** @param code empty to clear the vertical */
    public void vertical(String code) {
        changes.add(profile -> profile.vertical(code.isBlank() ? null : Vertical.of(code)));
    }

    public void websites(JsonNode value, int maxCount) throws InvalidValueException {
        require(value.isArray(), StrictCheck.VALUE_OF_WRONG_TYPE, "websites", "must be an array");
        Iterable<JsonNode> elements = value.isArray() ? value : List.of(value);
        int count = value.isArray() ? value.size() : 1;
        require(count <= maxCount, StrictCheck.WEBSITES_TOO_MANY, "websites", "must be at most " + maxCount);
        List<String> websites = new ArrayList<>();
        for (JsonNode element : elements) {
            String website = limitedText("websites", element, ProfileField.WEBSITES, StrictCheck.WEBSITE_TOO_LONG);
            boolean valid = WEBSITE.matcher(website).matches();
            require(valid, StrictCheck.WEBSITE_MALFORMED, "websites", "must start with http:// or https://");
            websites.add(website);
        }
        changes.add(profile -> profile.websites(websites));
    }

    /** Clears the fields that are not in the set. */
    public void clearAllExcept(Set<String> members) {
        changes.add(profile -> {
            if (!members.contains("address")) {
                profile.address(null);
            }
            if (!members.contains("description")) {
                profile.description(null);
            }
            if (!members.contains("email")) {
                profile.email(null);
            }
            if (!members.contains("vertical")) {
                profile.vertical(null);
            }
            if (!members.contains("websites")) {
                profile.websites(List.of());
            }
        });
    }

    /** Returns the value, or the replacement for null. Returns null if the member counts as absent. */
    public static @Nullable JsonNode withoutNull(SimulatorRules rules, String member, JsonNode value) {
        if (!value.isNull()) {
            return value;
        }
        if (rules.has(Variant.NULL_CLEARS)) {
            return member.equals("websites") ? JsonNodeFactory.instance.arrayNode() : TextNode.valueOf("");
        }
        boolean absent = rules.has(Variant.NULL_IGNORED) || !rules.checks(StrictCheck.VALUE_OF_WRONG_TYPE);
        return absent ? null : value;
    }

    public String text(String parameter, JsonNode value) throws InvalidValueException {
        require(value.isTextual(), StrictCheck.VALUE_OF_WRONG_TYPE, parameter, "must be a string");
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private String limitedText(String parameter, JsonNode value, ProfileField field, StrictCheck tooLong)
            throws InvalidValueException {
        String text = text(parameter, value);
        int limit = field == ProfileField.DESCRIPTION && rules.has(Variant.DESCRIPTION_LIMIT_256)
                ? OLD_DESCRIPTION_LIMIT
                : field.maxLength().orElseThrow();
        int length = rules.has(Variant.LENGTHS_IN_UTF16) ? text.length() : text.codePointCount(0, text.length());
        require(length <= limit, tooLong, parameter, "is too long");
        return text;
    }

    private void require(boolean valid, StrictCheck check, String parameter, String reason)
            throws InvalidValueException {
        rules.require(valid, check, () -> new InvalidValueException(parameter, reason));
    }
}
