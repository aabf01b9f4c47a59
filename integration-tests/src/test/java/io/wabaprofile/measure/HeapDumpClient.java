package io.wabaprofile.measure;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.ProfileUpdate;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Calls for two channels, and then writes down its own memory, with the connection still open and after its end. */
final class HeapDumpClient {
    static final int CALLS = 1_000;

    private static final ApiKey HELD = ApiKey.of(heldByItsOwner());

    private HeapDumpClient() {}

    /** Keys that stand in no class file, no argument and no variable of the environment. */
    static String madeForEachAttempt() {
        return letters(360);
    }

    static String heldByItsOwner() {
        return letters(361);
    }

    private static String letters(long seed) {
        StringBuilder key = new StringBuilder();
        new Random(seed).ints(40, 'a', 'z' + 1).forEach(key::appendCodePoint);
        return key.toString();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        call(URI.create(arguments[0]), arguments[1]);
        awaitTheEndOfTheClient();
        dump(arguments[2]);
    }

    private static void dump(String file) throws IOException {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file, true);
    }

    /** On Java 17 the JDK's client ends once it is collected. */
    private static void awaitTheEndOfTheClient() throws InterruptedException {
        for (int wait = 0; wait < 100 && selectorRuns(); wait++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static boolean selectorRuns() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("HttpClient-"));
    }

    private static void call(URI server, String dump) throws IOException {
        try (ApiConnection connection = ApiConnection.to(server)
                .allowPlainHttpOnLoopback()
                .sleeper(duration -> {})
                .build()) {
            CloudAdapter cloud = CloudAdapter.connect(connection);
            ProfileGateway made = cloud.profile(() -> ApiKey.of(madeForEachAttempt()));
            ProfileGateway held = cloud.profile(HELD);
            int succeeded = 0;
            for (int call = 0; call < CALLS; call += 2) {
                succeeded += succeeds(made, call) ? 1 : 0;
                succeeded += succeeds(held, call) ? 1 : 0;
            }
            if (succeeded < CALLS / 2) {
                throw new IllegalStateException("Only " + succeeded + " calls went well");
            }
            dump(dump);
        }
    }

    private static boolean succeeds(ProfileGateway channel, int call) {
        try {
            if (call % 10 == 0) {
                channel.apply(ProfileUpdate.builder().about("Open").build());
            } else {
                channel.fetch();
            }
            return true;
        } catch (GatewayException e) {
            return false;
        }
    }
}
