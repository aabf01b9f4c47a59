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
 * One exchange: the channel it uses and what ends it early. The calling thread does the I/O; the monitor's thread calls
 * {@link #check}, and ends a blocked read or write by closing the channel.
 */
final class HttpExchange {
    private static final long BETWEEN_QUESTIONS = TimeUnit.MILLISECONDS.toNanos(50);
    /** Most requests are sent much faster, and need no look at what arrives meanwhile. */
    private static final long LONG_SENDING = TimeUnit.MILLISECONDS.toNanos(50);

    private final long end;
    private final @Nullable StallTimeout stall;
    private final @Nullable BooleanSupplier stop;
    private final Executor executor;
    private final AtomicBoolean asking = new AtomicBoolean();
    private long askedAt;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable SocketChannel channel;
    private long endOfStep;
    private @Nullable HttpConnection sending;
    private long sendingSince;
    private boolean sendingStopped;
    private @Nullable InputStream content;
    private volatile @Nullable AttemptFailure aborted;

    /** @param executor runs what may block: the caller's own code */
    HttpExchange(CallOptions call, long now, Executor executor) {
        this.end = now + call.limit().toNanos();
        this.stall = call.stallTimeout();
        if (stall != null) {
            stall.start(now);
        }
        this.stop = call.cancellation();
        this.executor = executor;
        this.askedAt = now;
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

    /** Makes this the channel that {@link #abort} and the end of the step close. Fails after an abort. */
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

    /** From here to {@link #sent}, a response that arrives early stops the sending. */
    void sends(HttpConnection over, long now) {
        locked(() -> {
            sending = over;
            sendingSince = now;
        });
    }

    /** Returns whether the whole request may have been sent. */
    boolean sent() {
        locked(() -> {
            sending = null;
            content = null;
        });
        return !sendingStopped;
    }

    /** From here on the channel belongs to the pool: neither a late check nor a late abort closes it. */
    void finish() {
        locked(() -> channel = null);
    }

    /** Has the content of the request closed if this exchange is aborted. */
    void reads(InputStream opened) {
        locked(() -> content = opened);
    }

    /** Called every few milliseconds by one other thread. */
    void check(long now) {
        if (now - end >= 0 || (stall != null && stall.isOver(now))) {
            abort(AttemptFailure.of(FailureKind.TIMED_OUT));
            return;
        }
        locked(() -> {
            if (channel != null && now - endOfStep >= 0) {
                closeQuietly(channel);
            } else if (sending != null && now - sendingSince >= LONG_SENDING && sending.hasUnreadBytes()) {
                sendingStopped = true;
                sending.stopSending();
                sending = null;
            }
        });
        if (stop != null && now - askedAt >= BETWEEN_QUESTIONS && !asking.getAndSet(true)) {
            askedAt = now;
            executor.execute(() -> askWhetherToStop(stop));
        }
    }

    private void askWhetherToStop(BooleanSupplier question) {
        try {
            if (question.getAsBoolean()) {
                abort(AttemptFailure.cancelledByObserver());
            }
        } catch (AttemptFailure failure) {
            abort(failure);
        } finally {
            asking.set(false);
        }
    }

    /** Ends this exchange, unless it was aborted before. The connection is reset, which drops unsent bytes. */
    void abort(AttemptFailure why) {
        locked(() -> {
            aborted = aborted == null ? why : aborted;
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

    /** Aborts this exchange because of a failure. If it was {@code connected}, the request may have been sent. */
    AttemptFailure failed(Exception failure, boolean connected, long now) {
        abort(meaning(failure, connected, now));
        return Objects.requireNonNull(aborted);
    }

    private AttemptFailure meaning(Exception failure, boolean connected, long now) {
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
                return AttemptFailure.causedBy(FailureKind.NOT_TRUSTED, failure);
            }
        }
        return AttemptFailure.causedBy(connected ? FailureKind.LOST : FailureKind.NOT_SENT, failure);
    }

    private static void reset(SocketChannel channel) {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            // it was closed before
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
