package io.wabaprofile.http.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.NoSuchAlgorithmException;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One open connection, for one exchange at a time. It is a channel's, so that an interrupt ends every wait at once, and
 * every read of it keeps to the exchange's time, those of a handshake as well. What is written is small enough to fit into
 * the system's buffer, and so never waits.
 */
final class OpenSocket {
    private final SocketChannel channel;
    private final TimedSocket timed;
    private final LongSupplier nanoTime;
    private final AnswerReader reader = new AnswerReader();
    private @Nullable InputStream in;
    private @Nullable OutputStream out;
    private boolean reusable;
    private long idleSince;

    OpenSocket(LongSupplier nanoTime) throws IOException {
        this.nanoTime = nanoTime;
        this.channel = SocketChannel.open();
        this.timed = new TimedSocket(channel.socket(), nanoTime);
    }

    /** By when everything that follows must have ended. */
    void until(long end) {
        timed.until(end);
    }

    boolean isOutOfTime() {
        return timed.isOutOfTime();
    }

    void connect(InetSocketAddress address, HostLookup host, @Nullable SSLContext tls) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        timed.connect(address);
        Socket spoken = timed;
        if (host.isSecure()) {
            spoken = handshake(tls == null ? defaultTls() : tls, host.name(), host.port());
        }
        in = spoken.getInputStream();
        out = spoken.getOutputStream();
    }

    private static SSLContext defaultTls() throws IOException {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }

    private SSLSocket handshake(SSLContext tls, String host, int port) throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(timed, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        TlsDemands.addTo(parameters);
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    WireAnswer exchange(DirectRequest request) throws IOException {
        InputStream from = in;
        OutputStream to = out;
        if (from == null || to == null) {
            throw new IllegalStateException("Not connected");
        }
        reusable = false;
        request.writeTo(to);
        WireAnswer answer = reader.read(from);
        reusable = answer.keepsOpen() && !reader.hasMore();
        return answer;
    }

    /** Whether the last exchange has ended as both sides expect, so that another may follow. */
    boolean isReusable() {
        return reusable;
    }

    void rest() {
        idleSince = nanoTime.getAsLong();
    }

    long idleSince() {
        return idleSince;
    }

    /** Looks, without waiting, for an end or for anything else that nobody has asked for. */
    boolean isStillOpen() {
        try {
            channel.configureBlocking(false);
            int read = channel.read(ByteBuffer.allocate(1));
            channel.configureBlocking(true);
            return read == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Without a farewell, for that could wait. */
    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the connection is given up, whatever it says
        }
    }
}
