package io.wabaprofile.cli.output;

import java.util.regex.Pattern;

/**
 * How a terminal shows a text. The text says the same without it. A text may have a style only after
 * {@link DisplayText#printable}, so a server cannot add one.
 */
public enum Style {
    HEADLINE("1"),
    REMOVED("31"),
    ADDED("32"),
    WARNING("33"),
    FAILURE("31");

    private static final String RESET = "\u001B[0m";
    private static final Pattern CODE = Pattern.compile("\u001B\\[\\d+m");

    private final String code;

    Style(String number) {
        this.code = "\u001B[" + number + "m";
    }

    /** The text with the codes that switch this style on and off. {@link Terminal} removes them where needed. */
    public String of(String text) {
        return code + text + RESET;
    }

    static String removedFrom(String text) {
        return text.indexOf('\u001B') < 0 ? text : CODE.matcher(text).replaceAll("");
    }
}
