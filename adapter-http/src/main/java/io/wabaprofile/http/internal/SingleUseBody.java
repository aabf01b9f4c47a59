package io.wabaprofile.http.internal;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A body for one sending. The JDK's client quietly sends a request again whose connection ended early (a GET always, others
 * by a system property); it asks for the body's length anew then, and is told that there is no second time. Repeating is
 * {@link Attempts}' business alone.
 */
final class SingleUseBody implements BodyPublisher {
    private final BodyPublisher content;
    private final AtomicBoolean used = new AtomicBoolean();

    SingleUseBody(BodyPublisher content) {
        this.content = content;
    }

    @Override
    public long contentLength() {
        if (used.getAndSet(true)) {
            throw new IllegalStateException("A request is sent once");
        }
        return content.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        content.subscribe(subscriber);
    }
}
