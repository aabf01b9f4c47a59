package io.wabaprofile.http.internal.transport;

import io.wabaprofile.http.internal.AttemptFailure;
import io.wabaprofile.http.internal.CallOptions;
import io.wabaprofile.http.internal.FailureClass;
import io.wabaprofile.http.internal.StallTimeout;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One exchange: the channel it uses and what ends it early. The calling thread does the I/O; the monitor's thread calls
 * {@link #check}, and ends a blocked read or write by closing the channel.
 */
final class Exchange {
    private static final long BETWEEN_QUESTIONS = TimeUnit.MILLISECONDS.toNanos(50);
    /** Most requests are sent much faster, and need no look at what arrives meanwhile. */
    private static final long LONG_SENDING = TimeUnit.MILLISECONDS.toNanos(20);

    private final long end;
    private final @Nullable StallTimeout stallTimeout;
    private final @Nullable BooleanSupplier stop;
    private final Executor executor;
    private final AtomicBoolean asking = new AtomicBoolean();
    private long askedAt;
    private long position;
    private long movedAt;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable SocketChannel channel;
    private long stepEnd;
    private @Nullable HttpConnection sending;
    private long sendingSince;
    private boolean sendingStopped;
    private @Nullable InputStream content;
    private volatile @Nullable AttemptFailure aborted;

    /** @param executor runs what may block: the caller's own code */
    Exchange(CallOptions call, long now, Executor executor) {
        this.end = now + call.limit().toNanos();
        this.stallTimeout = call.stallTimeout();
        this.stop = call.stop();
        this.executor = executor;
        this.askedAt = now;
        this.movedAt = now;
        this.position = stallTimeout == null ? 0 : stallTimeout.position().getAsLong();
    }

    long end() {
        return end;
    }

    /**
     * Makes this the channel that {@link #abort} closes, and which is closed at the end of the step.
     *
     * @throws IOException if this exchange was aborted; the channel is closed then
     */
    void use(SocketChannel used, long endOfStep) throws IOException {
        lock.lock();
        try {
            channel = used;
            stepEnd = endOfStep;
            if (aborted != null) {
                closeQuietly(used);
                throw new IOException("aborted");
            }
        } finally {
            lock.unlock();
        }
    }

    /** From here to {@link #sent}, a response that arrives early stops the sending. */
    void sends(HttpConnection over, long now) {
        lock.lock();
        try {
            sending = over;
            sendingSince = now;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether the whole request may have been sent. */
    boolean sent() {
        lock.lock();
        try {
            sending = null;
            content = null;
            return !sendingStopped;
        } finally {
            lock.unlock();
        }
    }

    /** Has the content of the request closed if this exchange is aborted. */
    void reads(InputStream opened) {
        lock.lock();
        try {
            content = opened;
        } finally {
            lock.unlock();
        }
    }

    /** Called several times a second by one other thread. */
    void check(long now) {
        if (now - end >= 0 || isStalled(now)) {
            abort(AttemptFailure.of(FailureClass.TIMED_OUT, ""));
            return;
        }
        lock.lock();
        try {
            if (channel != null && now - stepEnd >= 0) {
                closeQuietly(channel);
            } else if (sending != null && now - sendingSince >= LONG_SENDING && sending.hasUnreadBytes()) {
                sendingStopped = true;
                sending.channel().shutdownOutput();
                sending = null;
            }
        } catch (IOException e) {
            sending = null; // the connection failed, which the sending thread notices
        } finally {
            lock.unlock();
        }
        askWhetherToStop(now);
    }

    private boolean isStalled(long now) {
        if (stallTimeout == null) {
            return false;
        }
        long present = stallTimeout.position().getAsLong();
        if (present != position) {
            position = present;
            movedAt = now;
        }
        return now - movedAt >= stallTimeout.limit().toNanos();
    }

    private void askWhetherToStop(long now) {
        BooleanSupplier question = stop;
        if (question == null || now - askedAt < BETWEEN_QUESTIONS || asking.getAndSet(true)) {
            return;
        }
        askedAt = now;
        executor.execute(() -> {
            try {
                if (question.getAsBoolean()) {
                    abort(AttemptFailure.stopped());
                }
            } catch (AttemptFailure failure) {
                abort(failure);
            } finally {
                asking.set(false);
            }
        });
    }

    /**
     * Ends this exchange with a failure, unless it was aborted before. The connection is reset, so that bytes that wait to be
     * sent are dropped: the server is not to apply later what the caller was told has failed.
     */
    void abort(AttemptFailure why) {
        lock.lock();
        try {
            if (aborted == null) {
                aborted = why;
            }
            if (channel != null) {
                reset(channel);
            }
            if (content != null) {
                InputStream open = content;
                content = null;
                executor.execute(() -> closeQuietly(open));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Why it was aborted; null if it was not. */
    @Nullable
    AttemptFailure aborted() {
        return aborted;
    }

    private static void reset(SocketChannel channel) {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            // closed before, or not connected yet
        }
        closeQuietly(channel);
    }

    static void closeQuietly(Closeable resource) {
        try {
            resource.close();
        } catch (IOException e) {
            // it is given up
        }
    }
}
