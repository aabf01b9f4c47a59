package io.wabaprofile.fleet.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.RunObserver;
import io.wabaprofile.fleet.RunRequest;
import io.wabaprofile.fleet.internal.FleetJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class ResultPollerTest {
    private static final TestPostgres POSTGRES = TestPostgres.shared();

    private final DataSource source = POSTGRES.schema();
    private final Database database = new Database(source);
    private final List<String> told = new ArrayList<>();

    /** Begins a run of three channels without results. */
    private ResultPoller poller() throws InterruptedException {
        try (HttpFleet fleet = HttpFleet.of(3)) {
            PostgresFleetEngine engine =
                    PostgresFleetEngine.builder(source, fleet).build();
            engine.stop();
            engine.run(RunRequest.apply(fleet.fleet()));
        }
        UUID run = RunTable.latest(database).orElseThrow().id();
        return new ResultPoller(new ChannelTable(database, run), new RunObserver() {
            @Override
            public void finished(ChannelResult result) {
                told.add(result.channel());
            }
        });
    }

    private void record(String channel, int secondsAgo) {
        ChannelResult result = ChannelResult.skipped(channel, Instant.EPOCH);
        database.update(
                "update waba_fleet_channel set state = 'SKIPPED', result = ?::json,"
                        + " recorded_at = clock_timestamp() - ? * interval '1 second' where channel = ?",
                FleetJson.of(result).toString(),
                secondsAgo,
                channel);
    }

    @Test
    void tellsOnceAboutResultsThatBecomeVisibleLate() throws Exception {
        ResultPoller poller = poller();
        record("channel-1", 0);
        poller.poll();
        record("channel-2", 5);
        poller.poll();
        assertThat(told).containsExactly("channel-1", "channel-2");

        record("channel-3", 3_600);
        poller.pollAll();

        assertThat(told).containsExactly("channel-1", "channel-2", "channel-3");
        assertThat(poller.finished()).isEqualTo(3);
    }
}
