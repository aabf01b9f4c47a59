package io.wabaprofile.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.RetrySettings;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.ProfileField;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What an answer that is meant to fill the memory costs beyond a normal one: all that is allocated on the caller's and the
 * client's threads, whether or not it was still there at the end.
 */
@Tag("measure")
@Tag("slow")
class HostileAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 300;
    private static final int TIMES = 10;
    private static final long GOAL = 1024 * 1024;
    private static final long HUNDRED_MEGABYTES = 100L * 1024 * 1024;
    private static final byte[] SPACES = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    @Test
    void noAnswerCostsMoreThanAMebibyte() throws Exception {
        Map<String, Stub.Manner> hostile = new LinkedHashMap<>();
        hostile.put("endless body", filling(HEAD + "\r\n", SPACES));
        hostile.put("endless chunks", filling(HEAD + "Transfer-Encoding: chunked\r\n\r\n", chunk()));
        hostile.put(
                "gzip bomb",
                filling(
                        HEAD + "Content-Encoding: gzip\r\nContent-Length: 104857\r\n\r\n",
                        Arrays.copyOf(SPACES, 104_857)));
        hostile.put(
                "100 MiB error",
                filling("HTTP/1.1 500 No\r\nContent-Length: " + HUNDRED_MEGABYTES + "\r\n\r\n", SPACES));
        hostile.put(
                "tiny chunks",
                filling(HEAD + "Transfer-Encoding: chunked\r\n\r\n", ascii("1\r\n \r\n".repeat(10_000))));
        hostile.put("endless trailers", filling(HEAD + "Transfer-Encoding: chunked\r\n\r\n0\r\n", headers()));
        hostile.put("endless header", filling(HEAD + "X-Long: ", ascii("x".repeat(64 * 1024))));
        hostile.put("endless headers", filling(HEAD, headers()));
        hostile.put("endless interim responses", filling("", ascii("HTTP/1.1 103 Early Hints\r\n\r\n".repeat(1_000))));

        Map<String, Long> allocated = beyondNormal(hostile);

        Numbers.print("allocated beyond a normal call, KiB, worst of %d: %s", TIMES, text(allocated));
        assertThat(allocated).allSatisfy((name, bytes) -> assertThat(bytes).isLessThanOrEqualTo(GOAL));
    }

    private static Map<String, Long> beyondNormal(Map<String, Stub.Manner> hostile) {
        Map<String, Long> worst = new LinkedHashMap<>();
        hostile.forEach((name, manner) -> worst.put(name, beyondNormal(manner)));
        return worst;
    }

    private static String text(Map<String, Long> bytes) {
        return bytes.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue() / 1024)
                .collect(Collectors.joining(", "));
    }

    private static long beyondNormal(Stub.Manner hostile) {
        Stub.Manner good = Stub.saying(Stub.PROFILE);
        try (Stub server = Stub.start(
                        (key, client, out) -> (key.startsWith("bad") ? hostile : good).meet(key, client, out));
                ApiConnection connection = ApiConnection.to(server.uri())
                        .allowPlainHttpOnLoopback()
                        .attemptLimit(Duration.ofSeconds(5))
                        .retries(RetrySettings.DEFAULT.withMaxAttempts(1))
                        .build()) {
            CloudAdapter cloud = CloudAdapter.connect(connection);
            ProfileGateway normal = cloud.profile(ApiKey.of("good-channel"));
            ProfileGateway bad = cloud.profile(ApiKey.of("bad-channel"));
            for (int call = 0; call < WARM_UP; call++) {
                succeeds(normal);
            }
            succeeds(bad);
            allocatedBy(normal, true);
            long usual = Long.MAX_VALUE;
            long worst = 0;
            for (int time = 0; time < TIMES; time++) {
                usual = Math.min(usual, allocatedBy(normal, true));
                worst = Math.max(worst, allocatedBy(bad, false));
            }
            return worst - usual;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long allocatedBy(ProfileGateway channel, boolean success) throws InterruptedException {
        Map<Long, Long> before = allocated();
        assertThat(succeeds(channel)).isEqualTo(success);
        TimeUnit.MILLISECONDS.sleep(100); // what comes after the call is the call's too
        Map<Long, Long> after = allocated();
        return after.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                .sum();
    }

    /** By thread. */
    private static Map<Long, Long> allocated() {
        long[] ids = THREADS.getAllThreadIds();
        ThreadInfo[] threads = THREADS.getThreadInfo(ids);
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        Map<Long, Long> ours = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            if (threads[i] != null && bytes[i] >= 0 && isOurs(threads[i].getThreadName())) {
                ours.put(ids[i], bytes[i]);
            }
        }
        return ours;
    }

    private static boolean isOurs(String thread) {
        return thread.equals(Thread.currentThread().getName()) || thread.startsWith("waba-profile-http");
    }

    private static boolean succeeds(ProfileGateway channel) {
        try {
            channel.fetch(Set.of(ProfileField.ABOUT));
            return true;
        } catch (GatewayException e) {
            return false;
        }
    }

    private static Stub.Manner filling(String head, byte[] more) {
        return (key, client, out) -> {
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            fill(out, more);
            return false;
        };
    }

    private static void fill(OutputStream out, byte[] more) throws IOException {
        for (long sent = 0; sent < HUNDRED_MEGABYTES; sent += more.length) {
            out.write(more);
        }
    }

    private static byte[] chunk() {
        return (Integer.toHexString(SPACES.length) + "\r\n" + " ".repeat(SPACES.length) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] headers() {
        StringBuilder many = new StringBuilder();
        for (int number = 0; number < 1_000; number++) {
            many.append("X-Header-").append(number).append(": some value\r\n");
        }
        return ascii(many.toString());
    }
}
