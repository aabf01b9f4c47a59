package io.wabaprofile.testkit.simulator.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.Vertical;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Collects and validates the changes of an update request. The changes are applied together, after all values are
 * valid. A
 * blank text clears its field; the handler rejects blank values of fields that cannot be cleared.
 */
public final class ProfileEdit implements UnaryOperator<BusinessProfile> {
    private static final int OLD_DESCRIPTION_LIMIT = 256;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final Pattern WEBSITE = Pattern.compile("(?i)https?://\\S+");

    private static final Map<ProfileField, StrictCheck> TOO_LONG = Map.of(
            ProfileField.ABOUT, StrictCheck.ABOUT_TOO_LONG,
            ProfileField.ADDRESS, StrictCheck.ADDRESS_TOO_LONG,
            ProfileField.DESCRIPTION, StrictCheck.DESCRIPTION_TOO_LONG,
            ProfileField.EMAIL, StrictCheck.EMAIL_TOO_LONG,
            ProfileField.WEBSITES, StrictCheck.WEBSITE_TOO_LONG);

    /** The fields that hold one text, by their name in both APIs. */
    public static final Map<String, ProfileField> TEXT_FIELDS = TOO_LONG.keySet().stream()
            .filter(field -> field != ProfileField.WEBSITES)
            .sorted()
            .collect(Collectors.toMap(
                    ProfileField::label, Function.identity(), (one, other) -> one, LinkedHashMap::new));

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

    /** Changes a field of {@link #TEXT_FIELDS}. A blank text clears it. */
    public void text(ProfileField field, String parameter, JsonNode value) throws InvalidValueException {
        String text = limitedText(parameter, value, field);
        boolean valid = field != ProfileField.EMAIL
                || text.isBlank()
                || EMAIL.matcher(text).matches();
        require(valid, StrictCheck.EMAIL_MALFORMED, parameter, "must be a valid email address");
        changes.add(profile -> profile.set(field, text));
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
            String website = limitedText("websites", element, ProfileField.WEBSITES);
            boolean valid = WEBSITE.matcher(website).matches();
            require(valid, StrictCheck.WEBSITE_MALFORMED, "websites", "must start with http:// or https://");
            websites.add(website);
        }
        changes.add(profile -> profile.websites(websites));
    }

    /** Clears the fields that are not in the set, except about and photo. */
    public void clearAllExcept(Set<String> members) {
        changes.add(profile -> ProfileField.all().stream()
                .filter(field -> field != ProfileField.ABOUT && field != ProfileField.PHOTO)
                .filter(field -> !members.contains(field.label()))
                .forEach(field -> profile.set(field, List.of())));
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

    private String limitedText(String parameter, JsonNode value, ProfileField field) throws InvalidValueException {
        String text = text(parameter, value);
        int limit = field == ProfileField.DESCRIPTION && rules.has(Variant.DESCRIPTION_LIMIT_256)
                ? OLD_DESCRIPTION_LIMIT
                : field.maxLength().orElseThrow();
        int length = rules.has(Variant.LENGTHS_IN_UTF16) ? text.length() : text.codePointCount(0, text.length());
        require(length <= limit, Objects.requireNonNull(TOO_LONG.get(field)), parameter, "is too long");
        return text;
    }

    private void require(boolean valid, StrictCheck check, String parameter, String reason)
            throws InvalidValueException {
        rules.require(valid, check, () -> new InvalidValueException(parameter, reason));
    }
}
