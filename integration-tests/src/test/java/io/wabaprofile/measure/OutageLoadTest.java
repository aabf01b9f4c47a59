package io.wabaprofile.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many requests a host gets for each call when it fails all of them, with the breaker's help and without. */
@Tag("measure")
@Tag("slow")
class OutageLoadTest {
    private static final int CHANNELS = 1_000;
    private static final int ROUNDS = 20;
    private static final int CALLS = CHANNELS * ROUNDS;
    private static final double GOAL = 1.11;

    @Test
    void aTotalOutageIsMetWithATenthMoreRequestsAtMost() throws Exception {
        double spoken = load(Stub.saying(Stub.SERVICE_DOWN));
        double bare = load(Stub.saying(Stub.OUT_OF_ORDER));
        double silent = load(Stub.cutting(new byte[0], 0));

        Numbers.print(
                "load factor in a total outage, %d channels x %d calls: %.3f where the platform's words keep the breaker"
                        + " closed; %.3f at bare 500s; %.3f at closed connections",
                CHANNELS, ROUNDS, spoken, bare, silent);
        assertThat(spoken).as("a failure in the platform's words").isBetween(1.05, GOAL);
        assertThat(bare).as("bare statuses").isPositive().isLessThanOrEqualTo(GOAL);
        assertThat(silent).as("closed connections").isPositive().isLessThanOrEqualTo(GOAL);
    }

    /** Channels call at the same time, once a second; so the waits of one do not pass the time of the others. */
    private static double load(Stub.Manner outage) throws Exception {
        VirtualTime time = VirtualTime.startingAt(Instant.EPOCH);
        try (Stub server = Stub.start(outage);
                ApiConnection connection = ApiConnection.to(server.uri())
                        .allowPlainHttpOnLoopback()
                        .clock(time)
                        .nanoTime(time)
                        .sleeper(wait -> {})
                        .build()) {
            CloudAdapter cloud = CloudAdapter.connect(connection);
            ProfileGateway[] channels = new ProfileGateway[CHANNELS];
            for (int number = 0; number < CHANNELS; number++) {
                channels[number] = cloud.profile(ApiKey.of("channel-" + number));
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (ProfileGateway channel : channels) {
                    fail(channel);
                }
                time.advance(Duration.ofSeconds(1));
            }
            return (double) server.requests() / CALLS;
        }
    }

    private static void fail(ProfileGateway channel) {
        try {
            channel.fetch(Set.of(ProfileField.ABOUT));
        } catch (GatewayException e) {
            return;
        }
        throw new AssertionError("Nothing works in a total outage");
    }
}
