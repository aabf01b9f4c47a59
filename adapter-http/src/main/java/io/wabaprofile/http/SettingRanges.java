package io.wabaprofile.http;

import java.time.Duration;

/** Checks that the settings of a connection are in their range. */
final class SettingRanges {
    private SettingRanges() {}

    /**
     * @throws IllegalArgumentException if the value is out of the range; the message contains the name and the value
     */
    static <V extends Comparable<V>> V check(String name, V value, V min, V max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(name + " must be from " + min + " to " + max + "; it is " + value);
        }
        return value;
    }

    /** Checks a duration from zero to {@code max}. */
    static void check(String name, Duration value, Duration max) {
        Duration unused = check(name, value, Duration.ZERO, max);
    }
}
