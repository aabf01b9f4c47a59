package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.UploadSession;
import io.wabaprofile.testkit.Dialog360Simulator;
import io.wabaprofile.testkit.FaultProxy;
import io.wabaprofile.testkit.FaultProxy.Fault;
import io.wabaprofile.testkit.SimulatedAccount;
import io.wabaprofile.testkit.VirtualTime;
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
import javax.net.ssl.SSLContext;

/** A server, a bad line to it, a connection of ours over that line, and a time in which waits take none. */
final class Scene implements AutoCloseable {
    /** Turns up in what the servers say, and must turn up nowhere in what callers see. */
    static final String KEY = "CANARY-5f3c9e1d7b2a4680-AK";

    /** For a busy machine; how late a call really ends is measured elsewhere. */
    private static final Duration SLACK = Duration.ofMillis(500);

    private static final Duration SOON = Duration.ofSeconds(5);
    static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final AtomicBoolean cutNextSending = new AtomicBoolean();
    private boolean cutsSendings;
    private volatile boolean faulty = true;
    private Duration limit = LIMIT;
    private UnaryOperator<UploadAdapter> uploads = usual();

    final VirtualTime time = VirtualTime.startingAt(START);
    final SimulatedAccount account = simulator.serve(SimulatedAccount.withKey(KEY));
    final SimulatedAccount other = simulator.newAccount();
    final FaultProxy proxy;
    final ApiConnection connection;
    final Set<String> secrets = ConcurrentHashMap.newKeySet();
    final Moments moments = new Moments();
    Credentials credentials = ApiKey.of(KEY);

    /** How a scene differs from the usual one. */
    @FunctionalInterface
    interface Setup extends BiFunction<ApiConnection.Builder, Scene, ApiConnection.Builder> {}

    private Scene(SSLContext tls, Setup setup) {
        Step.prepare(account);
        Step.prepare(other);
        secrets.add(KEY);
        proxy = tls == null
                ? FaultProxy.inFrontOf(simulator.baseUri())
                : FaultProxy.inFrontOf(simulator.baseUri(), tls);
        connection = setup.apply(usual(proxy.baseUri()), this).build();
    }

    static Scene open() {
        return open((usual, scene) -> usual);
    }

    static Scene open(Setup setup) {
        return new Scene(null, setup);
    }

    static Scene overTls(SSLContext server, Setup setup) {
        return new Scene(server, setup);
    }

    /** With the limit of real time for a call, in place of a virtual one. */
    static Scene within(Duration limit) {
        Scene scene = open((usual, self) -> usual.nanoTime(() -> System.nanoTime() + self.time.getAsLong())
                .callLimit(limit)
                .attemptLimit(limit));
        scene.limit = limit;
        return scene.uploading(to -> to.uploadLimit(limit));
    }

    Scene uploading(UnaryOperator<UploadAdapter> setting) {
        uploads = setting;
        return this;
    }

    private static UnaryOperator<UploadAdapter> usual() {
        return uploads -> uploads.uploadLimit(LIMIT);
    }

    private ApiConnection.Builder usual(URI base) {
        return ApiConnection.to(base)
                .allowPlainHttpOnLoopback()
                .sleeper(duration -> {
                    moments.repeats();
                    time.sleep(duration);
                })
                .nanoTime(time)
                .clock(time)
                .chance(() -> 0.5);
    }

    Scene once(Step step, Fault fault) {
        proxy.on(step::is, fault);
        return this;
    }

    Scene always(Step step, Fault fault) {
        proxy.onEvery(line -> faulty && step.is(line), fault);
        return this;
    }

    void heal() {
        faulty = false;
    }

    URI simulatorAddress() {
        return simulator.baseUri();
    }

    int answeredBySimulator() {
        return simulator.exchanges().size();
    }

    int requests(Step step) {
        return (int) proxy.requestsSeen().stream().filter(step::is).count();
    }

    Ended attempt(Step step) {
        return attempt(step, credentials);
    }

    Ended attemptOfOther(Step step) {
        return attempt(step, ApiKey.of(other.key()));
    }

    private Ended attempt(Step step, Credentials key) {
        cutNextSending(step == Step.ASK);
        int before = requests(step);
        int allBefore = proxy.requests();
        long virtualStart = time.getAsLong();
        long start = System.nanoTime();
        GatewayException failure = null;
        try {
            step.run(connection, key, moments, uploads);
        } catch (GatewayException e) {
            failure = e;
        }
        Duration real = Duration.ofNanos(System.nanoTime() - start);
        Duration virtual = Duration.ofNanos(time.getAsLong() - virtualStart);
        assertThat(real).as("real time").isLessThan(limit.plus(SLACK));
        assertThat(virtual).as("virtual time").isLessThanOrEqualTo(limit);
        Duration waited = virtual.compareTo(step.waitBefore()) < 0 ? Duration.ZERO : virtual.minus(step.waitBefore());
        Ended ended = new Ended(failure, requests(step) - before, proxy.requests() - allBefore, waited);
        if (key == credentials) {
            Verdict.isConsistent(step, ended, this);
        }
        return ended;
    }

    /**
     * How a call ended.
     *
     * @param failure null if it succeeded
     * @param requests of the step under test
     * @param allRequests whatever they were for
     * @param waited for the step under test
     */
    record Ended(GatewayException failure, int requests, int allRequests, Duration waited) {}

    /** The question for the offset is only asked when a sending broke. */
    private void cutNextSending(boolean cut) {
        cutNextSending.set(cut);
        if (cut && !cutsSendings) {
            cutsSendings = true;
            proxy.onEvery(line -> Step.SEND.is(line) && cutNextSending.getAndSet(false), Step.CUT);
        }
    }

    /** With the fault gone and time passed, the same connection serves the same call at once: nothing was kept back. */
    void recovers(Step step) {
        calmDown();
        Ended ended = attempt(step);
        assertThat(ended.failure()).as("a later call").isNull();
        assertThat(ended.requests()).as("requests of a later call").isEqualTo(1);
        assertThat(ended.waited()).as("wait of a later call").isZero();
    }

    private void calmDown() {
        heal();
        time.advance(Duration.ofHours(2));
        uploads = usual();
    }

    /** The upload that has failed can be finished with what was kept of it, and no byte comes twice. */
    void resumes() {
        resumesOver(connection);
    }

    /** As {@link #resumes()}, over a new connection. */
    void resumesElsewhere() {
        try (ApiConnection another = usual(proxy.baseUri()).build()) {
            resumesOver(another);
        }
    }

    private void resumesOver(ApiConnection way) {
        calmDown();
        cutNextSending(false);
        UploadSession kept = moments.kept();
        int sessions = requests(Step.OPEN);
        int unfinished = account.unfinishedUploads().size();
        UploadAdapter.connect(way).uploader(credentials).resume(kept, Step.file());
        assertThat(requests(Step.OPEN)).as("sessions").isEqualTo(sessions);
        assertThat(account.unfinishedUploads()).as("unfinished uploads").hasSize(unfinished - 1);
        assertThat(Step.holdsOnlyTheFile(account)).as("each byte once").isTrue();
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
