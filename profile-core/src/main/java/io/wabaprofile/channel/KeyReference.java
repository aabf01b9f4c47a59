package io.wabaprofile.channel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names the place of a key or an access token, so that a configuration file does not contain it: a scheme and a name,
 * such as {@code env:D360_API_KEY} or {@code file:/run/secrets/shop}.
 *
 * @param scheme 1 to 16 lower-case letters and hyphens, starting with a letter
 * @param name the name in this scheme, without control characters
 */
public record KeyReference(String scheme, String name) {
    private static final String FORMS = "Write env:NAME or file:/path";
    private static final Pattern REFERENCE = Pattern.compile("(?<scheme>[a-z][a-z-]{0,15}):(?<name>\\S\\P{Cntrl}*)");

    /** Letters and digits without a separator, as platform keys are. */
    private static final Pattern LIKE_A_KEY = Pattern.compile("(?=.*\\d)[A-Za-z0-9]{20,}");

    /**
     * Parses a reference. Does not check whether the scheme is known or the key exists.
     *
     * @throws IllegalArgumentException if the text has no scheme, or its name looks like a key. The message does not
     *     contain a text that may be a key.
     */
    public static KeyReference parse(String text) {
        Matcher parts = REFERENCE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "This key reference has no scheme, so it may be a key. It is not repeated here. " + FORMS);
        }
        String name = parts.group("name").stripTrailing();
        if (LIKE_A_KEY.matcher(name).matches()) {
            throw new IllegalArgumentException("The name in this key reference looks like a key. It is not repeated"
                    + " here. " + FORMS + ", where the variable or the file contains the key");
        }
        return new KeyReference(parts.group("scheme"), name);
    }

    /** Returns the form that {@link #parse} reads. */
    @Override
    public String toString() {
        return scheme + ":" + name;
    }
}
