package io.wabaprofile.http.internal.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the name of one host. The JDK's resolver ignores interrupts and timeouts, so it runs on another thread. All
 * callers share one lookup, so a resolver that hangs blocks one thread. Thread-safe.
 */
final class HostResolver implements AutoCloseable {
    /** Looks up a name. May block. */
    interface Lookup {
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    private final String host;
    private final Lookup lookup;
    private final Executor executor;
    private final AtomicReference<@Nullable FutureTask<InetAddress[]>> latest = new AtomicReference<>();

    HostResolver(String host, Lookup lookup, Executor executor) {
        this.host = host;
        this.lookup = lookup;
        this.executor = executor;
    }

    /**
     * Returns the addresses of the host.
     *
     * @throws IOException if the name has no address, the timeout passes or this resolver is closed
     */
    InetAddress[] resolve(long timeoutNanos) throws IOException, InterruptedException {
        if (host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))) {
            return InetAddress.getAllByName(host);
        }
        try {
            return sharedLookup().get(timeoutNanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException | CancellationException | RejectedExecutionException e) {
            throw new IOException(e);
        }
    }

    private FutureTask<InetAddress[]> sharedLookup() {
        FutureTask<InetAddress[]> running = latest.get();
        if (running != null && !running.isDone()) {
            return running;
        }
        FutureTask<InetAddress[]> next = new FutureTask<>(() -> lookup.lookUp(host));
        if (!latest.compareAndSet(running, next)) {
            return sharedLookup();
        }
        executor.execute(next);
        return next;
    }

    /** Ends the wait of every caller. */
    @Override
    public void close() {
        FutureTask<InetAddress[]> running = latest.get();
        if (running != null) {
            running.cancel(true);
        }
    }
}
