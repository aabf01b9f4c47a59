package io.wabaprofile.http.internal.transport;

import io.wabaprofile.http.internal.AttemptFailure;
import io.wabaprofile.http.internal.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;

/** A request body that is read while it is sent, in pieces of up to 256 KiB. */
final class StreamedEntity {
    private static final int LARGEST_PIECE = 256 * 1024;

    private StreamedEntity() {}

    static HttpEntity of(RequestBody body, Exchange exchange) {
        return new EntityTemplate(body.length(), null, null, out -> send(body, exchange, out));
    }

    /** Failures of the content are told from those of the connection: after them no response can be expected. */
    private static void send(RequestBody body, Exchange exchange, OutputStream out) throws IOException {
        InputStream content = open(body);
        try {
            exchange.reads(content);
            byte[] piece = new byte[(int) Math.min(LARGEST_PIECE, body.length())];
            for (long left = body.length(); left > 0; ) {
                int count = read(content, piece, (int) Math.min(piece.length, left));
                if (count < 0) {
                    throw AttemptFailure.sourceChanged("the content ended " + left + " bytes early");
                }
                out.write(piece, 0, count);
                left -= count;
            }
        } finally {
            Exchange.closeQuietly(content);
        }
    }

    private static InputStream open(RequestBody body) {
        try {
            return body.open();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static int read(InputStream content, byte[] piece, int length) {
        try {
            return content.read(piece, 0, length);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static AttemptFailure unreadable(IOException e) {
        return AttemptFailure.sourceChanged(
                "the content could not be read (" + e.getClass().getSimpleName() + ")");
    }
}
