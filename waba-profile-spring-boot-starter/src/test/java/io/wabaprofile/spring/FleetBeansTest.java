package io.wabaprofile.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.fleet.ChannelFailure;
import io.wabaprofile.fleet.ChannelResult;
import io.wabaprofile.fleet.ChannelState;
import io.wabaprofile.fleet.Fleet;
import io.wabaprofile.fleet.FleetEngine;
import io.wabaprofile.fleet.RunReport;
import io.wabaprofile.fleet.RunRequest;
import io.wabaprofile.fleet.postgres.PostgresFleetEngine;
import io.wabaprofile.fleet.run.LocalFleetEngine;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A fleet file in an application. */
class FleetBeansTest {
    private final Dialog360Simulator simulator = Dialog360Simulator.start();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        simulator.close();
    }

    private ApplicationContextRunner fleet(String yaml, String... more) {
        try {
            Files.writeString(directory.resolve("fleet.yaml"), "apiVersion: wabaprofile.io/v1\n" + yaml);
            Files.write(directory.resolve("photo.jpg"), SamplePhoto.jpeg().bytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return StarterFixture.context(simulator)
                .withConfiguration(
                        AutoConfigurations.of(FleetAutoConfiguration.class, PostgresFleetAutoConfiguration.class))
                .withPropertyValues(
                        "waba-profile.base-urls.graph=" + simulator.baseUri(),
                        "waba-profile.fleet.requests-per-second=1000",
                        "waba-profile.fleet.file=" + directory.resolve("fleet.yaml"))
                .withPropertyValues(more);
    }

    private static RunReport apply(FleetEngine engine, Fleet fleet) throws InterruptedException {
        return engine.run(RunRequest.apply(fleet));
    }

    @Test
    void aFleetOfAllModesIsApplied() {
        SimulatedAccount cloud = simulator.newAccount();
        SimulatedAccount onPremise = simulator.newAccount();
        SimulatedAccount graph = simulator.newAccount();

        fleet(
                        """
                        defaults:
                          photo: {file: photo.jpg}
                          profile: {about: Fresh bread}
                        channels:
                          cloud: {mode: cloud, key: property:keys.cloud}
                          onpremise: {mode: onpremise, key: property:keys.onpremise}
                          graph:
                            mode: graph
                            key: property:keys.graph
                            phoneNumberId: "%s"
                            appId: "%s"
                            graphVersion: v23.0
                        """.formatted(graph.phoneNumberId(), graph.appId()),
                        "keys.cloud=" + cloud.key(),
                        "keys.onpremise=" + onPremise.key(),
                        "keys.graph=" + graph.accessToken(),
                        "waba-profile.fleet.photo-lock=" + directory.resolve("photos.lock"))
                .run(context -> {
                    FleetEngine engine = context.getBean(FleetEngine.class);

                    RunReport first = apply(engine, context.getBean(Fleet.class));
                    RunReport second = apply(engine, context.getBean(Fleet.class));

                    assertThat(first.results()).extracting(ChannelResult::state).containsOnly(ChannelState.UPDATED);
                    assertThat(second.results())
                            .extracting(ChannelResult::state)
                            .containsOnly(ChannelState.UNCHANGED);
                    assertThat(List.of(cloud, onPremise, graph)).allSatisfy(account -> {
                        assertThat(account.profile().about()).contains("Fresh bread");
                        assertThat(account.photo()).isPresent();
                    });
                    assertThat(directory.resolve("photos.lock")).exists();
                });
    }

    @Test
    void withoutAFileThereIsNoFleet() {
        StarterFixture.context(simulator)
                .withConfiguration(
                        AutoConfigurations.of(FleetAutoConfiguration.class, PostgresFleetAutoConfiguration.class))
                .run(context -> assertThat(context)
                        .doesNotHaveBean(Fleet.class)
                        .doesNotHaveBean(FleetEngine.class)
                        .hasNotFailed());
    }

    @Test
    void anInvalidFileStopsTheStartWithAllProblems() {
        fleet("""
                channels:
                  one: {mode: fax, key: env:ONE}
                  two: {mode: cloud, key: vault:TWO}
                """)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("Line 3")
                        .hasMessageContaining("channels.one.mode")
                        .hasMessageContaining("Line 4")
                        .hasMessageContaining("channels.two.key"));
    }

    @Test
    void aMissingFileStopsTheStart() {
        fleet("channels: {}\n", "waba-profile.fleet.file=" + directory.resolve("missing.yaml"))
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("waba-profile.fleet.file")
                        .hasStackTraceContaining("missing.yaml"));
    }

    @Test
    void aMissingKeyIsAFailureOfItsChannel() {
        fleet("channels: {one: {mode: cloud, key: 'property:keys.one', profile: {about: Hello}}}\n")
                .run(context -> assertThat(apply(context.getBean(FleetEngine.class), context.getBean(Fleet.class))
                                .results())
                        .extracting(ChannelResult::failure)
                        .extracting(failure -> failure.map(ChannelFailure::message))
                        .containsExactly(Optional.of("There is no key at property:keys.one")));
    }

    @Test
    void anInterruptedRunIsRecordedInTheRunFile() {
        fleet(
                        "channels: {one: {mode: cloud, key: 'property:keys.one', profile: {about: Hello}}}\n",
                        "waba-profile.fleet.run-file=" + directory.resolve("run.jsonl"))
                .run(context -> {
                    apply(context.getBean(FleetEngine.class), context.getBean(Fleet.class));

                    assertThat(directory.resolve("run.jsonl"))
                            .content()
                            .contains(
                                    "\"FAILED\"",
                                    "finished",
                                    simulator.baseUri().toString());
                });
    }

    @Test
    void aDataSourceMovesTheFleetToPostgres() {
        fleet("channels: {}\n")
                .withBean(DataSource.class, FleetBeansTest::unusedDataSource)
                .run(context -> assertThat(context.getBean(FleetEngine.class)).isInstanceOf(PostgresFleetEngine.class));
    }

    @Test
    void theEngineOfThisMachineCanBeChosen() {
        fleet("channels: {}\n", "waba-profile.fleet.engine=local")
                .withBean(DataSource.class, FleetBeansTest::unusedDataSource)
                .run(context -> assertThat(context.getBean(FleetEngine.class)).isInstanceOf(LocalFleetEngine.class));
    }

    private static DataSource unusedDataSource() {
        return (DataSource) Proxy.newProxyInstance(
                FleetBeansTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    throw new AssertionError("The database is not used at start");
                });
    }

    @Test
    void postgresWithoutADataSourceIsRefused() {
        fleet("channels: {}\n", "waba-profile.fleet.engine=postgres")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("waba-profile.fleet.engine")
                        .hasStackTraceContaining("no single data source"));
    }

    @Test
    void aLimitOutOfRangeIsNamed() {
        fleet("channels: {}\n", "waba-profile.fleet.workers=0")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("workers must be 1 to 1000, but is 0"));
    }
}
