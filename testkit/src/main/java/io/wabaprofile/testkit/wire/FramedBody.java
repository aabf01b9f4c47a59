package io.wabaprofile.testkit.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The body of a request, chunked or with a length, as its head says. Can be read once. */
final class FramedBody {
    private final MessageHead head;
    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];

    FramedBody(MessageHead head, InputStream in) {
        this.head = head;
        this.in = in;
    }

    /** Reads the whole body and removes the chunk framing. */
    byte[] content() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        copy(OutputStream.nullOutputStream(), content, Long.MAX_VALUE);
        return content.toByteArray();
    }

    /**
     * Copies the body unchanged, with its chunk framing.
     *
     * @param limit of content bytes; the framing does not count
     * @return the number of content bytes copied
     */
    long copyTo(OutputStream out, long limit) throws IOException {
        return copy(out, out, limit);
    }

    private long copy(OutputStream framing, OutputStream content, long limit) throws IOException {
        if (!head.isChunked()) {
            return copyContent(content, Math.min(head.contentLength(), limit));
        }
        long copied = 0;
        long size = copyChunkSize(framing);
        while (size > 0) {
            long wanted = Math.min(size, limit - copied);
            copied += copyContent(content, wanted);
            if (wanted == size) {
                copyLine(framing);
            }
            if (copied == limit) {
                return copied;
            }
            size = copyChunkSize(framing);
        }
        String trailer = copyLine(framing);
        while (!trailer.isEmpty()) {
            trailer = copyLine(framing);
        }
        return copied;
    }

    private long copyChunkSize(OutputStream framing) throws IOException {
        return HexFormat.fromHexDigitsToLong(copyLine(framing).split(";", 2)[0].strip());
    }

    private String copyLine(OutputStream framing) throws IOException {
        String line = MessageHead.readLine(in);
        if (line == null) {
            throw new EOFException("The client closed the connection within its request");
        }
        framing.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return line;
    }

    private long copyContent(OutputStream content, long length) throws IOException {
        for (long remaining = length; remaining > 0; ) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, remaining));
            if (count < 0) {
                throw new EOFException("The client closed the connection within its request");
            }
            content.write(buffer, 0, count);
            remaining -= count;
        }
        return length;
    }
}
