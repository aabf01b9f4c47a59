package io.wabaprofile.spring.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.wabaprofile.port.Operation;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.spring.ProfileChannels;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;

/** Runs test classes as JUnit does. Their names have another pattern, so that the build does not run them directly. */
class SimulatorIsolationTest {
    private static final List<Dialog360Simulator> USED = new ArrayList<>();

    private static TestExecutionSummary run(Class<?>... tests) {
        USED.clear();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        for (Class<?> test : tests) {
            request.selectors(selectClass(test));
        }
        LauncherFactory.create().execute(request.build(), listener);
        return listener.getSummary();
    }

    private static Throwable onlyFailure(TestExecutionSummary summary) {
        assertThat(summary.getFailures()).hasSize(1);
        Failure failure = summary.getFailures().get(0);
        return failure.getException();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class EmptyApplication {}

    @SpringBootTest(classes = EmptyApplication.class)
    @AutoConfigureDialog360Simulator(channels = {"shop", "bar"})
    static class FirstClass {
        @Autowired
        @Qualifier("bar")
        SimulatedAccount bar;

        @Autowired
        ProfileChannels channels;

        @Autowired
        Dialog360Simulator simulator;

        @Test
        void findsTheAccountByTheNameOfItsChannel() {
            USED.add(simulator);
            bar.setProfile(BusinessProfile.builder().about("Bar").build());

            assertThat(channels.names()).containsExactlyInAnyOrder("bar", "shop");
            assertThat(channels.profile("bar").fetch().about()).contains("Bar");
            assertThat(channels.profile("shop").fetch().about()).isEmpty();
        }
    }

    @SpringBootTest(classes = EmptyApplication.class)
    @AutoConfigureDialog360Simulator(channels = {"bar", "shop"})
    static class SecondClass {
        @Autowired
        Dialog360Simulator simulator;

        @Test
        void usesTheSameContext() {
            USED.add(simulator);
        }
    }

    @Test
    void classesWithTheSameChannelsShareASimulator() {
        TestExecutionSummary summary = run(FirstClass.class, SecondClass.class);

        assertThat(summary.getFailures()).isEmpty();
        assertThat(USED).hasSize(2);
        assertThat(USED.get(0)).isSameAs(USED.get(1));
    }

    @SpringBootTest(classes = EmptyApplication.class)
    @AutoConfigureDialog360Simulator(channels = "shop")
    static class UnusedFault {
        @Autowired
        FaultPlan faults;

        @Test
        void plansAFault() {
            faults.on(Operation.FETCH_PROFILE).responseLost();
        }
    }

    @Test
    void aTestFailsIfItsFaultWasNotInjected() {
        assertThat(onlyFailure(run(UnusedFault.class)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Faults that were not injected");
    }

    @SpringBootTest(classes = EmptyApplication.class)
    @AutoConfigureDialog360Simulator
    static class NoChannel {
        @Test
        void needsAChannel() {}
    }

    @Test
    void aContextWithoutChannelsIsRefused() {
        assertThat(onlyFailure(run(NoChannel.class)))
                .hasStackTraceContaining("There is no channel for the simulator. Set waba-profile.channels.NAME.key");
    }
}
