package io.wabaprofile.http.internal.transport;

import io.wabaprofile.http.internal.AttemptFailure;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;
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
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** One connection, for one exchange at a time. Refuses ambiguous framing and knows whether it may be used again. */
final class HttpConnection extends DefaultBHttpClientConnection {
    static final int BUFFER_SIZE = 8 * 1024;
    static final int MAX_BODY = 256 * 1024;

    private static final Http1Config LIMITS = Http1Config.custom()
            .setBufferSize(BUFFER_SIZE)
            .setMaxLineLength(ResponseInput.MAX_OVERHEAD)
            .setMaxHeaderCount(256)
            .build();
    private static final Timeout SHORTEST = Timeout.ofMilliseconds(1);

    private final SocketChannel channel;
    private final RequestHeadWriter headWriter;
    private final ResponseInput input;
    private long idleSince;

    private HttpConnection(SocketChannel channel, ResponseInput input, RequestHeadWriter headWriter) {
        super(LIMITS, null, null, null, null, () -> headWriter, null);
        this.channel = channel;
        this.input = input;
        this.headWriter = headWriter;
    }

    static HttpConnection plain(SocketChannel channel) throws IOException {
        Socket socket = channel.socket();
        ResponseInput input = new ResponseInput(socket.getInputStream(), socket, null);
        HttpConnection connection = new HttpConnection(channel, input, new RequestHeadWriter());
        connection.bind(new SocketHolder(socket) {
            @Override
            protected InputStream getInputStream(Socket bound) {
                return input;
            }
        });
        return connection;
    }

    /** @param carrier the socket below the TLS connection */
    static HttpConnection secured(SocketChannel channel, SSLSocket secured, CarrierSocket carrier) throws IOException {
        ResponseInput input = new ResponseInput(secured.getInputStream(), channel.socket(), carrier);
        HttpConnection connection = new HttpConnection(channel, input, new RequestHeadWriter());
        connection.bind(new SocketHolder(secured, carrier) {
            @Override
            protected InputStream getInputStream(Socket bound) {
                return input;
            }
        });
        return connection;
    }

    SocketChannel channel() {
        return channel;
    }

    /** Counts the bytes of the next response from here on. */
    void startResponse() {
        input.startResponse();
    }

    void send(ClassicHttpRequest request) throws HttpException, IOException {
        sendRequestHeader(request);
        sendRequestEntity(request);
        flush();
        headWriter.erase();
    }

    /** Receives the head of the final response. Interim responses are skipped. */
    ClassicHttpResponse receiveHead() throws HttpException, IOException {
        ClassicHttpResponse response = receiveResponseHeader();
        while (response.getCode() < HttpStatus.SC_SUCCESS) {
            if (response.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS) {
                throw new ProtocolException("The server switched protocols without being asked");
            }
            response = receiveResponseHeader();
        }
        return response;
    }

    /** Receives the whole body, up to {@value #MAX_BODY} bytes. */
    byte[] receiveBody(String method, ClassicHttpResponse response) throws HttpException, IOException {
        checkHeaders(response);
        if (!MessageSupport.canResponseHaveBody(method, response)) {
            return new byte[0];
        }
        receiveResponseEntity(response);
        HttpEntity entity = response.getEntity();
        long length = entity.getContentLength();
        if (length > MAX_BODY) {
            throw tooLong();
        }
        if (length >= 0) {
            input.allow(length);
            byte[] body = new byte[(int) length];
            entity.getContent().readNBytes(body, 0, body.length);
            return body;
        }
        if (!entity.isChunked()) {
            input.endWithStream();
        }
        byte[] body = allowingWhatIsRead(entity.getContent()).readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw tooLong();
        }
        if (body.length == 0 && !entity.isChunked()) {
            throw new EOFException("the response has neither a length nor a body");
        }
        return body;
    }

    private static AttemptFailure tooLong() {
        return AttemptFailure.protocolViolation("it is longer than the " + MAX_BODY + " bytes that are read");
    }

    private InputStream allowingWhatIsRead(InputStream content) {
        return new FilterInputStream(content) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = in.read(into, offset, Math.min(length, BUFFER_SIZE));
                input.allow(Math.max(0, count));
                return count;
            }
        };
    }

    private static void checkHeaders(ClassicHttpResponse response) {
        int lengths = response.countHeaders(HttpHeaders.CONTENT_LENGTH);
        if (lengths > 1) {
            throw AttemptFailure.protocolViolation("it has two lengths");
        }
        if (lengths == 1 && response.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
            throw AttemptFailure.protocolViolation("it has a length and comes in chunks");
        }
        Header encoding = response.getFirstHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.getValue().equalsIgnoreCase("identity")) {
            throw AttemptFailure.protocolViolation("it is encoded although plain content was asked for");
        }
    }

    /**
     * Whether another exchange may follow a complete one. Responses without a body by definition end a connection: a
     * server that sends a body all the same would have it read as the next response.
     */
    boolean allowsAnother(ClassicHttpRequest request, ClassicHttpResponse response) {
        return response.getCode() != HttpStatus.SC_NO_CONTENT
                && response.getCode() != HttpStatus.SC_NOT_MODIFIED
                && DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, null)
                && !hasUnreadBytes();
    }

    /**
     * Whether something waits to be read, bytes or the end of the connection: in HttpCore's buffer, in the TLS layer or in
     * the socket.
     */
    boolean hasUnreadBytes() {
        input.onlyAvailable(true);
        try {
            return isDataAvailable(SHORTEST);
        } catch (IOException e) {
            return true; // the connection ended or failed, which the next read reports
        } finally {
            input.onlyAvailable(false);
        }
    }

    void becomesIdle(long now) {
        idleSince = now;
    }

    /**
     * Whether an idle connection may be used. A byte or an end of stream that arrived while it was idle rules that out.
     *
     * @param longestIdle in nanoseconds
     */
    boolean isReusable(long now, long longestIdle) {
        return now - idleSince < longestIdle && isSilent();
    }

    private boolean isSilent() {
        try {
            channel.configureBlocking(false);
            int read = channel.read(ByteBuffer.allocate(1));
            channel.configureBlocking(true);
            return read == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Closes the channel only: a TLS farewell could block. */
    @Override
    public void close(CloseMode mode) {
        close();
    }

    @Override
    public void close() {
        Exchange.closeQuietly(channel);
    }
}
