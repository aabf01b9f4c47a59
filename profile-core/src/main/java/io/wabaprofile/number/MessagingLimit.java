package io.wabaprofile.number;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many customers a number may contact first in 24 hours, as the platform's tier, such as {@code TIER_1K}. The list
 * of tiers is open: a tier that this version does not know is kept unchanged.
 *
 * @param code the platform's code
 */
public record MessagingLimit(String code) {
    /** No limit. */
    public static final MessagingLimit UNLIMITED = new MessagingLimit("TIER_UNLIMITED");

    private static final Pattern TIER = Pattern.compile("TIER_([0-9]{1,9})(K|M)?");

    /** Returns the number of customers in 24 hours; empty if there is no limit or the tier contains no number. */
    public OptionalLong customersPerDay() {
        Matcher tier = TIER.matcher(code);
        if (!tier.matches()) {
            return OptionalLong.empty();
        }
        long unit = tier.group(2) == null ? 1 : tier.group(2).equals("K") ? 1_000 : 1_000_000;
        return OptionalLong.of(unit * Long.parseLong(tier.group(1)));
    }

    /** Returns the code. */
    @Override
    public String toString() {
        return code;
    }
}
