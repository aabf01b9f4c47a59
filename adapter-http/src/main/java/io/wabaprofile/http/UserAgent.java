package io.wabaprofile.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code User-Agent} header: the application's products, if any, and then this library with its version. */
final class UserAgent {
    private static final int MAX_LENGTH = 256;
    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
    private static final String PRODUCT = TOKEN + "(?:/" + TOKEN + ")?";
    private static final Pattern PRODUCTS = Pattern.compile(PRODUCT + "(?: " + PRODUCT + ")*");
    private static final Pattern NUMBERS = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+");

    /** The name and the version of this library. Meta documents the form name, slash, three numbers. */
    static final String LIBRARY = "waba-profile/" + numbers(builtVersion());

    private UserAgent() {}

    /**
     * Returns the header value with these products before the library.
     *
     * @throws IllegalArgumentException if the text is not a list of products
     */
    static String startingWith(String products) {
        if (products.length() > MAX_LENGTH || !PRODUCTS.matcher(products).matches()) {
            throw new IllegalArgumentException(
                    "userAgent must be products such as my-shop/1.4.0, separated by one space, at most " + MAX_LENGTH
                            + " ASCII characters");
        }
        return products + " " + LIBRARY;
    }

    /**
     * Returns the three numbers at the start of a version, without {@code -SNAPSHOT}; {@code 0.0.0} if there are none.
     */
    static String numbers(String version) {
        Matcher numbers = NUMBERS.matcher(version);
        return numbers.lookingAt() ? numbers.group() : "0.0.0";
    }

    private static String builtVersion() {
        try (InputStream file = UserAgent.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            if (file != null) {
                properties.load(file);
            }
            return properties.getProperty("version", "");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the version of this library", e);
        }
    }
}
