package io.wabaprofile.upload;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request's body, taken byte by byte as a network takes it. */
final class PulledBody implements Subscriber<ByteBuffer> {
    private Subscription subscription;
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private long taken;
    private boolean complete;
    private @Nullable Throwable failure;

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
        while (!piece.hasRemaining() && !complete && failure == null) {
            try {
                subscription.request(1);
            } catch (RuntimeException e) {
                failure = e; // the JDK's publishers throw here what their source has thrown
            }
        }
        return piece.hasRemaining();
    }

    /** Whether it has ended, and well, where it should. */
    boolean endsHere() {
        return !more() && failure == null;
    }

    long taken() {
        return taken;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    void cancel() {
        subscription.cancel();
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
    }

    @Override
    public void onNext(ByteBuffer next) {
        piece = next;
    }

    @Override
    public void onError(Throwable why) {
        failure = why;
    }

    @Override
    public void onComplete() {
        complete = true;
    }
}
