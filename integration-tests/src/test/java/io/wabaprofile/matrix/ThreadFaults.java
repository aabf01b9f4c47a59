package io.wabaprofile.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.matrix.MatrixFixture.Result;
import io.wabaprofile.onpremise.OnPremiseAdapter;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.wire.ProxyFault;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** Rows about threads of callers. */
final class ThreadFaults {
    private static final int TIMES = 5;
    private static final long MEDIAN_MILLISECONDS = 100;
    private static final long MOST_MILLISECONDS = 250;
    private static final Set<Thread.State> WAITING = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

    private ThreadFaults() {}

    static void interrupted(RequestKind kind, Transport transport) {
        long[] milliseconds = IntStream.range(0, TIMES)
                .mapToLong(time -> interruptedOnce(kind, transport))
                .sorted()
                .toArray();
        assertThat(milliseconds[TIMES / 2])
                .as(
                        "median of the milliseconds until an interrupt ends the call; all: %s",
                        Arrays.toString(milliseconds))
                .isLessThanOrEqualTo(MEDIAN_MILLISECONDS);
        assertThat(milliseconds[TIMES - 1]).as("at most").isLessThanOrEqualTo(MOST_MILLISECONDS);
    }

    /** The first request of its kind gets no response. Of those with bytes it is the second; the first one was cut. */
    private static long interruptedOnce(RequestKind kind, Transport transport) {
        int stalling = kind == RequestKind.SEND_BYTES ? 2 : 1;
        try (MatrixFixture fixture =
                MatrixFixture.open(transport).always(kind, ProxyFault.respondInstead(ScriptedResponse.stall("")))) {
            if (kind == RequestKind.SEND_BYTES) {
                fixture.once(kind, RequestKind.CUT);
            }
            AtomicLong at = new AtomicLong();
            Thread caller = Thread.currentThread();
            Thread interrupter = new Thread(() -> {
                MatrixFixture.await(
                        "the caller waits for the response",
                        () -> fixture.requests(kind) == stalling && isWaiting(caller));
                at.set(System.nanoTime());
                caller.interrupt();
            });
            interrupter.start();
            Result result = fixture.call(kind);
            long end = System.nanoTime();
            assertThat(Thread.interrupted()).as("interrupt flag of the caller").isTrue();
            MatrixFixture.await("the interrupter ends", () -> !interrupter.isAlive());
            Expectations.failedUnknown(kind, result, Cancelled.class);
            assertThat(result.requests()).as("requests").isEqualTo(stalling);
            if (kind == RequestKind.SEND_BYTES || kind == RequestKind.ASK_OFFSET) {
                fixture.resumes();
            }
            fixture.recovers(kind);
            return (end - at.get()) / 1_000_000;
        }
    }

    /** A thread that reads from a socket has the state RUNNABLE, so its top stack frame decides. */
    private static boolean isWaiting(Thread caller) {
        StackTraceElement[] stack = caller.getStackTrace();
        return WAITING.contains(caller.getState())
                || (stack.length > 0
                        && stack[0].isNativeMethod()
                        && stack[0].getClassName().startsWith("sun.nio.ch."));
    }

    /** The second write begins while the first one waits for its retry. */
    static void concurrentWriters(RequestKind kind) {
        AtomicReference<Thread> second = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        MatrixFixture.Setup secondWriter = (defaults, fixture) -> defaults.sleeper(duration -> {
            if (second.get() == null) {
                Thread writer = new Thread(() -> writeAgain(kind, fixture));
                writer.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
                second.set(writer);
                writer.start();
                MatrixFixture.await("the second writer waits", () -> WAITING.contains(writer.getState()));
                assertThat(fixture.requests(kind))
                        .as("requests before the retry")
                        .isEqualTo(1);
            }
            fixture.time.sleep(duration);
        });
        try (MatrixFixture fixture =
                MatrixFixture.open(secondWriter).once(kind, ProxyFault.respondInstead(WireFaults.bare(503)))) {
            kind.run(fixture.connection, fixture.credentials, UploadObserver.NONE);
            MatrixFixture.await("the second writer ends", () -> !second.get().isAlive());
            assertThat(failure.get()).as("failure of the second write").isNull();
            assertThat(fixture.requests(kind)).as("requests").isEqualTo(3);
            assertSecondWriteIsStored(kind, fixture);
        }
    }

    private static void writeAgain(RequestKind kind, MatrixFixture fixture) {
        ProfileGateway onPremise = OnPremiseAdapter.connect(fixture.connection).profile(fixture.credentials);
        ProfileUpdate address = ProfileUpdate.builder().address("Second Way").build();
        switch (kind) {
            case SET_ABOUT ->
                onPremise.apply(ProfileUpdate.builder().about("Second").build());
            case SET_BUSINESS_PROFILE -> onPremise.apply(address);
            case SET_CLOUD_PROFILE ->
                CloudAdapter.connect(fixture.connection)
                        .profile(fixture.credentials)
                        .apply(address);
            case SET_PHOTO ->
                OnPremiseAdapter.connect(fixture.connection)
                        .photo(fixture.credentials)
                        .replace(TestPhotos.jpeg(5_000));
            default -> throw new IllegalArgumentException(kind + " writes nothing");
        }
    }

    private static void assertSecondWriteIsStored(RequestKind kind, MatrixFixture fixture) {
        switch (kind) {
            case SET_ABOUT -> assertThat(fixture.account.profile().about()).contains("Second");
            case SET_BUSINESS_PROFILE, SET_CLOUD_PROFILE ->
                assertThat(fixture.account.profile().address()).contains("Second Way");
            default ->
                assertThat(fixture.account.photoSha256())
                        .contains(TestPhotos.jpeg(5_000).sha256());
        }
    }
}
