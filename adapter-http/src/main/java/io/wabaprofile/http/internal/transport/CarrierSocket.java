package io.wabaprofile.http.internal.transport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketImpl;

/**
 * The TCP socket of a connection, below TLS. The JDK reports a missing {@code close_notify} as a regular end of stream.
 * This
 * socket records whether TCP ended first, to distinguish a truncated response from a complete one.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // the delegate is thread-safe
final class CarrierSocket extends Socket {
    private final Socket delegate;
    private final InputStream input;
    private volatile boolean ended;

    CarrierSocket(Socket delegate) throws IOException {
        super((SocketImpl) null);
        this.delegate = delegate;
        this.input = new FilterInputStream(delegate.getInputStream()) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = in.read(into, offset, length);
                ended |= count < 0;
                return count;
            }
        };
    }

    /** Whether the peer ended the TCP connection. */
    boolean hasEnded() {
        return ended;
    }

    int available() throws IOException {
        return input.available();
    }

    @Override
    public InputStream getInputStream() {
        return input;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return delegate.getOutputStream();
    }

    @Override
    public boolean isConnected() {
        return delegate.isConnected();
    }

    @Override
    public void setSoTimeout(int timeout) throws SocketException {
        delegate.setSoTimeout(timeout);
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return delegate.getSoTimeout();
    }

    @Override
    public void close() throws IOException {
        delegate.close();
    }
}
