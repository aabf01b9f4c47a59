package io.wabaprofile.testkit.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The body of a request, as long as its head says. Read once, piece by piece. */
final class FramedBody {
    private static final int PIECE = 64 * 1024;

    private final MessageHead head;
    private final InputStream in;
    private final byte[] piece = new byte[PIECE];

    FramedBody(MessageHead head, InputStream in) {
        this.head = head;
        this.in = in;
    }

    /** All of it, without chunks. */
    byte[] content() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        copy(OutputStream.nullOutputStream(), whole, Long.MAX_VALUE);
        return whole.toByteArray();
    }

    /**
     * To the letter, up to so many bytes of content; where it comes in chunks, what frames them is not content, and a
     * chunk of which all content is copied is copied with its end.
     *
     * @return how many bytes of content there were
     */
    long copyTo(OutputStream out, long limit) throws IOException {
        return copy(out, out, limit);
    }

    private long copy(OutputStream framing, OutputStream content, long limit) throws IOException {
        if (!head.isChunked()) {
            return copyContent(content, Math.min(head.contentLength(), limit));
        }
        for (long copied = 0; ; ) {
            String sizeLine = copyLine(framing);
            long size = HexFormat.fromHexDigitsToLong(sizeLine.split(";", 2)[0].strip());
            if (size == 0) {
                copyTrailer(framing);
                return copied;
            }
            long wanted = Math.min(size, limit - copied);
            copied += copyContent(content, wanted);
            if (wanted == size) {
                copyLine(framing);
            }
            if (copied == limit) {
                return copied;
            }
        }
    }

    private void copyTrailer(OutputStream framing) throws IOException {
        while (!copyLine(framing).isEmpty()) {
            // one more trailer field
        }
    }

    private String copyLine(OutputStream framing) throws IOException {
        @Nullable String line = MessageHead.line(in);
        if (line == null) {
            throw new EOFException("The client went away in the middle of its request");
        }
        framing.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return line;
    }

    private long copyContent(OutputStream content, long length) throws IOException {
        for (long left = length; left > 0; ) {
            int count = in.read(piece, 0, (int) Math.min(piece.length, left));
            if (count < 0) {
                throw new EOFException("The client went away in the middle of its request");
            }
            content.write(piece, 0, count);
            left -= count;
        }
        return length;
    }
}
