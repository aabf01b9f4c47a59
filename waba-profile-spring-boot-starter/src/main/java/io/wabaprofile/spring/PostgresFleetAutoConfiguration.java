package io.wabaprofile.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.wabaprofile.fleet.ChannelGateways;
import io.wabaprofile.fleet.FleetEngine;
import io.wabaprofile.fleet.UsageFeedback;
import io.wabaprofile.fleet.postgres.PostgresFleetEngine;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/** The engine on PostgreSQL, if the application has {@code fleet-postgres} and one data source, and a fleet file. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
        })
@ConditionalOnClass(PostgresFleetEngine.class)
@ConditionalOnSingleCandidate(DataSource.class)
@ConditionalOnProperty(prefix = FleetAutoConfiguration.PREFIX, name = "file")
final class PostgresFleetAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(FleetEngine.class)
    @ConditionalOnProperty(
            prefix = FleetAutoConfiguration.PREFIX,
            name = "engine",
            havingValue = "postgres",
            matchIfMissing = true)
    PostgresFleetEngine wabaProfilePostgresFleetEngine(
            DataSource database,
            ChannelGateways gateways,
            WabaProfileProperties properties,
            UsageFeedback usage,
            ObjectProvider<MeterRegistry> meters) {
        PostgresFleetEngine.Builder engine = PostgresFleetEngine.builder(database, gateways)
                .settings(FleetAutoConfiguration.limits(properties.fleet()))
                .usage(usage);
        meters.ifUnique(engine::meters);
        return engine.build();
    }
}
