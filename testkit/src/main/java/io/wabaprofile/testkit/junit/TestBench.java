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
 * All that one test is given, made when it is asked for. Closed by the extension after the test, or with the store that
 * holds it if there never was a test: of the two ways to say so, JUnit 5.12 knows the old one only.
 */
@SuppressWarnings("deprecation")
final class TestBench implements Store.CloseableResource, AutoCloseable {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SimulatedAccount account = SimulatedAccount.create();
    private final FaultPlan faults = FaultPlan.create();
    private final VirtualTime time = VirtualTime.startingAt(START);
    private final FakeAdapter fake = FakeAdapter.over(account, time).withFaults(faults);
    private final Map<Class<?>, Gateways> connected = new HashMap<>();
    private final OpenResources open = new OpenResources();
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
            running = open.add(
                    Dialog360Simulator.builder().time(time).faults(faults).start());
            running.addAccount(account);
            simulator = running;
        }
        return running;
    }

    /** Connects once a test. */
    Gateways gateways(Class<? extends GatewayFactory> factory) {
        Gateways known = connected.get(factory);
        if (known != null) {
            return known;
        }
        Gateways fresh = Objects.requireNonNull(
                made(factory).connect(simulator().baseUri(), account.key(), time),
                () -> factory.getName() + " connected nothing");
        fresh.resources().forEach(open::add);
        connected.put(factory, fresh);
        return fresh;
    }

    private static GatewayFactory made(Class<? extends GatewayFactory> type) {
        try {
            Constructor<? extends GatewayFactory> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException | InstantiationException e) {
            throw new ExtensionConfigurationException(
                    type.getName() + " needs a constructor without arguments; if it is nested, it has to be static", e);
        } catch (InvocationTargetException e) {
            throw new ExtensionConfigurationException(
                    "The constructor of " + type.getName() + " failed: " + e.getCause(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new ExtensionConfigurationException("The constructor of " + type.getName() + " cannot be reached", e);
        }
    }

    @Override
    public void close() {
        open.close();
    }
}
