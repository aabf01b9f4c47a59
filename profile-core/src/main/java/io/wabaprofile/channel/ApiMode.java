package io.wabaprofile.channel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The API in which a number is registered. */
public enum ApiMode {
    /** The Cloud API at 360dialog. */
    CLOUD("cloud"),
    /** Meta's Graph API. The key is an access token. */
    GRAPH("graph"),
    /** The On-Premise API at 360dialog. */
    ON_PREMISE("onpremise");

    private final String code;

    ApiMode(String code) {
        this.code = code;
    }

    /** The value in configuration files: {@code cloud}, {@code graph} or {@code onpremise}. */
    public String code() {
        return code;
    }

    /**
     * Returns the mode with this code. The letter case, hyphens and underscores are ignored: {@code On-Premise} is {@link
     * #ON_PREMISE}. Empty if there is no such mode.
     */
    public static Optional<ApiMode> parse(String text) {
        String compared = text.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(mode -> mode.code.equals(compared))
                .findFirst();
    }
}
