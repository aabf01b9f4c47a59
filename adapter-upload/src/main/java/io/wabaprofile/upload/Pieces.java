package io.wabaprofile.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands the bytes of a stream on, each piece when it is asked for and on the thread that asks. The JDK's own publisher of a
 * stream does the same with pieces of 16 KiB, but each piece costs its client several changes of thread, which is felt at a
 * gigabyte a second. So pieces grow: those of a small file stay small, those of a large one become few.
 */
final class Pieces implements Publisher<ByteBuffer> {
    static final int SMALLEST = 64 * 1024;
    static final int LARGEST = 256 * 1024;

    private final InputStream content;
    private final long length;

    /** @param length of the content, at least 1 */
    Pieces(InputStream content, long length) {
        this.content = content;
        this.length = length;
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        subscriber.onSubscribe(new HandingOn(subscriber));
    }

    private final class HandingOn implements Subscription {
        private final Subscriber<? super ByteBuffer> subscriber;
        private final AtomicLong wanted = new AtomicLong();
        private volatile boolean ended;
        private long left = length;

        private HandingOn(Subscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        /** Who finds that nothing was wanted hands on for all who ask meanwhile. */
        @Override
        public void request(long more) {
            if (more < 1) {
                fail(new IllegalArgumentException("At least one piece is asked for, not " + more));
            } else if (!ended && wanted.getAndAccumulate(more, HandingOn::sum) == 0) {
                do {
                    next();
                } while (!ended && wanted.decrementAndGet() > 0);
            }
        }

        private static long sum(long one, long other) {
            return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
        }

        private void next() {
            byte[] piece = new byte[(int) Math.min(left, Math.max(SMALLEST, Math.min(length - left, LARGEST)))];
            int count;
            try {
                count = content.read(piece, 0, piece.length);
            } catch (IOException | RuntimeException e) {
                fail(e);
                return;
            }
            left -= count;
            subscriber.onNext(ByteBuffer.wrap(piece, 0, count));
            if (left == 0 && !ended) {
                ended = true;
                subscriber.onComplete();
            }
        }

        private void fail(Exception why) {
            if (!ended) {
                ended = true;
                subscriber.onError(why);
            }
        }

        @Override
        public void cancel() {
            ended = true;
        }
    }
}
