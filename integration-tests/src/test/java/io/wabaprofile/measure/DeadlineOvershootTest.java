package io.wabaprofile.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.onpremise.OnPremiseAdapter;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.profile.Photo;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How much longer than allowed a call takes when the server never finishes. In real time, beside a bare timer. */
@Tag("measure")
@Tag("slow")
class DeadlineOvershootTest {
    private static final Duration LIMIT = Duration.ofMillis(50);
    private static final int THREADS = 4;
    private static final int CALLS = 1_000;

    private static final Photo LARGE = LargePhoto.of(4 * 1024 * 1024);

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final String WITH_BODY = HEAD + "Content-Length: 1000\r\n\r\n{\"data\":[";

    private final AtomicInteger answers = new AtomicInteger();
    private final Stub server = Stub.start((key, client, out) -> {
        switch (answers.getAndIncrement() % 5) {
            case 0 -> {}
            case 1 -> out.write(bytes(HEAD + "X-Half"));
            case 2 -> out.write(bytes(WITH_BODY));
            case 3 -> trickle(bytes(HEAD), out);
            default -> {
                out.write(bytes(WITH_BODY));
                trickle(bytes(" ".repeat(200)), out);
            }
        }
        return client.getInputStream().read() >= 0; // silence until the client goes away
    });
    private final SilentPort unread = SilentPort.accepting();

    @Test
    void aCallEndsWithItsLimitHoweverTheServerStalls() throws Exception {
        double[] calls = new double[CALLS];
        double[] timers = new double[CALLS];
        List<Callable<Void>> work = new ArrayList<>();
        try (ApiConnection connection = ApiConnection.to(server.uri())
                        .allowPlainHttpOnLoopback()
                        .attemptLimit(LIMIT)
                        .callLimit(LIMIT)
                        .build();
                ApiConnection neverRead = ApiConnection.to(unread.uri())
                        .allowPlainHttpOnLoopback()
                        .attemptLimit(LIMIT)
                        .callLimit(LIMIT)
                        .build()) {
            CloudAdapter cloud = CloudAdapter.connect(connection);
            for (int worker = 0; worker < THREADS; worker++) {
                int first = worker;
                PhotoGateway photo = OnPremiseAdapter.connect(neverRead).photo(ApiKey.of("unread-channel-" + worker));
                ProfileGateway channel = cloud.profile(ApiKey.of("hostile-channel-" + worker));
                work.add(() -> {
                    for (int i = first; i < CALLS; i += THREADS) {
                        Runnable call = i / THREADS % 6 == 5 ? () -> photo.replace(LARGE) : channel::fetch;
                        calls[i] = overshootOfCall(call);
                        timers[i] = overshootOfTimer();
                    }
                    return null;
                });
            }
            run(work);
        } finally {
            server.close();
            unread.close();
        }

        double[] overshoot = Numbers.sorted(calls);
        double[] timer = Numbers.sorted(timers);
        Numbers.print(
                "deadline overshoot over %d hostile servers, one in six of which never reads, ms: p50 %.1f, p99 %.1f, worst %.1f;"
                        + " bare timer: p50 %.1f, p99 %.1f, worst %.1f; requests sent %d",
                CALLS,
                Numbers.percentile(overshoot, 50),
                Numbers.percentile(overshoot, 99),
                Numbers.percentile(overshoot, 100),
                Numbers.percentile(timer, 50),
                Numbers.percentile(timer, 99),
                Numbers.percentile(timer, 100),
                answers.get());
        assertThat(answers.get()).as("requests that met a hostile answer").isGreaterThanOrEqualTo(CALLS * 4 / 5);
        assertThat(Numbers.percentile(overshoot, 99)).as("p99").isLessThanOrEqualTo(50);
        assertThat(Numbers.percentile(overshoot, 100)).as("worst").isLessThanOrEqualTo(250);
    }

    private static void run(List<Callable<Void>> work) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static double overshootOfCall(Runnable call) {
        long start = System.nanoTime();
        try {
            call.run();
        } catch (Unavailable e) {
            assertThat(e.reason()).isEqualTo(Unavailable.Reason.TIMED_OUT);
            return overshoot(start);
        }
        throw new AssertionError("There was no answer to have");
    }

    private static double overshootOfTimer() throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        try {
            new CompletableFuture<Void>().get(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return overshoot(start);
        }
        throw new AssertionError("It never completes");
    }

    private static double overshoot(long start) {
        return (System.nanoTime() - start - LIMIT.toNanos()) / 1e6;
    }

    private static void trickle(byte[] bytes, OutputStream out) throws IOException {
        try {
            for (byte one : bytes) {
                out.write(one);
                TimeUnit.MILLISECONDS.sleep(2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
