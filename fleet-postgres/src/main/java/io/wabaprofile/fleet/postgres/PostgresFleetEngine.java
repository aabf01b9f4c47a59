package io.wabaprofile.fleet.postgres;

import io.wabaprofile.fleet.ChannelGateways;
import io.wabaprofile.fleet.FleetEngine;
import io.wabaprofile.fleet.RunReport;
import io.wabaprofile.fleet.RunRequest;
import io.wabaprofile.fleet.RunSettings;
import javax.sql.DataSource;

/** Runs a fleet on several machines. */
public final class PostgresFleetEngine implements FleetEngine {
    private PostgresFleetEngine() {}

    /** Returns a builder of an engine. */
    public static Builder builder(DataSource database, ChannelGateways gateways) {
        return new Builder();
    }

    @Override
    public RunReport run(RunRequest request) {
        throw new IllegalStateException("not built yet: " + request);
    }

    @Override
    public void stop() {}

    /** Configures an engine. */
    public static final class Builder {
        private Builder() {}

        /** Sets the limits of runs. */
        public Builder settings(RunSettings settings) {
            return this;
        }

        public PostgresFleetEngine build() {
            return new PostgresFleetEngine();
        }
    }
}
