package io.wabaprofile.fleet.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.FleetPlan;
import io.wabaprofile.fleet.RunReport;
import io.wabaprofile.fleet.RunRequest;
import io.wabaprofile.fleet.RunSettings;
import io.wabaprofile.profile.BusinessProfile;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures of the database that another attempt does not repair. */
@Timeout(20)
class PermanentFailureTest {
    private static final TestPostgres POSTGRES = TestPostgres.shared();

    private final DataSource source = POSTGRES.schema();
    private final Database database = new Database(source);

    private RunReport run(HttpFleet fleet, RunRequest request) throws InterruptedException {
        return PostgresFleetEngine.builder(source, fleet)
                .settings(RunSettings.DEFAULT.withRequestsPerSecond(1_000))
                .build()
                .run(request);
    }

    @Test
    void aRefusedStatementEndsTheRunWithItsMessage() {
        try (HttpFleet fleet = HttpFleet.of(3)) {
            database.update("alter table waba_fleet_channel add constraint none_updated check (state <> 'UPDATED')");

            assertThatThrownBy(() -> run(fleet, RunRequest.apply(fleet.fleet())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("none_updated");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\\u0000b"})
    void aValueThatPostgresRefusesInTextIsReportedAsItWasRead(String about) throws Exception {
        try (HttpFleet fleet = HttpFleet.of(1)) {
            fleet.account(1).setProfile(BusinessProfile.builder().about(about).build());

            RunReport check = run(fleet, RunRequest.check(fleet.fleet()));
            RunReport applied = run(fleet, RunRequest.apply(fleet.fleet(), FleetPlan.of(check)));

            assertThat(check.results())
                    .flatExtracting(ChannelResult::differences)
                    .singleElement()
                    .satisfies(difference -> assertThat(difference.current()).containsExactly(about));
            assertThat(applied.counts()).containsEntry(ChannelState.UPDATED, 1);
        }
    }
}
