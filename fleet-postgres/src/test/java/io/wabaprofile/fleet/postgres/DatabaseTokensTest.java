package io.wabaprofile.fleet.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.port.Cancelled;
import io.wabaprofile.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DatabaseTokensTest {
    private static final TestPostgres POSTGRES = TestPostgres.shared();

    private final VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-11-28T12:00:00Z"));
    private final Database database = new Database(POSTGRES.schema());
    private final List<DatabaseTokens> machines = new ArrayList<>();
    private final DatabaseClock clock = new DatabaseClock(database, time);

    @AfterEach
    void end() {
        machines.forEach(DatabaseTokens::close);
    }

    private final AtomicBoolean isStopping = new AtomicBoolean();

    private DatabaseTokens machine(int perSecond) {
        DatabaseTokens tokens = new DatabaseTokens(database, perSecond, clock, time, isStopping::get);
        machines.add(tokens);
        return tokens;
    }

    private static int takeAll(DatabaseTokens tokens, ApiMode api) {
        int taken = 0;
        while (tokens.take(api) == 0) {
            taken++;
        }
        return taken;
    }

    @Test
    void tokensComeInBlocksOfATwentiethOfASecond() {
        DatabaseTokens tokens = machine(100);

        assertThat(takeAll(tokens, ApiMode.CLOUD)).isEqualTo(5);
        assertThat(Duration.ofNanos(tokens.take(ApiMode.CLOUD))).isEqualTo(Duration.ofMillis(50));
        time.advance(Duration.ofMillis(50));
        assertThat(takeAll(tokens, ApiMode.CLOUD)).isEqualTo(5);
    }

    @Test
    void aLimitBelowTheNumberOfBlocksHasBlocksOfOne() {
        DatabaseTokens tokens = machine(2);

        assertThat(takeAll(tokens, ApiMode.CLOUD)).isEqualTo(1);
        assertThat(Duration.ofNanos(tokens.take(ApiMode.CLOUD))).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void machinesWaitForEachOther() {
        DatabaseTokens first = machine(100);
        DatabaseTokens second = machine(100);

        assertThat(takeAll(first, ApiMode.CLOUD)).isEqualTo(5);
        assertThat(Duration.ofNanos(second.take(ApiMode.CLOUD)))
                .as("the first machine has reserved its next block")
                .isEqualTo(Duration.ofMillis(100));
        time.advance(Duration.ofMillis(50));
        assertThat(takeAll(first, ApiMode.CLOUD)).isEqualTo(5);
        time.advance(Duration.ofMillis(50));
        assertThat(takeAll(second, ApiMode.CLOUD)).isEqualTo(5);
    }

    @Test
    void eachHostHasItsOwnLimit() {
        DatabaseTokens tokens = machine(100);

        assertThat(takeAll(tokens, ApiMode.CLOUD)).isEqualTo(5);
        assertThat(takeAll(tokens, ApiMode.GRAPH)).isEqualTo(5);
    }

    @Test
    void unusedTokensAreDropped() {
        DatabaseTokens tokens = machine(100);
        assertThat(tokens.take(ApiMode.CLOUD)).isZero();
        time.advance(Duration.ofMillis(151));

        assertThat(takeAll(tokens, ApiMode.CLOUD))
                .as("a full bucket, and not the rest of the first block or the block that was due after 50 ms")
                .isEqualTo(5);
    }

    private void awaitReservationThatHangs() {
        boolean hangs = false;
        while (!hangs) {
            hangs = database.query(
                            "select exists (select 1 from pg_stat_activity where wait_event_type = 'Lock'"
                                    + " and query ilike '%waba_fleet_rate%')",
                            row -> row.getBoolean(1))
                    .get(0);
        }
    }

    @Test
    void aHostWhoseReservationHangsDelaysNeitherTheOtherHostsNorAStop() {
        DatabaseTokens tokens = machine(100);
        assertThat(takeAll(tokens, ApiMode.CLOUD)).isEqualTo(5);
        time.advance(Duration.ofMillis(200));

        CompletableFuture<Long> hanging = database.inTransaction(connection -> {
            Database.query(connection, "select id from waba_fleet_rate for update", row -> row.getString(1));
            CompletableFuture<Long> cloud = CompletableFuture.supplyAsync(() -> tokens.take(ApiMode.CLOUD));
            awaitReservationThatHangs();
            assertThat(tokens.take(ApiMode.GRAPH)).isZero();
            assertThat(cloud).isNotDone();
            isStopping.set(true);
            assertThatThrownBy(cloud::join).hasCauseInstanceOf(Cancelled.class);
            return cloud;
        });

        assertThat(hanging).isCompletedExceptionally();
        assertThat(tokens.take(ApiMode.CLOUD)).as("the reservation is kept").isZero();
    }
}
