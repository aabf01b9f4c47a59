package io.wabaprofile.testkit.junit;

import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fake.FakeAdapter;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * The account, fake, simulator and gateways of one test. The simulator and the gateways are created on first use. The
 * extension closes it after the test. The store closes it if the test was never started: JUnit 5.12 closes only a
 * {@code CloseableResource}, newer versions an {@code AutoCloseable}.
 */
@SuppressWarnings("deprecation")
final class TestContext implements Store.CloseableResource, AutoCloseable {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SimulatedAccount account = SimulatedAccount.create();
    private final FaultPlan faults = FaultPlan.create();
    private final VirtualTime time = VirtualTime.startingAt(START);
    private final FakeAdapter fake = FakeAdapter.over(account, time).withFaults(faults);
    private final Map<Class<?>, Gateways> connected = new HashMap<>();
    private final ResourceStack resources = new ResourceStack();
    private @Nullable Dialog360Simulator simulator;

    SimulatedAccount account() {
        return account;
    }

    FaultPlan faults() {
        return faults;
    }

    VirtualTime time() {
        return time;
    }

    FakeAdapter fake() {
        return fake;
    }

    boolean hasSimulator() {
        return simulator != null;
    }

    Dialog360Simulator simulator() {
        Dialog360Simulator running = simulator;
        if (running == null) {
            running = resources.add(
                    Dialog360Simulator.builder().time(time).faults(faults).start());
            running.addAccount(account);
            simulator = running;
        }
        return running;
    }

    Gateways gateways(Class<? extends GatewayFactory> factory) {
        Gateways known = connected.get(factory);
        if (known != null) {
            return known;
        }
        Gateways gateways = Objects.requireNonNull(
                newInstance(factory).connect(simulator().baseUri(), account.key(), time),
                () -> factory.getName() + ".connect returned null");
        gateways.resources().forEach(resources::add);
        connected.put(factory, gateways);
        return gateways;
    }

    private static GatewayFactory newInstance(Class<? extends GatewayFactory> type) {
        try {
            Constructor<? extends GatewayFactory> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw new ExtensionConfigurationException(
                    "The constructor of " + type.getName() + " failed: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new ExtensionConfigurationException(
                    type.getName() + " needs a constructor without arguments. If it is nested, it must be static.", e);
        }
    }

    @Override
    public void close() {
        resources.close();
    }
}
