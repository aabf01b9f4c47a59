package io.wabaprofile.testkit.wire;

import java.io.IOException;
import java.io.OutputStream;

/** Lets so many bytes through, and forgets the rest. */
final class LimitedOutputStream extends OutputStream {
    private final OutputStream out;
    private long left;

    LimitedOutputStream(long count, OutputStream out) {
        this.out = out;
        this.left = count;
    }

    /** How many bytes have not come yet. */
    long left() {
        return left;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        int through = (int) Math.min(left, count);
        if (through > 0) {
            out.write(bytes, from, through);
            left -= through;
        }
    }
}
