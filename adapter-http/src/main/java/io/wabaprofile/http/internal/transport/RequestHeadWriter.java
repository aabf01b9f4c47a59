package io.wabaprofile.http.internal.transport;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriter;
import org.apache.hc.core5.http.io.HttpMessageWriter;
import org.apache.hc.core5.http.io.SessionOutputBuffer;
import org.jspecify.annotations.Nullable;

/** Writes request heads and erases them, since a pooled connection keeps its buffer and a head holds the API key. */
final class RequestHeadWriter implements HttpMessageWriter<ClassicHttpRequest> {
    private static final byte[] ZEROS = new byte[HttpConnection.BUFFER_SIZE];

    private @Nullable SessionOutputBuffer used;

    @Override
    public void write(ClassicHttpRequest request, SessionOutputBuffer buffer, OutputStream out)
            throws HttpException, IOException {
        used = buffer;
        new DefaultHttpRequestWriter().write(request, buffer, out); // one per head: it keeps the last line
    }

    /** Overwrites the buffer. Only after a flush: what is still in the buffer is lost. */
    void erase() throws IOException {
        if (used != null) {
            OutputStream nowhere = OutputStream.nullOutputStream();
            used.write(ZEROS, 0, ZEROS.length, nowhere);
            used.flush(nowhere);
        }
    }
}
