package io.wabaprofile.spring.test;

import io.wabaprofile.spring.ApiConnectionCustomizer;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Starts the simulator, replaces the properties and registers the beans. A context is cached for equal customizers.
 *
 * @param channels the channels of the annotation, sorted
 */
record SimulatorContextCustomizer(Set<String> channels) implements ContextCustomizer {
    static final String SIMULATOR = "wabaProfileSimulator";

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        Map<String, SimulatedAccount> accounts = new TreeMap<>();
        names(context.getEnvironment()).forEach(name -> accounts.put(name, SimulatedAccount.create()));
        VirtualTime time = VirtualTime.startingAt(START);
        Dialog360Simulator simulator = Dialog360Simulator.builder().time(time).start();
        accounts.values().forEach(simulator::addAccount);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new SimulatorPropertySource(
                        simulator.baseUri(), accounts, graphChannels(context.getEnvironment(), accounts.keySet())));

        DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton(SIMULATOR, simulator);
        beans.registerDisposableBean(SIMULATOR, simulator::close);
        beans.registerSingleton("wabaProfileFaultPlan", simulator.faults());
        beans.registerSingleton("wabaProfileVirtualTime", time);
        beans.registerSingleton("wabaProfileVirtualTimeCustomizer", (ApiConnectionCustomizer)
                connection -> connection.clock(time).nanoTime(time).sleeper(time));
        accounts.forEach((name, account) -> {
            RootBeanDefinition definition = new RootBeanDefinition(SimulatedAccount.class, () -> account);
            definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, name));
            beans.registerBeanDefinition(name + "SimulatedAccount", definition);
        });
    }

    private static Set<String> graphChannels(ConfigurableEnvironment environment, Set<String> names) {
        Binder binder = new Binder(ConfigurationPropertySources.get(environment));
        return names.stream()
                .filter(name -> binder.bind("waba-profile.channels." + name + ".mode", String.class)
                        .orElse("")
                        .equalsIgnoreCase("graph"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Does not resolve placeholders: the variable that a key refers to may be absent in a test. */
    private Set<String> names(ConfigurableEnvironment environment) {
        Set<String> names = new TreeSet<>(channels);
        new Binder(ConfigurationPropertySources.get(environment))
                .bind("waba-profile.channels", Bindable.mapOf(String.class, Object.class))
                .ifBound(configured -> names.addAll(configured.keySet()));
        if (names.isEmpty()) {
            throw new IllegalStateException("There is no channel for the simulator. Set waba-profile.channels.NAME.key,"
                    + " or name a channel in the test: @AutoConfigureDialog360Simulator(channels = \"shop\")");
        }
        return names;
    }
}
