package io.wabaprofile.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.internal.request.AttemptFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server sends unsolicited responses at random moments. They must not reach another channel. */
class ChannelIsolationTest {
    private static final int CALLS = 10_000;
    private static final int CHANNELS = 100;
    private static final int THREADS = 8;
    private static final long SEED = 20261127;

    /** The responses that the calls of one run received. */
    private record Received(int own, int foreign, int failed, int unsolicited) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d calls: %d own responses, %d of another channel, %d failures; %d unsolicited responses were sent",
                    CALLS,
                    own,
                    foreign,
                    failed,
                    unsolicited);
        }
    }

    @ParameterizedTest
    @EnumSource(TransportSecurity.class)
    void noResponseReachesAnotherChannel(TransportSecurity security) throws Exception {
        Received received = run(security, false);

        assertThat(received.foreign()).as(received.toString()).isZero();
        assertThat(received.unsolicited()).as("unsolicited responses").isGreaterThan(1_000);
        assertThat(received.own()).as("own responses").isGreaterThan(CALLS / 2);
    }

    /** With shared connections the number is not zero, which is why sharing is not the default. */
    @ParameterizedTest
    @EnumSource(TransportSecurity.class)
    @Tag("measure")
    @Tag("slow")
    void countsTheResponsesThatReachAnotherChannelOverSharedConnections(TransportSecurity security) throws Exception {
        Received received = run(security, true);

        System.out.println("[measure] shared connections, " + security + ": " + received);
        assertThat(received.own()).isGreaterThan(CALLS / 2);
    }

    private static Received run(TransportSecurity security, boolean sharing) throws Exception {
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, task -> {
            Thread thread = new Thread(task, "unsolicited");
            thread.setDaemon(true);
            return thread;
        });
        AtomicInteger unsolicited = new AtomicInteger();
        AtomicInteger own = new AtomicInteger();
        AtomicInteger foreign = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        AtomicInteger served = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(THREADS);
        try (RawHttpServer server = RawHttpServer.start(security, (request, connection) -> {
                    String response = RawHttpServer.response("{\"name\":\"" + request.channel() + "\"}");
                    SplittableRandom random = new SplittableRandom(SEED + served.getAndIncrement());
                    if (random.nextInt(4) == 0) {
                        timer.schedule(
                                () -> unsolicitedResponse(connection, response, unsolicited),
                                random.nextInt(3_000),
                                TimeUnit.MICROSECONDS);
                    }
                    connection.write(response);
                });
                TransportFixture client =
                        new TransportFixture(security, server.base(), sharing, null, InetAddress::getAllByName)) {
            for (int caller = 0; caller < THREADS; caller++) {
                SplittableRandom random = new SplittableRandom(SEED - caller);
                RawHttpServer.daemon(() -> {
                    for (int call = 0; call < CALLS / THREADS; call++) {
                        String channel = "channel-" + random.nextInt(CHANNELS) + "-";
                        try {
                            (client.get(channel).contains(channel) ? own : foreign).incrementAndGet();
                        } catch (AttemptFailure failure) {
                            failed.incrementAndGet();
                        }
                    }
                    done.countDown();
                });
            }
            assertThat(done.await(120, TimeUnit.SECONDS)).as("all calls ended").isTrue();
        } finally {
            timer.shutdownNow();
        }
        return new Received(own.get(), foreign.get(), failed.get(), unsolicited.get());
    }

    private static void unsolicitedResponse(
            RawHttpServer.Connection connection, String response, AtomicInteger unsolicited) {
        try {
            connection.write(response);
            unsolicited.incrementAndGet();
        } catch (IOException e) {
            // the client closed the connection
        }
    }
}
