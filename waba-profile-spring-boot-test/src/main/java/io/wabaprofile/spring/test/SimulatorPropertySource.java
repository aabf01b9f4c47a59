package io.wabaprofile.spring.test;

import io.wabaprofile.testkit.account.SimulatedAccount;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.EnumerablePropertySource;

/** The properties that connect all channels to the simulator. The key of a channel is the current key or access token of its account. */
final class SimulatorPropertySource extends EnumerablePropertySource<Map<String, Supplier<String>>> {

    /** @param graph the names of the channels in the mode graph */
    SimulatorPropertySource(URI simulator, Map<String, SimulatedAccount> accounts, Set<String> graph) {
        super("waba-profile-simulator", properties(simulator.toString(), accounts, graph));
    }

    private static Map<String, Supplier<String>> properties(
            String simulator, Map<String, SimulatedAccount> accounts, Set<String> graph) {
        Map<String, Supplier<String>> properties = new HashMap<>();
        properties.put("waba-profile.allow-plain-http-on-loopback", () -> "true");
        properties.put("waba-profile.base-urls.cloud", () -> simulator);
        properties.put("waba-profile.base-urls.on-premise", () -> simulator);
        properties.put("waba-profile.base-urls.upload", () -> simulator);
        properties.put("waba-profile.base-urls.graph", () -> simulator);
        properties.put("waba-profile.proxy.host", () -> "");
        properties.put("waba-profile.ssl.bundle", () -> "");
        accounts.forEach((name, account) -> {
            String key = "waba-profile-simulator.keys." + name;
            String channel = "waba-profile.channels." + name;
            properties.put(channel + ".key", () -> "property:" + key);
            properties.put(key, graph.contains(name) ? account::accessToken : account::key);
            if (graph.contains(name)) {
                properties.put(channel + ".phone-number-id", account::phoneNumberId);
                properties.put(channel + ".app-id", account::appId);
            }
        });
        return properties;
    }

    @Override
    public String[] getPropertyNames() {
        return getSource().keySet().toArray(String[]::new);
    }

    @Override
    public @Nullable Object getProperty(String name) {
        Supplier<String> value = getSource().get(name);
        return value == null ? null : value.get();
    }
}
