package io.wabaprofile.testkit.junit;

import io.wabaprofile.testkit.VirtualTime;
import java.net.URI;

/**
 * Connects the adapter under test to a simulator. See {@link WabaProfileTest#gateways()}. An instance is created for
 * each test
 * that uses a port.
 */
@FunctionalInterface
public interface GatewayFactory {

    /**
     * Connects the ports of one test.
     *
     * @param baseUri of the simulator, such as {@code http://127.0.0.1:49152}
     * @param key of the channel
     * @param time of the test. Use it as the clock, the nanosecond counter and the sleeper of the adapter, so that the
     *     test
     *     does not wait
     */
    Gateways connect(URI baseUri, String key, VirtualTime time);
}
