package io.wabaprofile.http.internal.transport;

import io.wabaprofile.http.internal.request.AttemptFailure;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.net.Socket;

/**
 * The bytes that HttpCore reads from a connection. Limits the bytes of one response in addition to its body. Reports an
 * end
 * of stream as a failure unless the response may end there, because HttpCore would accept a truncated head.
 */
final class ResponseInput extends FilterInputStream {
    /** The limit for heads, interim responses, chunk sizes and trailers of one response. */
    private static final int MAX_OVERHEAD = 64 * 1024;

    static final String TOO_LONG = "its headers are longer than " + MAX_OVERHEAD + " bytes";

    private final CarrierSocket carrier;
    private final boolean secured;
    private long allowance;
    private boolean endsWithStream;
    private boolean onlyAvailable;

    ResponseInput(Socket socket, CarrierSocket carrier) throws IOException {
        super(socket.getInputStream());
        this.carrier = carrier;
        this.secured = socket != carrier;
    }

    void startResponse() {
        allowance = MAX_OVERHEAD + HttpConnection.BUFFER_SIZE;
        endsWithStream = false;
    }

    void allowBody(long bodyBytes) {
        allowance += bodyBytes;
    }

    /** Accepts the end of the stream as the end of the body. Over TLS, the end needs a {@code close_notify}. */
    void endWithStream() {
        endsWithStream = true;
    }

    /** Sets whether a read that would block returns no bytes instead. */
    void onlyAvailable(boolean only) {
        onlyAvailable = only;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (onlyAvailable && in.available() == 0 && carrier.available() == 0) {
            return 0;
        }
        int count = in.read(into, offset, length);
        if (count < 0 && (!endsWithStream || (secured && carrier.hasEnded()))) {
            throw new EOFException("the connection ended within a response");
        }
        allowance -= Math.max(0, count);
        if (allowance < 0) {
            throw AttemptFailure.protocolViolation(TOO_LONG);
        }
        return count;
    }
}
