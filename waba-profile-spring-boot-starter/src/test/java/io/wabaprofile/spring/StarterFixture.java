package io.wabaprofile.spring;

import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Application contexts whose channels have accounts of a simulator. */
final class StarterFixture {
    static final AutoConfigurations ALL = AutoConfigurations.of(
            WabaProfileAutoConfiguration.class,
            ProblemDetailAutoConfiguration.class,
            SanitizingAutoConfiguration.class,
            ChannelHealthAutoConfiguration.class,
            JacksonModuleAutoConfiguration.class);

    private StarterFixture() {}

    /** A context without channels. */
    static ApplicationContextRunner context() {
        return new ApplicationContextRunner().withConfiguration(ALL);
    }

    /** A context that calls the simulator. */
    static ApplicationContextRunner context(Dialog360Simulator simulator) {
        return connected(context(), simulator);
    }

    static <R extends AbstractApplicationContextRunner<R, ?, ?>> R connected(R runner, Dialog360Simulator simulator) {
        return runner.withPropertyValues(
                "waba-profile.allow-plain-http-on-loopback=true",
                "waba-profile.base-urls.cloud=" + simulator.baseUri(),
                "waba-profile.base-urls.on-premise=" + simulator.baseUri());
    }

    /** The properties of a channel with this account. */
    static String[] channel(String name, SimulatedAccount account) {
        return new String[] {
            "waba-profile.channels." + name + ".key=property:test-keys." + name,
            "test-keys." + name + "=" + account.key()
        };
    }
}
