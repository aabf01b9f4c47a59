package io.wabaprofile.upload;

import java.io.InputStream;
import java.util.Arrays;

/** 40,000,000 bytes of nothing, from any offset, without holding them. */
final class Zeros extends InputStream {
    static final long LENGTH = 40_000_000;
    private long left;

    private Zeros(long left) {
        this.left = left;
    }

    static InputStream from(long offset) {
        return new Zeros(LENGTH - offset);
    }

    @Override
    public int read() {
        return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (left <= 0) {
            return -1;
        }
        int count = (int) Math.min(left, length);
        Arrays.fill(into, from, from + count, (byte) 0);
        left -= count;
        return count;
    }
}
