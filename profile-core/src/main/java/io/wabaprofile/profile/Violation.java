package io.wabaprofile.profile;

import java.io.Serializable;
import java.util.OptionalInt;

/**
 * One reason why a value may not be written.
 *
 * @param given for people: what was given, in quotes, shortened to 60 characters and with control characters escaped;
 *     for {@link Rule#TOO_MANY} how many
 */
public record Violation(ProfileField field, Rule rule, String given) implements Serializable {

    private static final int MAX_SHOWN = 60;

    /** What a value must keep to. */
    public enum Rule {
        /** Longer than {@link ProfileField#maxLength()}. */
        TOO_LONG,
        /** More than {@link ProfileField#MAX_WEBSITES}. */
        TOO_MANY,
        /** Nothing but white space; where a field can be cleared, there is a method that says so. */
        BLANK,
        /** Not of the form {@code name@host.domain}. */
        NOT_AN_EMAIL,
        /** Does not start with {@code http://} or {@code https://} followed by a host, or holds white space. */
        NOT_A_WEBSITE,
        /** The platform shows this value but does not accept it. */
        READ_ONLY,
        /** The platform cannot empty this field once it was set. */
        NOT_CLEARABLE,
        /** Holds half of a surrogate pair, which no server could be sent. */
        NOT_UNICODE
    }

    static Violation of(ProfileField field, Rule rule, String given) {
        return new Violation(field, rule, shortened(given));
    }

    /** The number behind the rule, for {@link Rule#TOO_LONG} in code points and for {@link Rule#TOO_MANY} in websites. */
    public OptionalInt limit() {
        return switch (rule) {
            case TOO_LONG -> field.maxLength();
            case TOO_MANY -> OptionalInt.of(ProfileField.MAX_WEBSITES);
            default -> OptionalInt.empty();
        };
    }

    /** One sentence for people: field, rule, limit and what was given. */
    public String message() {
        String rest = switch (rule) {
            case TOO_MANY -> ": " + given + " were given";
            case NOT_CLEARABLE -> "";
            default -> ": " + given;
        };
        return field.label() + " " + complaint() + rest;
    }

    private String complaint() {
        return switch (rule) {
            case TOO_LONG -> "may have at most " + limit().orElseThrow() + " characters";
            case TOO_MANY -> "may be at most " + limit().orElseThrow();
            case BLANK -> "may not be blank" + (isClearable() ? " (to empty it, clear it)" : "");
            case NOT_AN_EMAIL -> "must be an e-mail address such as shop@example.com";
            case NOT_A_WEBSITE -> "must start with http:// or https://, followed by a host and no white space";
            case READ_ONLY -> "can be read but not written";
            case NOT_CLEARABLE -> "cannot be emptied once it was set";
            case NOT_UNICODE -> "must be valid Unicode text";
        };
    }

    private boolean isClearable() {
        return field != ProfileField.ABOUT && field != ProfileField.VERTICAL;
    }

    private static String shortened(String given) {
        int length = given.codePointCount(0, given.length());
        if (length <= MAX_SHOWN) {
            return '"' + Shown.text(given) + '"';
        }
        String start = given.substring(0, given.offsetByCodePoints(0, MAX_SHOWN));
        return '"' + Shown.text(start) + "…\" (" + length + " characters)";
    }
}
