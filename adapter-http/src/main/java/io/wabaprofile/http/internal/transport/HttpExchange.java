package io.wabaprofile.http.internal.transport;

import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.CallOptions;
import io.wabaprofile.http.internal.request.FailureKind;
import io.wabaprofile.http.internal.request.StallTimeout;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.jspecify.annotations.Nullable;

/**
 * One exchange: its channel, and the checks that end it early. The calling thread does the I/O. The monitor's thread
 * calls
 * {@link #check} and ends a blocked read or write by closing the channel.
 */
final class HttpExchange {
    private static final long CANCELLATION_INTERVAL = TimeUnit.MILLISECONDS.toNanos(50);
    /** Most requests are sent faster and need no check for an early response. */
    private static final long EARLY_RESPONSE_CHECK_AFTER = TimeUnit.MILLISECONDS.toNanos(50);

    private final long end;
    private final @Nullable StallTimeout stall;
    private final @Nullable BooleanSupplier cancellation;
    private final Executor executor;
    private final AtomicBoolean checkingCancellation = new AtomicBoolean();
    private long cancellationCheckedAt;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable SocketChannel channel;
    private long endOfStep;
    private @Nullable HttpConnection sending;
    private long sendingSince;
    private boolean sendingStopped;
    private @Nullable InputStream content;
    private volatile @Nullable AttemptFailure aborted;

    /** @param executor runs code of the caller, which may block */
    HttpExchange(CallOptions options, long now, Executor executor) {
        this(now + options.limit().toNanos(), options.stallTimeout(), options.cancellation(), now, executor);
    }

    private HttpExchange(
            long end,
            @Nullable StallTimeout stall,
            @Nullable BooleanSupplier cancellation,
            long now,
            Executor executor) {
        this.end = end;
        this.stall = stall;
        if (stall != null) {
            stall.start(now);
        }
        this.cancellation = cancellation;
        this.executor = executor;
        this.cancellationCheckedAt = now;
    }

    /** Returns an exchange without a request of a caller. */
    static HttpExchange until(long end, long now, Executor executor) {
        return new HttpExchange(end, null, null, now, executor);
    }

    long end() {
        return end;
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    /** Sets the channel that {@link #abort} and the end of the step close. Fails after an abort. */
    void use(SocketChannel used, long stepEnd) throws IOException {
        locked(() -> {
            channel = used;
            endOfStep = stepEnd;
        });
        if (aborted != null) {
            closeQuietly(used);
            throw new IOException("aborted");
        }
    }

    /** Starts sending. Until {@link #endSending}, an early response stops it. */
    void startSending(HttpConnection connection, long now) {
        locked(() -> {
            sending = connection;
            sendingSince = now;
        });
    }

    /** Ends sending. Returns whether the whole request may have been sent. */
    boolean endSending() {
        locked(() -> {
            sending = null;
            content = null;
        });
        return !sendingStopped;
    }

    /** Releases the channel to the pool, so that a late check or abort does not close it. */
    void finish() {
        locked(() -> channel = null);
    }

    /** Sets the request content, which is closed if this exchange is aborted. */
    void useContent(InputStream opened) {
        locked(() -> content = opened);
    }

    /** Ends the exchange if a limit is over or the caller cancelled it. Called by the monitor's thread. */
    void check(long now) {
        if (now - end >= 0 || (stall != null && stall.isOver(now))) {
            abort(AttemptFailure.of(FailureKind.TIMED_OUT));
            return;
        }
        locked(() -> {
            if (channel != null && now - endOfStep >= 0) {
                closeQuietly(channel);
            } else if (sending != null
                    && now - sendingSince >= EARLY_RESPONSE_CHECK_AFTER
                    && sending.hasUnreadBytes()) {
                sendingStopped = true;
                sending.stopSending();
                sending = null;
            }
        });
        if (cancellation != null
                && now - cancellationCheckedAt >= CANCELLATION_INTERVAL
                && !checkingCancellation.getAndSet(true)) {
            cancellationCheckedAt = now;
            executor.execute(() -> checkCancellation(cancellation));
        }
    }

    private void checkCancellation(BooleanSupplier cancelled) {
        try {
            if (cancelled.getAsBoolean()) {
                abort(AttemptFailure.cancelledByObserver());
            }
        } catch (AttemptFailure failure) {
            abort(failure);
        } finally {
            checkingCancellation.set(false);
        }
    }

    /**
     * Ends this exchange and resets the connection, which drops unsent bytes. The reason of the first abort is kept.
     */
    void abort(AttemptFailure reason) {
        locked(() -> {
            aborted = aborted == null ? reason : aborted;
            if (channel != null) {
                reset(channel);
            }
            if (content != null) {
                InputStream open = content;
                content = null;
                executor.execute(() -> closeQuietly(open));
            }
        });
    }

    /**
     * Aborts this exchange and returns the reason of its first abort.
     *
     * @param connected whether the request may have been sent
     */
    AttemptFailure fail(Exception failure, boolean connected, long now) {
        abort(classify(failure, connected, now));
        AttemptFailure reason = Objects.requireNonNull(aborted);
        return reason.kind() == FailureKind.TIMED_OUT && failure instanceof ConnectFailure connecting
                ? connecting.as(FailureKind.CONNECT_TIMED_OUT)
                : reason;
    }

    private AttemptFailure classify(Exception failure, boolean connected, long now) {
        if (failure instanceof AttemptFailure known) {
            return known;
        }
        if (Thread.currentThread().isInterrupted()) {
            return AttemptFailure.cancelled("interrupted");
        }
        if (now - end >= 0) {
            return AttemptFailure.of(FailureKind.TIMED_OUT);
        }
        if (connected && failure instanceof MessageConstraintException) {
            return AttemptFailure.protocolViolation(ResponseInput.TOO_LONG);
        }
        if (connected && (failure instanceof HttpException || failure instanceof IllegalArgumentException)) {
            return AttemptFailure.protocolViolation("it is not valid HTTP");
        }
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (link instanceof SSLPeerUnverifiedException || link instanceof GeneralSecurityException) {
                return notConnected(FailureKind.NOT_TRUSTED, failure);
            }
        }
        return connected
                ? AttemptFailure.causedBy(FailureKind.LOST, failure)
                : notConnected(FailureKind.NOT_SENT, failure);
    }

    private static AttemptFailure notConnected(FailureKind kind, Exception failure) {
        return failure instanceof ConnectFailure connecting
                ? connecting.as(kind)
                : AttemptFailure.causedBy(kind, failure);
    }

    private static void reset(SocketChannel channel) {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            // the channel is closed already
        }
        closeQuietly(channel);
    }

    static void closeQuietly(Closeable resource) {
        try {
            resource.close();
        } catch (IOException e) {
            // the resource is not used any more
        }
    }
}
