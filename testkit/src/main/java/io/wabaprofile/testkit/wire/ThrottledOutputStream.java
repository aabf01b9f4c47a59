package io.wabaprofile.testkit.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Sends one byte at a time and pauses after each. */
final class ThrottledOutputStream extends OutputStream {
    private final Connection to;
    private final Duration pause;

    ThrottledOutputStream(Connection to, Duration pause) {
        this.to = to;
        this.pause = pause;
    }

    @Override
    public void write(int b) throws IOException {
        to.out().write(b);
        to.pause(pause);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        for (int i = from; i < from + count; i++) {
            write(bytes[i]);
        }
    }
}
