package io.wabaprofile.http.internal;

import java.time.Duration;

/** Checks that the settings of connections and adapters are in their range. */
public final class SettingRanges {
    private static final Duration SHORTEST_LIMIT = Duration.ofNanos(1);
    private static final Duration LONGEST_LIMIT = Duration.ofDays(1);

    private SettingRanges() {}

    /**
     * @throws IllegalArgumentException if the value is out of the range; the message contains the name and the value
     */
    public static <V extends Comparable<V>> V check(String name, V value, V min, V max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(name + " must be from " + min + " to " + max + "; it is " + value);
        }
        return value;
    }

    /** Checks a duration from zero to {@code max}. */
    public static void check(String name, Duration value, Duration max) {
        Duration unused = check(name, value, Duration.ZERO, max);
    }

    /** Checks a time limit from one nanosecond to one day. */
    public static Duration checkLimit(String name, Duration limit) {
        return check(name, limit, SHORTEST_LIMIT, LONGEST_LIMIT);
    }
}
