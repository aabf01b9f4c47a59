package io.wabaprofile.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.VirtualTime;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What is left behind by very many calls of which three in ten meet a fault. {@code -Dmeasure.soak.calls=1000000} soaks
 * longer.
 */
@Tag("measure")
@Tag("slow")
class SoakTest {
    private static final int CALLS = Integer.getInteger("measure.soak.calls", 20_000);
    private static final int THREADS = 8;
    private static final int CHANNELS = 192;
    private static final int PLACES_OF_THE_HOST = 64;
    private static final int PLACES_OF_A_CHANNEL = 4;
    private static final double FAULTS = 0.3;
    /** Good for a fetch and for an update. */
    private static final byte[] FINE = Stub.answer(200, "{\"success\":true,\"data\":[{\"about\":\"Open\"}]}");

    private final List<Stub.Manner> faults = List.of(
            Stub.saying(Stub.OUT_OF_ORDER),
            Stub.saying(Stub.SERVICE_DOWN),
            Stub.saying(Stub.answer(429, "{}", "Retry-After: 1")),
            Stub.saying(Stub.answer(400, "{\"error\":{\"code\":100,\"message\":\"no\"}}")),
            Stub.saying(Stub.answer(200, "{\"data\":\"nonsense\"")),
            Stub.cutting(new byte[0], 0),
            Stub.cutting(Stub.PROFILE, 10),
            Stub.cutting(Stub.PROFILE, Stub.PROFILE.length - 5),
            (key, client, out) -> {
                client.setOption(StandardSocketOptions.SO_LINGER, 0);
                return false;
            });

    private final AtomicInteger faulty = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private volatile CountDownLatch gathering;

    @Test
    void nothingIsLeftBehind() throws Exception {
        soak(2_000); // classes, codecs, the reaper of the common pool
        awaitThreads(0);
        int threads = Numbers.threads();
        long descriptors = Numbers.descriptors();

        faulty.set(0);
        failed.set(0);
        Result soaked = soak(CALLS);
        awaitThreads(threads);
        int moreThreads = Numbers.threads() - threads;
        long moreDescriptors = Numbers.descriptors() - descriptors;

        Numbers.print(
                "soak of %d calls, %d requests, %d faults, %d calls failed: threads %+d, descriptors %+d, heap %+.2f MiB"
                        + " with the connection open, follow-up calls lost %d of %d, series %d",
                CALLS,
                soaked.requests,
                faulty.get(),
                failed.get(),
                moreThreads,
                moreDescriptors,
                soaked.heap / 1048576.0,
                soaked.lost,
                CHANNELS * PLACES_OF_A_CHANNEL,
                soaked.series);
        assertThat(faulty.get()).as("faults").isGreaterThan(CALLS / 4);
        assertThat(moreThreads).as("threads").isLessThanOrEqualTo(0);
        assertThat(moreDescriptors).as("descriptors").isLessThanOrEqualTo(2);
        assertThat(soaked.heap).as("heap").isLessThanOrEqualTo(1024 * 1024);
        assertThat(soaked.lost).as("follow-up calls lost").isZero();
        assertThat(soaked.series).as("series").isLessThanOrEqualTo(300);
    }

    private record Result(int requests, long heap, int lost, long series) {}

    private Result soak(int calls) throws Exception {
        VirtualTime time = VirtualTime.startingAt(Instant.EPOCH);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        gathering = null;
        ExecutorService callers = Executors.newFixedThreadPool(PLACES_OF_THE_HOST);
        try (Stub server = Stub.start(this::meet);
                ApiConnection connection = ApiConnection.to(server.uri())
                        .allowPlainHttpOnLoopback()
                        .clock(time)
                        .nanoTime(time)
                        .sleeper(time::advance)
                        .meters(meters)
                        .build()) {
            CloudAdapter cloud = CloudAdapter.connect(connection);
            List<ProfileGateway> channels = new ArrayList<>();
            for (int number = 0; number < CHANNELS; number++) {
                channels.add(cloud.profile(ApiKey.of("channel-" + number)));
            }
            int warmUp = Math.min(calls, 5_000);
            call(callers, channels, warmUp);
            long before = Numbers.heap();
            call(callers, channels, calls - warmUp);
            long after = Numbers.heap();
            int requests = server.requests();
            time.advance(Duration.ofHours(2)); // over every cool-down
            return new Result(
                    requests, after - before, followUp(callers, channels), ChannelFootprintTest.series(meters));
        } finally {
            callers.shutdownNow();
            callers.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    private void call(ExecutorService callers, List<ProfileGateway> channels, int calls) throws Exception {
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int worker = 0; worker < THREADS; worker++) {
            Random random = new Random(worker);
            work.add(() -> {
                for (int call = 0; call < calls / THREADS; call++) {
                    ProfileGateway channel = channels.get(random.nextInt(channels.size()));
                    failed.addAndGet(succeeds(channel, random.nextInt(5) == 0) ? 0 : 1);
                }
                return true;
            });
        }
        for (Future<Boolean> done : callers.invokeAll(work)) {
            done.get();
        }
    }

    /** As many calls at once as the host and each channel allow: the server answers when all of them have arrived. */
    private int followUp(ExecutorService callers, List<ProfileGateway> channels) throws Exception {
        int lost = 0;
        int atOnce = PLACES_OF_THE_HOST / PLACES_OF_A_CHANNEL;
        for (int from = 0; from < CHANNELS; from += atOnce) {
            gathering = new CountDownLatch(PLACES_OF_THE_HOST);
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int call = 0; call < PLACES_OF_THE_HOST; call++) {
                ProfileGateway channel = channels.get(from + call % atOnce);
                work.add(() -> succeeds(channel, false));
            }
            for (Future<Boolean> done : callers.invokeAll(work)) {
                lost += done.get() ? 0 : 1;
            }
        }
        return lost;
    }

    private boolean meet(String key, Socket client, OutputStream out) throws IOException {
        CountDownLatch all = gathering;
        if (all != null) {
            all.countDown();
            return await(all) && Stub.saying(FINE).meet(key, client, out);
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        if (random.nextDouble() < FAULTS) {
            faulty.incrementAndGet();
            return faults.get(random.nextInt(faults.size())).meet(key, client, out);
        }
        return Stub.saying(FINE).meet(key, client, out);
    }

    private static boolean await(CountDownLatch all) {
        try {
            return all.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean succeeds(ProfileGateway channel, boolean write) {
        try {
            if (write) {
                channel.apply(ProfileUpdate.builder().about("Open").build());
            } else {
                channel.fetch(Set.of(ProfileField.ABOUT));
            }
            return true;
        } catch (GatewayException e) {
            return false;
        }
    }

    /** On Java 17 the client's selector ends once it is collected. */
    private static void awaitThreads(int goal) throws InterruptedException {
        for (int wait = 0; wait < 30 && Numbers.threads() > goal; wait++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
