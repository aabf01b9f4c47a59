package io.wabaprofile.profile;

import io.wabaprofile.profile.Violation.Rule;
import java.util.List;
import java.util.regex.Pattern;

/** The rules a value must keep to be written; each finding is added to the list it is handed. */
final class FieldRules {
    // Separators and controls of all Unicode are white space here. The group is possessive: a greedy one overflows the
    // stack on some thousand labels.
    private static final Pattern EMAIL =
            Pattern.compile("[^@\\p{Z}\\p{Cc}]+@[^@.\\p{Z}\\p{Cc}]+(\\.[^@.\\p{Z}\\p{Cc}]+)++");
    private static final Pattern WEBSITE = Pattern.compile("(?i)https?://[^/?#\\p{Z}\\p{Cc}][^\\p{Z}\\p{Cc}]*");

    private FieldRules() {}

    static void text(ProfileField field, String given, List<Violation> found) {
        if (given.isBlank()) {
            found.add(Violation.of(field, Rule.BLANK, given));
        }
        if (given.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
            found.add(Violation.of(field, Rule.NOT_UNICODE, given));
        }
        if (given.codePointCount(0, given.length()) > field.maxLength().orElse(Integer.MAX_VALUE)) {
            found.add(Violation.of(field, Rule.TOO_LONG, given));
        }
    }

    static void email(String given, List<Violation> found) {
        text(ProfileField.EMAIL, given, found);
        if (!given.isBlank() && !EMAIL.matcher(given).matches()) {
            found.add(Violation.of(ProfileField.EMAIL, Rule.NOT_AN_EMAIL, given));
        }
    }

    static void vertical(Vertical given, List<Violation> found) {
        text(ProfileField.VERTICAL, given.code(), found);
        if (given.isReadOnly()) {
            found.add(Violation.of(ProfileField.VERTICAL, Rule.READ_ONLY, given.code()));
        }
    }

    static void websites(List<String> given, List<Violation> found) {
        if (given.isEmpty()) {
            found.add(Violation.of(ProfileField.WEBSITES, Rule.BLANK, ""));
        }
        if (given.size() > ProfileField.MAX_WEBSITES) {
            found.add(new Violation(ProfileField.WEBSITES, Rule.TOO_MANY, String.valueOf(given.size())));
        }
        for (String website : given) {
            text(ProfileField.WEBSITES, website, found);
            if (!website.isBlank() && !WEBSITE.matcher(website).matches()) {
                found.add(Violation.of(ProfileField.WEBSITES, Rule.NOT_A_WEBSITE, website));
            }
        }
    }
}
