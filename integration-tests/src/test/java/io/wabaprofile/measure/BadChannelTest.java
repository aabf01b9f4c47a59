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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a thousand channels of a host lose by one that always fails and makes most of the traffic. */
@Tag("measure")
class BadChannelTest {
    private static final int CHANNELS = 1_000;
    private static final int CALLS = 1_000;
    private static final double TRAFFIC_OF_THE_BAD_ONE = 0.6;
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(10);
    private static final String BAD = "bad-channel";

    private final AtomicInteger turns = new AtomicInteger();
    private final Random random = new Random(360);
    private int healthy;
    private int lost;
    private int badSucceeded;

    @Test
    void noHealthyCallIsLostToOneBadChannel() throws Exception {
        Stub.Manner refused = Stub.saying(Stub.REFUSED_KEY);
        Stub.Manner outOfOrder = Stub.saying(Stub.OUT_OF_ORDER);
        Stub.Manner closing = Stub.cutting(new byte[0], 0);
        Stub.Manner[] all = {refused, outOfOrder, closing};
        Stub.Manner inTurn = (key, client, out) -> all[turns.getAndIncrement() % all.length].meet(key, client, out);

        int requests = 0;
        for (Stub.Manner manner : List.of(refused, outOfOrder, closing, inTurn)) {
            requests += beside(manner);
        }

        Numbers.print(
                "healthy calls lost to one bad channel with 60 %% of the traffic (401, 500, connection closed, all in"
                        + " turn): %d of %d; requests for %d calls: %d",
                lost, healthy, 4 * CALLS, requests);
        assertThat(badSucceeded).isZero();
        assertThat(healthy).isGreaterThan(CALLS);
        assertThat(lost).isZero();
    }

    private int beside(Stub.Manner bad) throws Exception {
        Stub.Manner good = Stub.saying(Stub.PROFILE);
        VirtualTime time = VirtualTime.startingAt(Instant.EPOCH);
        try (Stub server = Stub.start((key, client, out) -> (key.equals(BAD) ? bad : good).meet(key, client, out));
                ApiConnection connection = ApiConnection.to(server.uri())
                        .allowPlainHttpOnLoopback()
                        .clock(time)
                        .nanoTime(time)
                        .sleeper(time)
                        .random(random::nextDouble)
                        .build()) {
            CloudAdapter cloud = CloudAdapter.connect(connection);
            ProfileGateway sick = cloud.profile(ApiKey.of(BAD));
            List<ProfileGateway> others = new ArrayList<>();
            for (int number = 1; number < CHANNELS; number++) {
                others.add(cloud.profile(ApiKey.of("good-channel-" + number)));
            }
            for (int call = 0; call < CALLS; call++) {
                time.advance(BETWEEN_CALLS);
                if (random.nextDouble() < TRAFFIC_OF_THE_BAD_ONE) {
                    badSucceeded += succeeds(sick) ? 1 : 0;
                } else {
                    healthy++;
                    lost += succeeds(others.get(random.nextInt(others.size()))) ? 0 : 1;
                }
            }
            return server.requests();
        }
    }

    private static boolean succeeds(ProfileGateway channel) {
        try {
            channel.fetch(Set.of(ProfileField.ABOUT));
            return true;
        } catch (GatewayException e) {
            return false;
        }
    }
}
