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
 * What a request changes, collected member by member and refused at the first value that the platform does not take, so
 * that it happens as a whole or not at all. A blank text clears; what may not be cleared is for the handler to refuse.
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
        String text = limited(parameter, value, ProfileField.ABOUT, StrictCheck.ABOUT_TOO_LONG);
        changes.add(profile -> profile.about(text));
    }

    public void address(String parameter, JsonNode value) throws InvalidValueException {
        String text = limited(parameter, value, ProfileField.ADDRESS, StrictCheck.ADDRESS_TOO_LONG);
        changes.add(profile -> profile.address(text));
    }

    public void description(String parameter, JsonNode value) throws InvalidValueException {
        String text = limited(parameter, value, ProfileField.DESCRIPTION, StrictCheck.DESCRIPTION_TOO_LONG);
        changes.add(profile -> profile.description(text));
    }

    public void email(String parameter, JsonNode value) throws InvalidValueException {
        String text = limited(parameter, value, ProfileField.EMAIL, StrictCheck.EMAIL_TOO_LONG);
        demand(
                text.isBlank() || EMAIL.matcher(text).matches(),
                StrictCheck.EMAIL_MALFORMED,
                parameter,
                "must be a valid email address");
        changes.add(profile -> profile.email(text));
    }

    /** @param code empty to clear it */
    public void vertical(String code) {
        changes.add(profile -> profile.vertical(code.isBlank() ? null : Vertical.of(code)));
    }

    public void websites(String parameter, JsonNode value, int greatestNumber) throws InvalidValueException {
        demand(value.isArray(), StrictCheck.VALUE_OF_WRONG_TYPE, parameter, "must be an array");
        Iterable<JsonNode> elements = value.isArray() ? value : List.of(value);
        int count = value.isArray() ? value.size() : 1;
        demand(count <= greatestNumber, StrictCheck.WEBSITES_TOO_MANY, parameter, "must be at most " + greatestNumber);
        List<String> websites = new ArrayList<>();
        for (JsonNode element : elements) {
            String website = limited(parameter, element, ProfileField.WEBSITES, StrictCheck.WEBSITE_TOO_LONG);
            demand(
                    WEBSITE.matcher(website).matches(),
                    StrictCheck.WEBSITE_MALFORMED,
                    parameter,
                    "must start with http:// or https://");
            websites.add(website);
        }
        changes.add(profile -> profile.websites(websites));
    }

    /** What is not named in the members is cleared. */
    public void clearAllBut(Set<String> members) {
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

    /** Returns the value, or the value that null stands for; null if the member counts as absent. */
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
        demand(value.isTextual(), StrictCheck.VALUE_OF_WRONG_TYPE, parameter, "must be a string");
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private String limited(String parameter, JsonNode value, ProfileField field, StrictCheck tooLong)
            throws InvalidValueException {
        String text = text(parameter, value);
        int limit = field == ProfileField.DESCRIPTION && rules.has(Variant.DESCRIPTION_LIMIT_256)
                ? OLD_DESCRIPTION_LIMIT
                : field.maxLength().orElseThrow();
        int length = rules.has(Variant.LENGTHS_IN_UTF16) ? text.length() : text.codePointCount(0, text.length());
        demand(length <= limit, tooLong, parameter, "is too long");
        return text;
    }

    private void demand(boolean valid, StrictCheck check, String parameter, String complaint)
            throws InvalidValueException {
        if (!valid && rules.checks(check)) {
            throw new InvalidValueException(parameter, complaint);
        }
    }
}
