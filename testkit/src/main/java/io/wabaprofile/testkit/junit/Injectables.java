package io.wabaprofile.testkit.junit;

import io.wabaprofile.port.MediaUploader;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a test may ask for, by type. */
final class Injectables {
    private static final Map<Class<?>, Function<TestBench, Object>> OBJECTS = objects();

    /** The ports as the fake has them. */
    private static final Map<Class<?>, Function<FakeAdapter, Object>> PORTS = ports();

    private Injectables() {}

    private static Map<Class<?>, Function<TestBench, Object>> objects() {
        Map<Class<?>, Function<TestBench, Object>> objects = new LinkedHashMap<>();
        objects.put(SimulatedAccount.class, TestBench::account);
        objects.put(FakeAdapter.class, TestBench::fake);
        objects.put(Dialog360Simulator.class, TestBench::simulator);
        objects.put(Journal.class, bench -> bench.simulator().journal());
        objects.put(FaultPlan.class, TestBench::faults);
        objects.put(VirtualTime.class, TestBench::time);
        return objects;
    }

    private static Map<Class<?>, Function<FakeAdapter, Object>> ports() {
        Map<Class<?>, Function<FakeAdapter, Object>> ports = new LinkedHashMap<>();
        ports.put(ProfileGateway.class, FakeAdapter::profile);
        ports.put(PhotoGateway.class, FakeAdapter::photo);
        ports.put(MediaUploader.class, FakeAdapter::uploader);
        return ports;
    }

    static boolean has(Class<?> type) {
        return OBJECTS.containsKey(type) || PORTS.containsKey(type);
    }

    /**
     * Only for a type that {@link #has} says yes to.
     *
     * @param factory of the ports; if there is none, the fake has them
     * @return empty if the factory does not give this port
     */
    static Optional<Object> of(Class<?> type, TestBench bench, Optional<Class<? extends GatewayFactory>> factory) {
        Function<TestBench, Object> object = OBJECTS.get(type);
        if (object != null) {
            return Optional.of(object.apply(bench));
        }
        if (factory.isPresent()) {
            return bench.gateways(factory.get()).port(type);
        }
        return Optional.ofNullable(PORTS.get(type)).map(port -> port.apply(bench.fake()));
    }

    /** For people who asked for something else. */
    static String names() {
        return Stream.concat(OBJECTS.keySet().stream(), PORTS.keySet().stream())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", "));
    }
}
