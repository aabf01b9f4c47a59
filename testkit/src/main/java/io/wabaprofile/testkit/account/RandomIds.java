package io.wabaprofile.testkit.account;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Random IDs as 360dialog's, and random phone numbers. */
final class RandomIds {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 10;

    private RandomIds() {}

    static String channel() {
        return letters() + "CH";
    }

    static String partner() {
        return letters() + "PA";
    }

    private static String letters() {
        return ThreadLocalRandom.current()
                .ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                .collect(Collectors.joining());
    }

    static String phoneNumber() {
        return "1555" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);
    }
}
