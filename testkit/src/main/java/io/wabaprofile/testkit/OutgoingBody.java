package io.wabaprofile.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** The body of a response, of an announced length or in chunks. */
final class OutgoingBody extends OutputStream {
    private final OutputStream out;
    private final boolean chunked;
    private long left;
    private boolean closed;

    OutgoingBody(OutputStream out, OptionalLong length) {
        this.out = out;
        this.chunked = length.isEmpty();
        this.left = length.orElse(0);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int at, int length) throws IOException {
        if (!chunked) {
            out.write(from, at, length);
            left -= length;
        } else if (length > 0) {
            out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(from, at, length);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    boolean isComplete() {
        return closed && left == 0;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            if (chunked) {
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.flush();
        }
    }
}
