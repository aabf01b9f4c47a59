package io.wabaprofile.upload;

import io.wabaprofile.http.internal.request.StreamedBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request body, read in the pieces that the transport reads and taken byte by byte as a network takes it. */
final class PulledBody {
    /** How far the transport may have read ahead of the network. */
    static final int MOST_READ_AHEAD = 256 * 1024;

    private final @Nullable StreamedBody body;
    private @Nullable InputStream content;
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private long read;
    private long taken;
    private @Nullable RuntimeException failure;

    PulledBody(@Nullable StreamedBody body) {
        this.body = body;
    }

    long announced() {
        return body == null ? 0 : body.length();
    }

    /** Takes bytes until there are so many of them, or no more. */
    void takeUntil(long position, Consumer<ByteBuffer> receiver) {
        while (taken < position && more()) {
            int count = (int) Math.min(piece.remaining(), position - taken);
            ByteBuffer part = piece.slice().limit(count);
            piece.position(piece.position() + count);
            taken += count;
            receiver.accept(part);
        }
    }

    private boolean more() {
        if (!piece.hasRemaining() && failure == null && read < announced()) {
            try {
                InputStream open = content == null ? body.content().open() : content;
                content = open;
                byte[] bytes = new byte[(int) Math.min(MOST_READ_AHEAD, announced() - read)];
                int count = open.read(bytes, 0, bytes.length);
                piece = ByteBuffer.wrap(bytes, 0, Math.max(0, count));
                read += count < 0 ? announced() - read : count;
            } catch (IOException e) {
                failure = new UncheckedIOException(e);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        return piece.hasRemaining();
    }

    long taken() {
        return taken;
    }

    /** What reading the content threw. */
    @Nullable
    RuntimeException failure() {
        return failure;
    }
}
