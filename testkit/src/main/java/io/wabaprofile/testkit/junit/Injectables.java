package io.wabaprofile.testkit.junit;

import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.NumberFacts;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fake.FakeAdapter;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.journal.Journal;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types that a test can declare as parameters and fields. */
final class Injectables {
    private static final Map<Class<?>, Function<TestContext, Object>> TYPES = types();
    private static final Set<Class<?>> PORTS =
            Set.of(ProfileGateway.class, PhotoGateway.class, MediaUploader.class, NumberFacts.class);

    private Injectables() {}

    private static Map<Class<?>, Function<TestContext, Object>> types() {
        Map<Class<?>, Function<TestContext, Object>> types = new LinkedHashMap<>();
        types.put(SimulatedAccount.class, TestContext::account);
        types.put(FakeAdapter.class, TestContext::fake);
        types.put(Dialog360Simulator.class, TestContext::simulator);
        types.put(Journal.class, context -> context.simulator().journal());
        types.put(FaultPlan.class, TestContext::faults);
        types.put(VirtualTime.class, TestContext::time);
        types.put(ProfileGateway.class, context -> context.fake().profile());
        types.put(PhotoGateway.class, context -> context.fake().photo());
        types.put(MediaUploader.class, context -> context.fake().uploader());
        types.put(NumberFacts.class, context -> context.fake().facts());
        return types;
    }

    static boolean has(Class<?> type) {
        return TYPES.containsKey(type);
    }

    /**
     * Returns the object of a type.
     *
     * @param type for which {@link #has} is true
     * @param factory of the ports; empty for the ports of the fake
     * @return empty if the factory does not connect this port
     */
    static Optional<Object> get(Class<?> type, TestContext context, Optional<Class<? extends GatewayFactory>> factory) {
        if (factory.isPresent() && PORTS.contains(type)) {
            return context.gateways(factory.get()).port(type);
        }
        return Optional.ofNullable(TYPES.get(type)).map(object -> object.apply(context));
    }

    static String names() {
        return TYPES.keySet().stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
    }
}
