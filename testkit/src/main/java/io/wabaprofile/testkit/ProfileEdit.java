package io.wabaprofile.testkit;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.Vertical;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What a request changes, collected member by member and refused at the first value that the platform does not take, so
 * that it happens as a whole or not at all. A blank text clears; what may not be cleared is for the door to refuse.
 */
final class ProfileEdit implements UnaryOperator<BusinessProfile> {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final Pattern WEBSITE = Pattern.compile("(?i)https?://\\S+");

    private final List<Consumer<BusinessProfile.Builder>> changes = new ArrayList<>();

    @Override
    public BusinessProfile apply(BusinessProfile before) {
        BusinessProfile.Builder after = before.toBuilder();
        changes.forEach(change -> change.accept(after));
        return after.build();
    }

    void about(String parameter, Object value) throws RefusedValue {
        String text = limited(parameter, value, ProfileField.ABOUT);
        changes.add(profile -> profile.about(text));
    }

    void address(String parameter, Object value) throws RefusedValue {
        String text = limited(parameter, value, ProfileField.ADDRESS);
        changes.add(profile -> profile.address(text));
    }

    void description(String parameter, Object value) throws RefusedValue {
        String text = limited(parameter, value, ProfileField.DESCRIPTION);
        changes.add(profile -> profile.description(text));
    }

    void email(String parameter, Object value) throws RefusedValue {
        String text = limited(parameter, value, ProfileField.EMAIL);
        if (!text.isBlank() && !EMAIL.matcher(text).matches()) {
            throw new RefusedValue(parameter, "must be a valid email address");
        }
        changes.add(profile -> profile.email(text));
    }

    void vertical(String code) {
        changes.add(profile -> profile.vertical(Vertical.of(code)));
    }

    void websites(String parameter, Object value) throws RefusedValue {
        if (!(value instanceof List<?> elements)) {
            throw new RefusedValue(parameter, "must be an array");
        }
        if (elements.size() > ProfileField.MAX_WEBSITES) {
            throw new RefusedValue(parameter, "must be at most " + ProfileField.MAX_WEBSITES);
        }
        List<String> websites = new ArrayList<>();
        for (Object element : elements) {
            String website = limited(parameter, element, ProfileField.WEBSITES);
            if (!WEBSITE.matcher(website).matches()) {
                throw new RefusedValue(parameter, "must start with http:// or https://");
            }
            websites.add(website);
        }
        changes.add(profile -> profile.websites(websites));
    }

    static String text(String parameter, Object value) throws RefusedValue {
        if (value instanceof String text) {
            return text;
        }
        throw new RefusedValue(parameter, "must be a string");
    }

    private static String limited(String parameter, Object value, ProfileField field) throws RefusedValue {
        String text = text(parameter, value);
        int limit = field.maxLength().orElseThrow();
        if (text.codePointCount(0, text.length()) > limit) {
            throw new RefusedValue(parameter, "is too long, it may have at most " + limit + " characters");
        }
        return text;
    }
}
