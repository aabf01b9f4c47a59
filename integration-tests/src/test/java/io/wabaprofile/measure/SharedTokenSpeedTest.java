package io.wabaprofile.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.AccessToken;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.GraphNumber;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.ProfileGateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long it takes to read 200 numbers with 40 threads if the server responds after 50 ms. */
@Tag("measure")
@Tag("slow")
class SharedTokenSpeedTest {
    private static final int NUMBERS = 200;
    private static final int THREADS = 40;
    private static final int FORBIDDEN = 7;
    private static final Duration DELAY = Duration.ofMillis(50);
    private static final Duration LIMIT = Duration.ofMillis(400);
    private static final AccessToken TOKEN = AccessToken.of("EAAsharedByAllNumbers0123456789");

    /** The duration of a round, and how many of its calls failed. */
    private record Round(Duration took, int failed) {}

    @Test
    void twoHundredNumbersOnOneTokenTakeNoLongerThanTwoHundredKeys() throws Exception {
        Stub.Manner fine = Stub.delayed(DELAY, Stub.saying(Stub.PROFILE));
        Stub.Manner oneForbidden = (line, client, out) -> line.contains("/" + id(FORBIDDEN) + "/")
                ? Stub.saying(Stub.FORBIDDEN).meet(line, client, out)
                : fine.meet(line, client, out);

        graph(fine);
        Round keys = keys(fine);
        Round token = graph(fine);
        Round besideForbidden = graph(oneForbidden);

        Numbers.print(
                "%d numbers, %d threads, server delay %d ms: one key each %d ms, one token %d ms (ratio %.2f), one token and"
                        + " one forbidden number %d ms, %d calls failed",
                NUMBERS,
                THREADS,
                DELAY.toMillis(),
                keys.took().toMillis(),
                token.took().toMillis(),
                (double) token.took().toNanos() / keys.took().toNanos(),
                besideForbidden.took().toMillis(),
                besideForbidden.failed());
        assertThat(token.failed()).isZero();
        assertThat(token.took()).isLessThanOrEqualTo(LIMIT);
        assertThat(besideForbidden.failed()).isEqualTo(1);
        assertThat(besideForbidden.took()).isLessThanOrEqualTo(LIMIT);
    }

    private static String id(int number) {
        return String.valueOf(106_540_352_242_000L + number);
    }

    private static Round keys(Stub.Manner manner) throws Exception {
        try (Stub stub = Stub.start(manner);
                ApiConnection connection =
                        ApiConnection.to(stub.uri()).allowPlainHttpOnLoopback().build()) {
            CloudAdapter adapter = CloudAdapter.connect(connection);
            return readAll(number -> adapter.profile(ApiKey.of("key-of-number-" + number)));
        }
    }

    private static Round graph(Stub.Manner manner) throws Exception {
        try (Stub stub = Stub.start(manner);
                ApiConnection connection = ApiConnection.toGraph(stub.uri(), "v23.0")
                        .allowPlainHttpOnLoopback()
                        .build()) {
            CloudAdapter adapter = CloudAdapter.connect(connection);
            return readAll(number -> adapter.profile(GraphNumber.of(id(number), TOKEN)));
        }
    }

    private static Round readAll(IntFunction<ProfileGateway> gateways) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Boolean>> calls = new ArrayList<>();
            long start = System.nanoTime();
            for (int number = 0; number < NUMBERS; number++) {
                ProfileGateway gateway = gateways.apply(number);
                calls.add(threads.submit(() -> succeeds(gateway)));
            }
            int failed = 0;
            for (Future<Boolean> call : calls) {
                failed += call.get() ? 0 : 1;
            }
            return new Round(Duration.ofNanos(System.nanoTime() - start), failed);
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean succeeds(ProfileGateway gateway) {
        try {
            gateway.fetch();
            return true;
        } catch (GatewayException failure) {
            return false;
        }
    }
}
