package io.wabaprofile.testkit;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;

/** The body of a request, of an announced length or in chunks. Ends with it, though the connection goes on. */
final class IncomingBody extends InputStream {
    private final InputStream in;
    private final boolean chunked;
    private boolean begun;
    private boolean ended;
    /** Of the body, or of the present chunk. */
    private long left;

    private IncomingBody(InputStream in, boolean chunked, long length) {
        this.in = in;
        this.chunked = chunked;
        this.left = length;
        this.ended = !chunked && length == 0;
    }

    static IncomingBody after(MessageHead head, InputStream in) throws MalformedRequest {
        List<String> codings = head.header("Transfer-Encoding");
        List<String> lengths = head.header("Content-Length");
        boolean chunked = codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
        if (chunked ? !lengths.isEmpty() : !codings.isEmpty() || lengths.size() > 1) {
            throw new MalformedRequest("The length of the body is ambiguous");
        }
        if (!lengths.isEmpty() && !lengths.get(0).matches("[0-9]{1,18}")) {
            throw new MalformedRequest("The length of the body is not a number");
        }
        return new IncomingBody(in, chunked, lengths.isEmpty() ? 0 : Long.parseLong(lengths.get(0)));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (chunked && left == 0 && !ended) {
            beginChunk();
        }
        if (ended) {
            return -1;
        }
        int count = in.read(into, at, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("The client ended the connection in the middle of its request");
        }
        left -= count;
        ended = !chunked && left == 0;
        return count;
    }

    private void beginChunk() throws IOException {
        if (begun && !line().isEmpty()) {
            throw new MalformedRequest("A chunk is longer than it announced");
        }
        begun = true;
        try {
            left = HexFormat.fromHexDigitsToLong(line().split(";", 2)[0].strip());
        } catch (IllegalArgumentException e) {
            throw (IOException) new MalformedRequest("A chunk has no length").initCause(e);
        }
        if (left < 0) {
            throw new MalformedRequest("A chunk has no length");
        }
        if (left == 0) {
            while (!line().isEmpty()) {
                // one more trailer
            }
            ended = true;
        }
    }

    private String line() throws IOException {
        String line = MessageHead.line(in);
        if (line == null) {
            throw new EOFException("The client ended the connection in the middle of its request");
        }
        return line;
    }

    /** Whether nothing of the body is left to read. */
    boolean isAtItsEnd() throws IOException {
        return read() < 0;
    }
}
