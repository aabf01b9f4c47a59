package io.wabaprofile.http.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The open connections to one host for small requests, which are written and read on the caller's own thread: no hop to
 * another one, no selector. One that was used last is used first; one that the server has closed, or that was idle for
 * half a minute, is not used again.
 */
public final class Sockets implements DirectTransport.Wire, AutoCloseable {
    private static final long LONGEST_IDLE = TimeUnit.SECONDS.toNanos(30);

    private final HostLookup lookup;
    private final @Nullable SSLContext tls;
    private final long connectNanos;
    private final LongSupplier nanoTime;
    private final Deque<OpenSocket> idle = new ConcurrentLinkedDeque<>();
    private final Set<OpenSocket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param threads look up the host's name
     * @param tls whom to trust, if the base is an https one
     * @param nanoTime the time that the network keeps, whatever clock the calls go by
     */
    public Sockets(URI base, Executor threads, @Nullable SSLContext tls, long connectNanos, LongSupplier nanoTime) {
        this(new HostLookup(base, InetAddress::getByName, threads), tls, connectNanos, nanoTime);
    }

    Sockets(HostLookup lookup, @Nullable SSLContext tls, long connectNanos, LongSupplier nanoTime) {
        this.lookup = lookup;
        this.tls = tls;
        this.connectNanos = connectNanos;
        this.nanoTime = nanoTime;
    }

    @Override
    public WireAnswer send(DirectRequest request, long limitNanos) {
        if (closed) {
            throw AttemptFailure.of(FailureClass.CLOSED, "the connection is closed");
        }
        OpenSocket socket = connected(nanoTime.getAsLong() + limitNanos);
        boolean reusable = false;
        try {
            WireAnswer answer = socket.exchange(request);
            reusable = socket.isReusable();
            return answer;
        } catch (IOException e) {
            throw failure(e, socket.isOutOfTime(), FailureClass.LOST);
        } finally {
            release(socket, reusable);
        }
    }

    private OpenSocket connected(long end) {
        for (OpenSocket used = idle.pollFirst(); used != null; used = idle.pollFirst()) {
            if (nanoTime.getAsLong() - used.idleSince() < LONGEST_IDLE && used.isStillOpen()) {
                used.until(end);
                return used;
            }
            discard(used);
        }
        return opened(end);
    }

    private OpenSocket opened(long end) {
        long connectEnd = nanoTime.getAsLong() + connectNanos;
        boolean hasLess = end - connectEnd < 0;
        long connectBy = hasLess ? end : connectEnd;
        OpenSocket socket = null;
        try {
            InetSocketAddress address = lookup.address(connectBy - nanoTime.getAsLong());
            socket = new OpenSocket(nanoTime);
            open.add(socket);
            if (closed) {
                throw new IOException("closed");
            }
            socket.until(connectBy);
            socket.connect(address, lookup, tls);
            socket.until(end);
            return socket;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AttemptFailure.cancelled("interrupted");
        } catch (IOException e) {
            boolean outOfTime = hasLess && nanoTime.getAsLong() - end >= 0;
            if (socket != null) {
                discard(socket);
            }
            throw failure(e, outOfTime, FailureClass.NOT_SENT);
        } catch (RuntimeException e) {
            if (socket != null) {
                discard(socket);
            }
            throw e;
        }
    }

    /** An interrupt and a close both end the wait by closing the socket; which of them it was is known here. */
    private AttemptFailure failure(IOException cause, boolean outOfTime, FailureClass otherwise) {
        if (Thread.currentThread().isInterrupted()) {
            return AttemptFailure.cancelled("interrupted");
        }
        if (closed) {
            return AttemptFailure.cancelled("the connection was closed");
        }
        if (outOfTime) {
            return AttemptFailure.of(FailureClass.TIMED_OUT, "");
        }
        return Exchanges.isDistrust(cause)
                ? AttemptFailure.broken(FailureClass.NOT_TRUSTED, cause)
                : AttemptFailure.broken(otherwise, cause);
    }

    private void release(OpenSocket socket, boolean reusable) {
        if (!reusable) {
            discard(socket);
            return;
        }
        socket.rest();
        idle.addFirst(socket);
        if (closed) {
            closeAll();
            return;
        }
        OpenSocket oldest = idle.peekLast();
        if (oldest != null
                && socket.idleSince() - oldest.idleSince() >= LONGEST_IDLE
                && idle.removeLastOccurrence(oldest)) {
            discard(oldest);
        }
    }

    private void discard(OpenSocket socket) {
        open.remove(socket);
        socket.close();
    }

    /** Ends the exchanges under way. */
    @Override
    public void close() {
        closed = true;
        lookup.close();
        closeAll();
    }

    private void closeAll() {
        idle.clear();
        open.forEach(this::discard);
    }
}
