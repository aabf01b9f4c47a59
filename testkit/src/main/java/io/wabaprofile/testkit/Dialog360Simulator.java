package io.wabaprofile.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wabaprofile.testkit.Condition.Down;
import io.wabaprofile.testkit.Condition.Throttling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * 360dialog on the loopback interface: the On-Premise API, the Cloud API and the Resumable Upload API at one address, for
 * any number of channels, each with its own key. Keeps to what is documented or was reported of the real servers, and is
 * strict where they are known to be.
 *
 * <p>Differs from them knowingly: one key opens all three APIs, a photo is kept and shown as it came, rate limits exist
 * only when arranged on the account, and a session or handle lives as long as there is room for it, unless {@link
 * #uploads()} says otherwise.
 *
 * <p>A failure of the simulator itself is answered with 500 and reported again by {@link #close()}. Safe for use by
 * several threads.
 */
public final class Dialog360Simulator implements AutoCloseable {
    private static final int BACKLOG = 512;

    private final HttpServer server;
    private final ExecutorService threads;
    private final LongSupplier nanoseconds = System::nanoTime;
    private final Channels channels = new Channels();
    private final UploadBehaviour uploads = new UploadBehaviour();
    private final List<Door> doors;
    private final Journal journal = new Journal();
    private final List<Consumer<Exchange>> listeners = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private Dialog360Simulator(HttpServer server, ExecutorService threads, InstantSource clock) {
        this.server = server;
        this.threads = threads;
        this.doors = List.of(
                new OnPremiseDoor(),
                new CloudDoor(channels::uploadWith),
                new UploadDoor(uploads, channels::haveSession, clock));
    }

    /** Starts on a free port. */
    public static Dialog360Simulator start() {
        return start(0);
    }

    /**
     * @param port 0 for any free one
     * @throws UncheckedIOException if the port is taken
     */
    public static Dialog360Simulator start(int port) {
        return start(port, InstantSource.system());
    }

    /**
     * Starts on a free port.
     *
     * @param clock says how old an upload session is
     */
    public static Dialog360Simulator start(InstantSource clock) {
        return start(0, clock);
    }

    private static Dialog360Simulator start(int port, InstantSource clock) {
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
            ExecutorService threads = Executors.newCachedThreadPool(Dialog360Simulator::daemon);
            Dialog360Simulator simulator = new Dialog360Simulator(server, threads, clock);
            server.setExecutor(threads);
            server.createContext("/", simulator::handle);
            server.start();
            return simulator;
        } catch (IOException e) {
            throw new UncheckedIOException("The simulator could not listen on port " + port + ": " + e, e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "dialog360-simulator");
        thread.setDaemon(true);
        return thread;
    }

    /** Serves all three APIs: {@code http://127.0.0.1:port}. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A new channel with a key of its own. */
    public SimulatedAccount newAccount() {
        return serve(SimulatedAccount.create());
    }

    /**
     * Serves one more channel.
     *
     * @return the account
     * @throws IllegalArgumentException if a channel with its key is already served
     */
    public SimulatedAccount serve(SimulatedAccount account) {
        channels.add(account);
        return account;
    }

    /** How the Resumable Upload API behaves where the real one's behaviour is disputed. */
    public UploadBehaviour uploads() {
        return uploads;
    }

    /** The last 1,000 exchanges, oldest first. An exchange is in before its caller sees the answer. */
    public List<Exchange> exchanges() {
        return journal.all();
    }

    /** Called after each answer, on the thread that gave it. */
    public void onExchange(Consumer<Exchange> listener) {
        listeners.add(listener);
    }

    /**
     * Cuts what is under way and frees the port.
     *
     * @throws IllegalStateException if the simulator itself failed in any request; the causes are attached
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        server.stop(0);
        threads.shutdownNow();
        awaitRequests();
        if (!failures.isEmpty()) {
            IllegalStateException failed =
                    new IllegalStateException("The simulator failed in " + failures.size() + " requests");
            failures.forEach(failed::addSuppressed);
            throw failed;
        }
    }

    /** Whose connections are cut, so it takes no time; but a failure on the way out is not to be missed. */
    private void awaitRequests() {
        try {
            threads.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(HttpExchange exchange) {
        long begun = nanoseconds.getAsLong();
        try (exchange) {
            Exchange seen = answer(new Call(exchange), begun);
            for (Consumer<Exchange> listener : listeners) {
                listener.accept(seen);
            }
        } catch (RuntimeException | Error e) {
            failures.add(e);
        }
    }

    private Exchange answer(Call call, long begun) {
        Answer answer;
        try {
            answer = decide(call);
            call.drain();
        } catch (IOException callerIsGone) {
            return journaled(call, 0, begun);
        }
        Exchange seen = journaled(call, answer.status(), begun);
        try {
            call.answer(answer);
            return seen;
        } catch (IOException callerIsGone) {
            return seen;
        }
    }

    private Exchange journaled(Call call, int status, long begun) {
        Duration took = Duration.ofNanos(nanoseconds.getAsLong() - begun);
        Exchange seen = new Exchange(call.method(), call.maskedTarget(), status, took);
        journal.add(seen);
        return seen;
    }

    private Answer decide(Call call) throws IOException {
        try {
            for (Door door : doors) {
                if (door.serves(call)) {
                    return through(door, call);
                }
            }
            return GatewayAnswers.blocked(call.maskedPath());
        } catch (RuntimeException | Error e) {
            failures.add(e);
            return GatewayAnswers.error(
                    500, "simulator failure: " + e.getClass().getName());
        }
    }

    private Answer through(Door door, Call call) throws IOException {
        Optional<SimulatedAccount> account = call.key().flatMap(channels::accepting);
        if (account.isEmpty()) {
            return door.unauthorized();
        }
        Condition condition = account.get().condition();
        if (condition instanceof Down) {
            return door.down();
        }
        if (condition instanceof Throttling throttling) {
            return door.throttled(throttling);
        }
        try {
            return door.answer(account.get(), call);
        } catch (Refused e) {
            return e.answer();
        } catch (BodyTooLarge e) {
            return door.tooLarge();
        }
    }
}
