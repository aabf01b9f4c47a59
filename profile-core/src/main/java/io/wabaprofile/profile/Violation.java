package io.wabaprofile.profile;

import java.io.Serializable;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * One reason why a value cannot be written.
 *
 * @param given the given value for messages: in quotes, shortened to 60 characters, with control and format characters
 *     escaped and without the user name and password of a website. Rules about one character add this character and its
 *     position. For {@link Rule#TOO_MANY}, the given number.
 */
public record Violation(ProfileField field, Rule rule, String given) implements Serializable {

    static final int MAX_PORT = 65_535;

    private static final int MAX_SHOWN = 60;

    /** The rules for values. */
    public enum Rule {
        /** The value is longer than {@link ProfileField#maxLength()}. */
        TOO_LONG,
        /** There are more than {@link ProfileField#MAX_WEBSITES} websites. */
        TOO_MANY,
        /**
         * The value has no visible character: it is empty, or has only white space, no-break spaces, zero-width
         * characters
         * and fillers. To empty a field, clear it.
         */
        BLANK,
        /**
         * About, address or description: a control character other than tab, line feed, and carriage return before a
         * line feed.
         */
        CONTROL_CHARACTER,
        /**
         * About, address or description: a bidirectional embedding, override or isolate (U+202A to U+202E, U+2066 to
         * U+2069). Direction marks such as U+200E and joiners are accepted.
         */
        DIRECTION_OVERRIDE,
        /**
         * Email or website: a space, control, format character, filler or another character without a glyph. Vertical:
         * the same, but spaces are accepted.
         */
        INVISIBLE_CHARACTER,
        /** Website: a quotation mark, backtick, angle bracket or backslash. */
        ILLEGAL_CHARACTER,
        /** The email does not have the form {@code name@host.domain}. */
        NOT_AN_EMAIL,
        /**
         * The website does not start with exactly one {@code http://} or {@code https://}, followed by a valid host.
         */
        NOT_A_WEBSITE,
        /** Website: a port that is not a number from 1 to 65,535. */
        NOT_A_PORT,
        /** Website: a user name or a password before the host. */
        USER_INFO,
        /** The platform returns this value but does not accept it. */
        READ_ONLY,
        /** The platform cannot clear this field once it was set. */
        NOT_CLEARABLE,
        /** The value contains half of a surrogate pair, which cannot be encoded. */
        NOT_UNICODE
    }

    static Violation of(ProfileField field, Rule rule, String given) {
        return new Violation(field, rule, shown(field, given));
    }

    /** @param index the position of the refused character, in UTF-16 units */
    static Violation ofCharacter(ProfileField field, Rule rule, String given, int index) {
        String character = String.format(
                Locale.ROOT, " (U+%04X at character %d)", given.codePointAt(index), given.codePointCount(0, index) + 1);
        return new Violation(field, rule, shown(field, given) + character);
    }

    /**
     * The limit of the rule: for {@link Rule#TOO_LONG} in code points, for {@link Rule#TOO_MANY} in websites, for
     * {@link Rule#NOT_A_PORT} the highest port. Empty for other rules.
     */
    public OptionalInt limit() {
        return switch (rule) {
            case TOO_LONG -> field.maxLength();
            case TOO_MANY -> OptionalInt.of(ProfileField.MAX_WEBSITES);
            case NOT_A_PORT -> OptionalInt.of(MAX_PORT);
            default -> OptionalInt.empty();
        };
    }

    /** Returns a sentence with the field, the rule, the limit and the given value. */
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
            case BLANK -> "may not be blank" + (field.isClearable() ? " (to empty it, clear it)" : "");
            case CONTROL_CHARACTER -> "may not contain control characters other than tab and line break";
            case DIRECTION_OVERRIDE -> "may not contain characters that override the text direction";
            case INVISIBLE_CHARACTER ->
                "may not contain " + (field == ProfileField.VERTICAL ? "" : "spaces or ") + "invisible characters";
            case ILLEGAL_CHARACTER -> "may not contain quotation marks, backticks, angle brackets or backslashes";
            case NOT_AN_EMAIL -> "must be an e-mail address such as shop@example.com";
            case NOT_A_WEBSITE -> "must start with http:// or https:// exactly once, followed by a host";
            case NOT_A_PORT -> "may have a port from 1 to " + MAX_PORT + " only";
            case USER_INFO -> "may not contain a user name or password";
            case READ_ONLY -> "can be read but not written";
            case NOT_CLEARABLE -> "cannot be emptied once it was set";
            case NOT_UNICODE -> "must be valid Unicode text";
        };
    }

    private static String shown(ProfileField field, String given) {
        int length = given.codePointCount(0, given.length());
        String text = field == ProfileField.WEBSITES ? withoutUserInfo(given) : given;
        if (text.codePointCount(0, text.length()) <= MAX_SHOWN) {
            return '"' + PrintableText.escape(text) + '"';
        }
        String start = text.substring(0, text.offsetByCodePoints(0, MAX_SHOWN));
        return '"' + PrintableText.escape(start) + "…\" (" + length + " characters)";
    }

    /** Removes all text up to the last {@code @}, since a malformed website may contain a password after its host. */
    private static String withoutUserInfo(String website) {
        int at = website.lastIndexOf('@');
        int scheme = website.indexOf("//");
        int start = scheme >= 0 && scheme < at ? scheme + 2 : 0;
        return at < 0 ? website : website.substring(0, start) + "…" + website.substring(at);
    }
}
