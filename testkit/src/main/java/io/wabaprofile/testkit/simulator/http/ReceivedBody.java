package io.wabaprofile.testkit.simulator.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** The body of a request. Counts the bytes, records bodies of up to 64 KiB, and fails where a fault cuts the body. */
public final class ReceivedBody extends InputStream {
    private static final int MAX_RECORDED = 64 * 1024;

    private final ByteArrayOutputStream recorded = new ByteArrayOutputStream();
    private InputStream in;
    private long received;
    private OptionalLong cut = OptionalLong.empty();

    ReceivedBody(InputStream in) {
        this.in = in;
    }

    /** Lets {@link #read} fail after this many bytes. */
    void cutAfter(long bytes) {
        cut = OptionalLong.of(bytes);
    }

    /** The number of bytes that were read so far. */
    public long received() {
        return received;
    }

    /** The bytes that were read so far; empty if there are more than 64 KiB. */
    Optional<byte[]> recorded() {
        return received <= MAX_RECORDED ? Optional.of(recorded.toByteArray()) : Optional.empty();
    }

    /** Returns the complete body. The body can be read again. */
    byte[] peek(int limit) throws IOException, BodyTooLargeException {
        byte[] start = in.readNBytes(limit + 1);
        in = new SequenceInputStream(new ByteArrayInputStream(start), in);
        if (start.length > limit) {
            throw new BodyTooLargeException();
        }
        return start;
    }

    @Override
    public int read() throws IOException {
        byte[] next = new byte[1];
        return read(next, 0, 1) < 0 ? -1 : next[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int start, int length) throws IOException {
        if (cut.isPresent() && received >= cut.getAsLong()) {
            throw new EOFException("A fault cut the body after " + received + " bytes");
        }
        int limit = cut.isPresent() ? (int) Math.min(length, cut.getAsLong() - received) : length;
        int count = in.read(buffer, start, limit);
        if (count > 0) {
            if (received + count <= MAX_RECORDED) {
                recorded.write(buffer, start, count);
            }
            received += count;
        }
        return count;
    }
}
