package io.wabaprofile.upload;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of a file's first bytes, growing with it and readable at any time. */
final class PrefixDigest {
    private final MessageDigest sha256;
    private long covered;

    PrefixDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** How many of the file's first bytes it covers. */
    long covered() {
        return covered;
    }

    /** Takes in what it has not covered yet of a piece that stands at a position it has reached. */
    void cover(long position, byte[] piece, int from, int count) {
        if (position > covered) {
            throw new IllegalStateException(
                    "A piece at " + position + " does not follow the first " + covered + " bytes");
        }
        int known = (int) Math.min(count, Math.max(0, covered - position));
        sha256.update(piece, from + known, count - known);
        covered += count - known;
    }

    byte[] value() {
        try {
            return ((MessageDigest) sha256.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The JDK's SHA-256 can be cloned", e);
        }
    }
}
