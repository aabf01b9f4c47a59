package io.wabaprofile.http.internal;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges of a connection: each within its time limit, the answer's body included, and none after the connection
 * was closed. Owns the JDK's client and its threads.
 */
public final class Exchanges implements AutoCloseable {
    private static final long BETWEEN_LOOKS = Duration.ofMillis(50).toNanos();

    private final ExecutorService threads;
    private final LongSupplier nanoTime;
    private final Map<Object, CompletableFuture<?>> underWay = new ConcurrentHashMap<>();
    private final Supplier<HttpClient> maker;
    private final ReentrantLock making = new ReentrantLock();
    private @Nullable HttpClient client;
    private volatile boolean closed;

    /**
     * @param maker of the client, asked for the first exchange: it costs a thread, and not everybody needs one
     * @param nanoTime the time that the network keeps, whatever clock the calls go by
     */
    public Exchanges(Supplier<HttpClient> maker, ExecutorService threads, LongSupplier nanoTime) {
        this.maker = maker;
        this.threads = threads;
        this.nanoTime = nanoTime;
    }

    /** With a client that is there already. */
    public Exchanges(HttpClient client, ExecutorService threads, LongSupplier nanoTime) {
        this(() -> client, threads, nanoTime);
    }

    private HttpClient client() {
        making.lock();
        try {
            if (closed) {
                throw AttemptFailure.of(FailureClass.CLOSED, "the connection is closed");
            }
            if (client == null) {
                client = maker.get();
            }
            return client;
        } finally {
            making.unlock();
        }
    }

    /** A whole answer. */
    record Answer(int status, HttpHeaders headers, ByteBuffer body) {}

    /** @throws AttemptFailure if no whole answer came within the limit, or something else ended the wait for it */
    Answer send(HttpRequest request, CallOptions call) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        CompletableFuture<?> exchange = begin(request, answer);
        Object place = new Object();
        underWay.put(place, exchange);
        try {
            if (closed) {
                exchange.cancel(true);
            }
            return await(answer, call);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw AttemptFailure.of(FailureClass.TIMED_OUT, "");
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw AttemptFailure.cancelled("interrupted");
        } catch (AttemptFailure stopped) {
            exchange.cancel(true);
            throw stopped;
        } catch (CancellationException e) {
            throw AttemptFailure.cancelled("the connection was closed");
        } catch (ExecutionException e) {
            throw closed ? AttemptFailure.cancelled("the connection was closed") : failure(e);
        } finally {
            underWay.remove(place);
        }
    }

    private Answer await(CompletableFuture<Answer> answer, CallOptions call)
            throws InterruptedException, ExecutionException, TimeoutException {
        BooleanSupplier stop = call.stop();
        Movement movement = call.movement();
        if (stop == null && movement == null) {
            return answer.get(call.limit().toNanos(), TimeUnit.NANOSECONDS);
        }
        long end = nanoTime.getAsLong() + call.limit().toNanos();
        Standstill standstill = movement == null ? null : new Standstill(movement);
        while (true) {
            long left = end - nanoTime.getAsLong();
            try {
                return answer.get(Math.min(left, BETWEEN_LOOKS), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (left <= BETWEEN_LOOKS || (standstill != null && standstill.isTooLong())) {
                    throw e;
                }
                if (stop != null && stop.getAsBoolean()) {
                    throw AttemptFailure.stopped();
                }
            }
        }
    }

    /** How long a body has not moved. */
    private final class Standstill {
        private final Movement movement;
        private long position;
        private long since;

        private Standstill(Movement movement) {
            this.movement = movement;
            this.position = movement.position().getAsLong();
            this.since = nanoTime.getAsLong();
        }

        private boolean isTooLong() {
            long now = nanoTime.getAsLong();
            long present = movement.position().getAsLong();
            if (present != position) {
                position = present;
                since = now;
            }
            return now - since >= movement.stallLimit().toNanos();
        }
    }

    /**
     * Completes the answer from the thread that read its last byte. The JDK hands its own result over through the common
     * pool, and an application that keeps that pool busy would keep every answer waiting.
     */
    private CompletableFuture<?> begin(HttpRequest request, CompletableFuture<Answer> answer) {
        HttpClient open = client();
        try {
            CompletableFuture<?> exchange = open.sendAsync(request, head -> {
                CappedBody body = new CappedBody(AnswerLimits.BODY);
                body.getBody().whenComplete((bytes, failure) -> {
                    if (failure == null) {
                        answer.complete(new Answer(head.statusCode(), head.headers(), ByteBuffer.wrap(bytes)));
                    } else {
                        answer.completeExceptionally(failure);
                    }
                });
                return body;
            });
            CompletableFuture<?> unused = exchange.whenComplete((done, failure) -> {
                if (failure != null) {
                    answer.completeExceptionally(
                            failure instanceof CompletionException && failure.getCause() != null
                                    ? failure.getCause()
                                    : failure);
                }
            });
            return exchange;
        } catch (RuntimeException e) {
            throw AttemptFailure.broken(FailureClass.LOST, e);
        }
    }

    /** Whether the host could not prove who it is. */
    static boolean isDistrust(Throwable failure) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (link instanceof SSLPeerUnverifiedException || link instanceof GeneralSecurityException) {
                return true;
            }
        }
        return false;
    }

    private static AttemptFailure failure(ExecutionException wrapped) {
        Throwable cause = wrapped.getCause() == null ? wrapped : wrapped.getCause();
        for (Throwable link = cause; link != null; link = link.getCause()) {
            if (link instanceof AttemptFailure ours) {
                return ours;
            }
        }
        if (isDistrust(cause)) {
            return AttemptFailure.broken(FailureClass.NOT_TRUSTED, cause);
        }
        String message = cause.getMessage() == null ? "" : cause.getMessage();
        boolean notSent = cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException
                || message.startsWith("Tunnel failed");
        return AttemptFailure.broken(notSent ? FailureClass.NOT_SENT : FailureClass.LOST, cause);
    }

    /** Cancels what is under way and ends the threads. On Java 17 the selector's thread ends once it is collected. */
    @Override
    public void close() {
        HttpClient open;
        making.lock();
        try {
            closed = true;
            open = client;
        } finally {
            making.unlock();
        }
        underWay.values().forEach(exchange -> exchange.cancel(true));
        if (open != null) {
            ClientShutdown.of(open);
        }
        threads.shutdownNow();
    }
}
