package io.wabaprofile.http.internal.transport;

import io.wabaprofile.http.internal.request.AttemptFailure;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriter;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.HttpMessageWriter;
import org.apache.hc.core5.http.io.SessionOutputBuffer;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** One connection, for one exchange at a time. Rejects ambiguous framing and checks whether it may be reused. */
final class HttpConnection extends DefaultBHttpClientConnection {
    static final int BUFFER_SIZE = 8 * 1024;

    private static final int MAX_INTERIM = 32;
    private static final Http1Config LIMITS = Http1Config.custom()
            .setBufferSize(BUFFER_SIZE)
            .setMaxLineLength(64 * 1024)
            .setMaxHeaderCount(256)
            .build();
    private static final Timeout SHORTEST = Timeout.ofMilliseconds(1);

    private final SocketChannel channel;
    private final ResponseInput input;
    private final ErasingWriter headWriter;
    private long idleSince;

    /** @param socket the TLS layer over the carrier, or the carrier itself */
    HttpConnection(SocketChannel channel, CarrierSocket carrier, Socket socket) throws IOException {
        this(channel, new ResponseInput(socket, carrier), socket, new ErasingWriter());
    }

    private HttpConnection(SocketChannel channel, ResponseInput input, Socket socket, ErasingWriter headWriter)
            throws IOException {
        super(LIMITS, null, null, null, null, () -> headWriter, null);
        this.channel = channel;
        this.input = input;
        this.headWriter = headWriter;
        bind(new SocketHolder(socket) {
            @Override
            protected InputStream getInputStream(Socket bound) {
                return input;
            }
        });
    }

    /**
     * Erases request heads from the buffer after they are sent: the buffer stays in the pool, and a head contains the
     * API key.
     */
    private static final class ErasingWriter implements HttpMessageWriter<ClassicHttpRequest> {
        private static final byte[] ZEROS = new byte[BUFFER_SIZE];
        private static final OutputStream DISCARD = OutputStream.nullOutputStream();

        private @Nullable SessionOutputBuffer buffer;

        @Override
        public void write(ClassicHttpRequest request, SessionOutputBuffer output, OutputStream out)
                throws HttpException, IOException {
            buffer = output;
            new DefaultHttpRequestWriter()
                    .write(request, output, out); // a writer keeps the last line, so it is not reused
        }

        private void erase() throws IOException {
            if (buffer != null) {
                buffer.write(ZEROS, 0, ZEROS.length, DISCARD);
                buffer.flush(DISCARD);
            }
        }
    }

    SocketChannel channel() {
        return channel;
    }

    void startResponse() {
        input.startResponse();
    }

    void send(ClassicHttpRequest request) throws HttpException, IOException {
        sendRequestHeader(request);
        sendRequestEntity(request);
        flush();
        headWriter.erase();
    }

    /** Makes a blocked {@link #send} fail. A response can still be received. */
    void stopSending() {
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            // send() has failed already
        }
    }

    /** Receives the head of the final response. Skips up to {@value #MAX_INTERIM} interim responses. */
    ClassicHttpResponse receiveHead() throws HttpException, IOException {
        ClassicHttpResponse response = receiveResponseHeader();
        for (int interim = 1; response.getCode() < HttpStatus.SC_SUCCESS; interim++) {
            if (response.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS || interim > MAX_INTERIM) {
                throw new ProtocolException("The server switched protocols, or sent too many interim responses");
            }
            response = receiveResponseHeader();
        }
        return response;
    }

    /** @param limit the maximum number of bytes */
    byte[] receiveBody(String method, ClassicHttpResponse response, int limit) throws HttpException, IOException {
        checkHeaders(response);
        if (!MessageSupport.canResponseHaveBody(method, response)) {
            return new byte[0];
        }
        receiveResponseEntity(response);
        HttpEntity entity = response.getEntity();
        long length = entity.getContentLength();
        byte[] body = length < 0 ? bodyOfUnknownLength(entity, limit) : new byte[(int) Math.min(length, limit + 1)];
        if (body.length > limit) {
            throw AttemptFailure.protocolViolation("it is longer than " + limit + " bytes");
        }
        if (length >= 0) {
            input.allowBody(length);
            entity.getContent().readNBytes(body, 0, body.length);
        }
        return body;
    }

    private byte[] bodyOfUnknownLength(HttpEntity entity, int limit) throws IOException {
        if (!entity.isChunked()) {
            input.endWithStream();
        }
        byte[] body = new FilterInputStream(entity.getContent()) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = in.read(into, offset, Math.min(length, BUFFER_SIZE));
                input.allowBody(Math.max(0, count));
                return count;
            }
        }.readNBytes(limit + 1);
        if (body.length == 0 && !entity.isChunked()) {
            throw new EOFException("the response has neither a length nor a body");
        }
        return body;
    }

    private static void checkHeaders(ClassicHttpResponse response) {
        int lengths = response.countHeaders(HttpHeaders.CONTENT_LENGTH);
        if (lengths > 1 || (lengths == 1 && response.containsHeader(HttpHeaders.TRANSFER_ENCODING))) {
            throw AttemptFailure.protocolViolation("it has two lengths");
        }
        Header encoding = response.getFirstHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.getValue().equalsIgnoreCase("identity")) {
            throw AttemptFailure.protocolViolation("it is encoded although the request accepts plain content only");
        }
    }

    /**
     * Whether the connection may be reused. After 204 and 304 it is not, because an unexpected body would be read as a
     * response.
     */
    boolean allowsAnother(ClassicHttpRequest request, ClassicHttpResponse response) {
        return MessageSupport.canResponseHaveBody(request.getMethod(), response)
                && DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, null)
                && !hasUnreadBytes();
    }

    /** Whether HttpCore's buffer, the TLS layer or the socket has unread bytes or the end of the stream. */
    boolean hasUnreadBytes() {
        input.onlyAvailable(true);
        try {
            return isDataAvailable(SHORTEST);
        } catch (IOException e) {
            return true; // the next read reports the failure
        } finally {
            input.onlyAvailable(false);
        }
    }

    void becomesIdle(long now) {
        idleSince = now;
    }

    /** Whether an idle connection may be reused. It may not after a byte or the end of the stream has arrived. */
    boolean isReusable(long now, long maxIdle) {
        try {
            channel.configureBlocking(false);
            int read = channel.read(ByteBuffer.allocate(1));
            channel.configureBlocking(true);
            return read == 0 && now - idleSince < maxIdle;
        } catch (IOException e) {
            return false;
        }
    }

    /** Closes the channel without a TLS {@code close_notify}, which could block. */
    @Override
    public void close(CloseMode mode) {
        HttpExchange.closeQuietly(channel);
    }
}
