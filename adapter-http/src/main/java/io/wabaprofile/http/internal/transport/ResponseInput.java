package io.wabaprofile.http.internal.transport;

import io.wabaprofile.http.internal.AttemptFailure;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that HttpCore reads from a connection. Limits how many bytes one response may take beyond its body, and
 * reports an end of stream as a failure unless the message may end there: HttpCore would accept a truncated head.
 */
final class ResponseInput extends InputStream {
    /** For the heads of one response, interim responses and chunk sizes included. */
    static final int MAX_OVERHEAD = 64 * 1024;

    private final InputStream source;
    private final Socket tcp;
    private final @Nullable CarrierSocket carrier;
    private long allowance;
    private boolean endsWithStream;
    private boolean onlyAvailable;

    /** @param carrier below a TLS connection; null for plain HTTP */
    ResponseInput(InputStream source, Socket tcp, @Nullable CarrierSocket carrier) {
        this.source = source;
        this.tcp = tcp;
        this.carrier = carrier;
    }

    /** Starts to count for a new response. */
    void startResponse() {
        allowance = MAX_OVERHEAD + HttpConnection.BUFFER_SIZE;
        endsWithStream = false;
    }

    /** Lets the response take more bytes, since as many belong to its body. */
    void allow(long bodyBytes) {
        allowance += bodyBytes;
    }

    /** Makes an end of stream the end of the response's body, if over TLS it is announced by {@code close_notify}. */
    void endWithStream() {
        endsWithStream = true;
    }

    /** While set, a read that would have to wait ends with a {@link SocketTimeoutException}. */
    void onlyAvailable(boolean only) {
        onlyAvailable = only;
    }

    @Override
    public int available() throws IOException {
        return source.available();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (onlyAvailable && source.available() == 0 && tcp.getInputStream().available() == 0) {
            throw new SocketTimeoutException();
        }
        int count = source.read(into, offset, length);
        if (count < 0) {
            if (endsWithStream && (carrier == null || !carrier.hasEnded())) {
                return count;
            }
            throw new EOFException("the connection ended within a response");
        }
        allowance -= count;
        if (allowance < 0) {
            throw AttemptFailure.protocolViolation("its headers are longer than " + MAX_OVERHEAD + " bytes");
        }
        return count;
    }
}
