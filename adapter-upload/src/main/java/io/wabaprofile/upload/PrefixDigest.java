package io.wabaprofile.upload;

import io.wabaprofile.profile.Sha256;
import java.security.MessageDigest;

/** The SHA-256 of the leading bytes of a file. Not thread-safe. */
final class PrefixDigest {
    private final MessageDigest sha256 = Sha256.newDigest();
    private long covered;

    /** The number of leading bytes that were added. */
    long covered() {
        return covered;
    }

    /** Adds the bytes of a block at a position. Ignores bytes that were added before. */
    void add(long position, byte[] block, int from, int count) {
        if (position > covered) {
            throw new IllegalStateException(
                    "A block at " + position + " does not follow the first " + covered + " bytes");
        }
        int known = (int) Math.min(count, Math.max(0, covered - position));
        sha256.update(block, from + known, count - known);
        covered += count - known;
    }

    /** Returns the SHA-256 of the bytes so far. */
    byte[] value() {
        return Sha256.copyOf(sha256).digest();
    }
}
