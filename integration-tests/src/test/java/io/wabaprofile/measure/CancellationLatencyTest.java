package io.wabaprofile.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.onpremise.OnPremiseAdapter;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.testkit.wire.UnreachableEndpoint;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a call runs after an interrupt of its thread or a close of its connection. In real time. */
@Tag("measure")
@Tag("slow")
class CancellationLatencyTest {
    private static final int TIMES = 25;
    private static final long LOADING = TimeUnit.SECONDS.toNanos(1);
    private static final long UNTIL_STUCK = TimeUnit.MILLISECONDS.toNanos(40);
    private static final Photo LARGE = LargePhoto.of(4 * 1024 * 1024);

    @Test
    void aCallEndsSoonAfterAnInterruptOrAClose() throws Exception {
        List<String> lines = new ArrayList<>();
        double worst = 0;
        try (UnreachableEndpoint silent = UnreachableEndpoint.silent();
                SilentPort port = SilentPort.accepting()) {
            Map<String, URI> phases = new LinkedHashMap<>();
            phases.put("connect", silent.uri());
            phases.put("TLS", port.securedUri());
            phases.put("write", port.uri());
            phases.put("read", port.uri());
            for (Map.Entry<String, Function<Runnable, Thread>> threads :
                    kindsOfThread().entrySet()) {
                for (Map.Entry<String, URI> phase : phases.entrySet()) {
                    for (boolean interrupting : new boolean[] {true, false}) {
                        boolean writes = phase.getKey().equals("write");
                        double p99 = p99(threads.getValue(), phase.getValue(), writes, interrupting);
                        worst = Math.max(worst, p99);
                        lines.add(String.format(
                                "%s %s %s %.1f",
                                threads.getKey(), phase.getKey(), interrupting ? "interrupt" : "close", p99));
                    }
                }
            }
        }
        Numbers.print(
                "end of a call after an interrupt or a close, ms, p99 of %d: %s", TIMES, String.join(", ", lines));
        assertThat(worst).as("p99, ms").isLessThanOrEqualTo(100);
    }

    private static double p99(Function<Runnable, Thread> threads, URI address, boolean writes, boolean interrupting)
            throws Exception {
        once(threads, address, writes, interrupting, LOADING); // no interrupt ends the loading of classes and trust
        double[] took = new double[TIMES];
        for (int time = 0; time < TIMES; time++) {
            took[time] = once(threads, address, writes, interrupting, UNTIL_STUCK);
        }
        return Numbers.percentile(Numbers.sorted(took), 99);
    }

    @SuppressWarnings("try") // the close is what is measured
    private static double once(
            Function<Runnable, Thread> threads, URI address, boolean writes, boolean interrupting, long untilStuck)
            throws Exception {
        try (ApiConnection connection = ApiConnection.to(address)
                .allowPlainHttpOnLoopback()
                .callLimit(Duration.ofMinutes(1))
                .attemptLimit(Duration.ofMinutes(1))
                .build()) {
            OnPremiseAdapter adapter = OnPremiseAdapter.connect(connection);
            AtomicReference<Cancelled> cancelled = new AtomicReference<>();
            Thread caller = threads.apply(() -> {
                try {
                    if (writes) {
                        adapter.photo(ApiKey.of("stuck-channel")).replace(LARGE);
                    } else {
                        adapter.profile(ApiKey.of("stuck-channel")).fetch();
                    }
                } catch (Cancelled expected) {
                    cancelled.set(expected);
                }
            });
            caller.start();
            TimeUnit.NANOSECONDS.sleep(untilStuck);
            long start = System.nanoTime();
            if (interrupting) {
                caller.interrupt();
            } else {
                connection.close();
            }
            caller.join();
            double took = (System.nanoTime() - start) / 1e6;
            assertThat(cancelled.get()).as("the call was cancelled").isNotNull();
            return took;
        }
    }

    /** Virtual threads from Java 21 on; this is compiled for 17. */
    private static Map<String, Function<Runnable, Thread>> kindsOfThread() throws ReflectiveOperationException {
        Map<String, Function<Runnable, Thread>> kinds = new LinkedHashMap<>();
        kinds.put("platform", Thread::new);
        if (Runtime.version().feature() >= 21) {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Method unstarted = Class.forName("java.lang.Thread$Builder").getMethod("unstarted", Runnable.class);
            kinds.put("virtual", task -> {
                try {
                    return (Thread) unstarted.invoke(builder, task);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        return kinds;
    }
}
