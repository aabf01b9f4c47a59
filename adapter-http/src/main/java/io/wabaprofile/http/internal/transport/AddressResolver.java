package io.wabaprofile.http.internal.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the name of one host. The JDK's resolver ignores interrupts and timeouts, so it runs on another thread. All
 * callers share one lookup: a resolver that hangs holds one thread, however many calls wait for it.
 */
final class AddressResolver implements AutoCloseable {
    /** Looks a name up; blocks. */
    interface Lookup {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    private final String host;
    private final Lookup lookup;
    private final Executor executor;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable CompletableFuture<InetAddress[]> latest;

    AddressResolver(String host, Lookup lookup, Executor executor) {
        this.host = host;
        this.lookup = lookup;
        this.executor = executor;
    }

    /**
     * Returns every address of the host, at least one.
     *
     * @throws IOException if the name has no address, the timeout passes or this resolver is closed
     */
    InetAddress[] resolve(long timeoutNanos) throws IOException, InterruptedException {
        boolean literal = host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        if (literal) {
            return InetAddress.getAllByName(host);
        }
        try {
            return sharedLookup().get(timeoutNanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the name was not resolved in time", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UncheckedIOException failed ? failed.getCause() : new IOException(e);
        } catch (RejectedExecutionException e) {
            throw new IOException("closed", e);
        }
    }

    private CompletableFuture<InetAddress[]> sharedLookup() {
        lock.lock();
        try {
            CompletableFuture<InetAddress[]> running = latest;
            if (running == null || running.isDone()) {
                running = CompletableFuture.supplyAsync(this::lookUp, executor);
                latest = running;
            }
            return running;
        } finally {
            lock.unlock();
        }
    }

    private InetAddress[] lookUp() {
        try {
            return lookup.addressesOf(host);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the wait of every caller. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (latest != null) {
                latest.completeExceptionally(new IOException("closed"));
            }
        } finally {
            lock.unlock();
        }
    }
}
