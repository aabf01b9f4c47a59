package io.wabaprofile.testkit.simulator.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** The body of a request: counted, kept as long as it is small, and cut where a fault wants it. */
public final class ReceivedBody extends InputStream {
    private static final int KEPT_AT_MOST = 64 * 1024;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private InputStream in;
    private long received;
    private OptionalLong cut = OptionalLong.empty();

    ReceivedBody(InputStream in) {
        this.in = in;
    }

    /** The connection is to end after so many bytes. */
    public void cutAfter(long bytes) {
        cut = OptionalLong.of(bytes);
    }

    /** What ends the connection. */
    public static final class Cut extends IOException {
        private static final long serialVersionUID = 1;
    }

    public long received() {
        return received;
    }

    /** Empty if it was too long to be kept. */
    public Optional<byte[]> kept() {
        return received <= KEPT_AT_MOST ? Optional.of(kept.toByteArray()) : Optional.empty();
    }

    /** The whole body, which may be read once more afterwards. */
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
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        if (cut.isPresent() && received >= cut.getAsLong()) {
            throw new Cut();
        }
        int wanted = cut.isPresent() ? (int) Math.min(length, cut.getAsLong() - received) : length;
        int count = in.read(into, at, wanted);
        if (count > 0) {
            if (received + count <= KEPT_AT_MOST) {
                kept.write(into, at, count);
            }
            received += count;
        }
        return count;
    }
}
