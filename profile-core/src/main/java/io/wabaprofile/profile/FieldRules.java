package io.wabaprofile.profile;

import io.wabaprofile.profile.Violation.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Validates a value before it is written. Adds each violation to the given list. */
final class FieldRules {
    /**
     * Characters without a glyph: separators, controls, format characters, fillers, variation selectors. For use in
     * brackets.
     */
    private static final String INVISIBLE = "\\p{Z}\\p{Cc}\\p{Cf}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F"
            + "\\u2065\\u2800\\u3164\\uFE00-\\uFE0F\\uFFA0\\uFFF0-\\uFFF8\\x{16FE4}\\x{1D159}\\x{E0000}-\\x{E0FFF}";

    private static final Pattern BLANK = Pattern.compile("[" + INVISIBLE + "]*+");
    private static final Pattern INVISIBLE_CHARACTER = Pattern.compile("[" + INVISIBLE + "]");
    private static final Pattern INVISIBLE_EXCEPT_SPACE = Pattern.compile("[" + INVISIBLE + "&&[^ ]]");
    private static final Pattern CONTROL_CHARACTER = Pattern.compile("[\\p{Cc}&&[^\\t\\n\\r]]|\\r(?!\\n)");
    private static final Pattern DIRECTION_OVERRIDE = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");
    private static final Pattern HALF_A_PAIR = Pattern.compile("\\p{Cs}");
    private static final Pattern NOT_IN_A_URL = Pattern.compile("[\"<>\\\\`]");
    private static final Pattern EMAIL_NAME = Pattern.compile("[^@()<>\\[\\]:;,\"\\\\]+");

    private FieldRules() {}

    /** @throws InvalidProfileException if there is a violation; an empty list of values clears the field */
    static void validate(Map<ProfileField, List<String>> changes) {
        List<Violation> violations = new ArrayList<>();
        changes.forEach((field, values) -> check(field, values, violations));
        if (!violations.isEmpty()) {
            throw new InvalidProfileException(violations);
        }
    }

    private static void check(ProfileField field, List<String> values, List<Violation> found) {
        if (values.isEmpty()) {
            if (!field.isClearable()) {
                found.add(Violation.of(field, Rule.NOT_CLEARABLE, ""));
            }
            return;
        }
        switch (field) {
            case WEBSITES -> websites(values, found);
            case EMAIL -> email(values.get(0), found);
            case VERTICAL -> vertical(values.get(0), found);
            default -> text(field, values.get(0), found);
        }
    }

    /** Checks about, address and description: visible text with any number of lines. */
    private static void text(ProfileField field, String given, List<Violation> found) {
        length(field, given, found);
        if (!isBlank(given)) {
            refuse(CONTROL_CHARACTER, Rule.CONTROL_CHARACTER, field, given, found);
            refuse(DIRECTION_OVERRIDE, Rule.DIRECTION_OVERRIDE, field, given, found);
        }
    }

    private static void email(String given, List<Violation> found) {
        length(ProfileField.EMAIL, given, found);
        if (!isBlank(given)
                && !refuse(INVISIBLE_CHARACTER, Rule.INVISIBLE_CHARACTER, ProfileField.EMAIL, given, found)
                && !isEmail(given)) {
            found.add(Violation.of(ProfileField.EMAIL, Rule.NOT_AN_EMAIL, given));
        }
    }

    private static boolean isEmail(String given) {
        int at = given.lastIndexOf('@');
        String host = given.substring(at + 1);
        return at > 0
                && EMAIL_NAME.matcher(given.substring(0, at)).matches()
                && WebsiteSyntax.isHostName(host)
                && host.contains(".")
                && !host.endsWith(".");
    }

    private static void vertical(String code, List<Violation> found) {
        length(ProfileField.VERTICAL, code, found);
        if (isBlank(code)) {
            return;
        }
        refuse(INVISIBLE_EXCEPT_SPACE, Rule.INVISIBLE_CHARACTER, ProfileField.VERTICAL, code, found);
        if (Vertical.of(code).isReadOnly()) {
            found.add(Violation.of(ProfileField.VERTICAL, Rule.READ_ONLY, code));
        }
    }

    private static void websites(List<String> given, List<Violation> found) {
        if (given.size() > ProfileField.MAX_WEBSITES) {
            found.add(new Violation(ProfileField.WEBSITES, Rule.TOO_MANY, String.valueOf(given.size())));
        }
        given.forEach(website -> website(website, found));
    }

    private static void website(String given, List<Violation> found) {
        length(ProfileField.WEBSITES, given, found);
        if (!isBlank(given)
                && !refuse(INVISIBLE_CHARACTER, Rule.INVISIBLE_CHARACTER, ProfileField.WEBSITES, given, found)
                && !refuse(NOT_IN_A_URL, Rule.ILLEGAL_CHARACTER, ProfileField.WEBSITES, given, found)) {
            WebsiteSyntax.brokenRule(given)
                    .ifPresent(rule -> found.add(Violation.of(ProfileField.WEBSITES, rule, given)));
        }
    }

    /** Checks the rules of each text: not blank, valid Unicode, within the maximum length. */
    private static void length(ProfileField field, String given, List<Violation> found) {
        if (isBlank(given)) {
            found.add(Violation.of(field, Rule.BLANK, given));
        }
        if (HALF_A_PAIR.matcher(given).find()) {
            found.add(Violation.of(field, Rule.NOT_UNICODE, given));
        }
        if (given.codePointCount(0, given.length()) > field.maxLength().orElse(Integer.MAX_VALUE)) {
            found.add(Violation.of(field, Rule.TOO_LONG, given));
        }
    }

    private static boolean isBlank(String given) {
        return BLANK.matcher(given).matches();
    }

    /** Reports the first character that matches the pattern. Returns whether there is one. */
    private static boolean refuse(
            Pattern characters, Rule rule, ProfileField field, String given, List<Violation> found) {
        Matcher first = characters.matcher(given);
        if (!first.find()) {
            return false;
        }
        found.add(Violation.ofCharacter(field, rule, given, first.start()));
        return true;
    }
}
