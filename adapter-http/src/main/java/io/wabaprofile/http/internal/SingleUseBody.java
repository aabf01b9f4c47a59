package io.wabaprofile.http.internal;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * No body, for one sending. The JDK's client quietly sends a GET again whose connection ended early; it asks for the
 * body's length anew then, and is told that there is no second time. Repeating is {@link Attempts}' business alone.
 */
final class SingleUseBody implements BodyPublisher {
    private final BodyPublisher nothing = BodyPublishers.noBody();
    private final AtomicBoolean used = new AtomicBoolean();

    @Override
    public long contentLength() {
        if (used.getAndSet(true)) {
            throw new IllegalStateException("A request is sent once");
        }
        return 0;
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        nothing.subscribe(subscriber);
    }
}
