package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.wire.FaultProxy;
import io.wabaprofile.testkit.wire.ProxyFault;
import io.wabaprofile.upload.UploadAdapter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A simulated server, a proxy that injects faults, a client that connects through the proxy, and virtual time. */
final class MatrixFixture implements AutoCloseable {
    /** The servers repeat it in their responses; no caller may see it. */
    static final String KEY = "CANARY-5f3c9e1d7b2a4680-AK";

    /** For a busy machine. DeadlineOvershootTest measures how late a call ends. */
    private static final Duration SLACK = Duration.ofMillis(500);

    private static final Duration SOON = Duration.ofSeconds(5);
    static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Transport transport;
    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final AtomicBoolean cutNextBytes = new AtomicBoolean();
    private boolean cutsBytes;
    private volatile boolean faulty = true;
    private Duration limit = LIMIT;
    private UnaryOperator<UploadAdapter> uploads = defaultUploads();

    final VirtualTime time = VirtualTime.startingAt(START);
    final SimulatedAccount account = simulator.addAccount(SimulatedAccount.withKey(KEY));
    final SimulatedAccount other = simulator.newAccount();
    final FaultProxy proxy;
    final ApiConnection connection;
    final Set<String> secrets = ConcurrentHashMap.newKeySet();
    final RequestHooks hooks = new RequestHooks();
    Credentials credentials = ApiKey.of(KEY);

    /** How a client differs from the default one. */
    @FunctionalInterface
    interface Setup extends BiFunction<ApiConnection.Builder, MatrixFixture, ApiConnection.Builder> {}

    private MatrixFixture(Transport transport, Setup setup) {
        this.transport = transport;
        RequestKind.prepare(account);
        RequestKind.prepare(other);
        secrets.add(KEY);
        proxy = transport.proxyInFrontOf(simulator.baseUri());
        connection = setup.apply(defaults(), this).build();
    }

    static MatrixFixture open() {
        return open(Transport.PLAIN);
    }

    static MatrixFixture open(Setup setup) {
        return open(Transport.PLAIN, setup);
    }

    static MatrixFixture open(Transport transport) {
        return open(transport, (defaults, fixture) -> defaults);
    }

    static MatrixFixture open(Transport transport, Setup setup) {
        return new MatrixFixture(transport, setup);
    }

    /** With a limit in real time for a call instead of one in virtual time. */
    static MatrixFixture within(Transport transport, Duration limit) {
        MatrixFixture fixture = open(
                transport,
                (defaults, self) -> defaults.nanoTime(() -> System.nanoTime() + self.time.getAsLong())
                        .callLimit(limit)
                        .attemptLimit(limit));
        fixture.limit = limit;
        return fixture.uploading(to -> to.uploadLimit(limit));
    }

    MatrixFixture uploading(UnaryOperator<UploadAdapter> setting) {
        uploads = setting;
        return this;
    }

    private static UnaryOperator<UploadAdapter> defaultUploads() {
        return uploads -> uploads.uploadLimit(LIMIT);
    }

    private ApiConnection.Builder defaults() {
        return transport
                .connectionTo(proxy.baseUri())
                .sleeper(duration -> {
                    hooks.beforeRetry();
                    time.sleep(duration);
                })
                .nanoTime(time)
                .clock(time)
                .random(() -> 0.5);
    }

    MatrixFixture once(RequestKind kind, ProxyFault fault) {
        proxy.on(kind::is, fault);
        return this;
    }

    MatrixFixture always(RequestKind kind, ProxyFault fault) {
        proxy.onEvery(line -> faulty && kind.is(line), fault);
        return this;
    }

    void removeFaults() {
        faulty = false;
    }

    URI simulatorAddress() {
        return simulator.baseUri();
    }

    int answeredBySimulator() {
        return simulator.exchanges().size();
    }

    int requests(RequestKind kind) {
        return (int) proxy.redactedRequests().stream().filter(kind::is).count();
    }

    Result call(RequestKind kind) {
        return call(kind, credentials);
    }

    Result callOfOtherChannel(RequestKind kind) {
        return call(kind, ApiKey.of(other.key()));
    }

    private Result call(RequestKind kind, Credentials key) {
        cutNextBytes(kind == RequestKind.ASK_OFFSET);
        int before = requests(kind);
        int allBefore = proxy.requestCount();
        long virtualStart = time.getAsLong();
        long start = System.nanoTime();
        GatewayException failure = null;
        try {
            kind.run(connection, key, hooks, uploads);
        } catch (GatewayException e) {
            failure = e;
        }
        Duration real = Duration.ofNanos(System.nanoTime() - start);
        Duration virtual = Duration.ofNanos(time.getAsLong() - virtualStart);
        assertThat(real).as("real time").isLessThan(limit.plus(SLACK));
        assertThat(virtual).as("virtual time").isLessThanOrEqualTo(limit);
        Duration waited = virtual.compareTo(kind.waitBefore()) < 0 ? Duration.ZERO : virtual.minus(kind.waitBefore());
        Result result = new Result(failure, requests(kind) - before, proxy.requestCount() - allBefore, waited);
        if (key == credentials) {
            Expectations.isConsistent(kind, result, this);
        }
        return result;
    }

    /**
     * The result of a call.
     *
     * @param failure null if it succeeded
     * @param requests of the tested kind
     * @param allRequests of every kind
     * @param waited before retries of the tested kind
     */
    record Result(GatewayException failure, int requests, int allRequests, Duration waited) {}

    /** The client asks for the offset only after a request with bytes was cut. */
    private void cutNextBytes(boolean cut) {
        cutNextBytes.set(cut);
        if (cut && !cutsBytes) {
            cutsBytes = true;
            proxy.onEvery(line -> RequestKind.SEND_BYTES.is(line) && cutNextBytes.getAndSet(false), RequestKind.CUT);
        }
    }

    /** After the fault, the same client makes the same call with one request and no wait. */
    void recovers(RequestKind kind) {
        reset();
        Result result = call(kind);
        assertThat(result.failure()).as("a later call").isNull();
        assertThat(result.requests()).as("requests of a later call").isEqualTo(1);
        assertThat(result.waited()).as("wait of a later call").isZero();
    }

    private void reset() {
        removeFaults();
        time.advance(Duration.ofHours(2));
        uploads = defaultUploads();
    }

    /** The failed upload can be resumed from its last checkpoint, and the server receives no byte twice. */
    void resumes() {
        resumesWith(connection);
    }

    /** As {@link #resumes()}, with a new client. */
    void resumesWithNewClient() {
        try (ApiConnection another = defaults().build()) {
            resumesWith(another);
        }
    }

    private void resumesWith(ApiConnection client) {
        reset();
        cutNextBytes(false);
        UploadSession checkpoint = hooks.lastCheckpoint();
        int sessions = requests(RequestKind.OPEN_UPLOAD);
        int unfinished = account.unfinishedUploads().size();
        UploadAdapter.connect(client).uploader(credentials).resume(checkpoint, RequestKind.file());
        assertThat(requests(RequestKind.OPEN_UPLOAD)).as("sessions").isEqualTo(sessions);
        assertThat(account.unfinishedUploads()).as("unfinished uploads").hasSize(unfinished - 1);
        assertThat(RequestKind.hasOnlyTheFile(account)).as("each byte once").isTrue();
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("It did not happen in time: " + what);
            }
            Thread.yield();
        }
    }

    @Override
    public void close() {
        connection.close();
        proxy.close();
        proxy.verify();
        simulator.close();
    }
}
