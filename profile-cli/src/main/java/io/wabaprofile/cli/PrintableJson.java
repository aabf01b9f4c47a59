package io.wabaprofile.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** JSON on one line, fit for a terminal: control, format and other invisible characters are escaped. */
final class PrintableJson {
    private static final Pattern NOT_PRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private PrintableJson() {}

    /** In JSON, such characters occur in strings only, where an escape stands for the same value. */
    static String of(JsonNode document) {
        return NOT_PRINTABLE.matcher(document.toString()).replaceAll(match -> escaped(match.group()));
    }

    /** As a replacement, in which a backslash is doubled. */
    private static String escaped(String character) {
        return character
                .chars()
                .mapToObj(unit -> String.format(Locale.ROOT, "\\\\u%04X", unit))
                .collect(Collectors.joining());
    }
}
