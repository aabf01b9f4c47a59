package io.wabaprofile.testkit.junit;

import io.wabaprofile.testkit.VirtualTime;
import java.net.URI;

/**
 * Connects the adapter under test to a simulator. Named in {@link WabaProfileTest#gateways()}, made anew for each test that
 * asks for a port.
 */
@FunctionalInterface
public interface GatewayFactory {

    /**
     * @param baseUri of the simulator, of the form {@code http://127.0.0.1:port}
     * @param key of the channel
     * @param time passes when told; as an adapter's clock, nanosecond counter and sleeper in one, it spares the test every wait
     */
    Gateways connect(URI baseUri, String key, VirtualTime time);
}
