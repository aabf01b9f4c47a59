package io.wabaprofile.spring.test;

import io.wabaprofile.testkit.account.SimulatedAccount;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.EnumerablePropertySource;

/** The properties that connect all channels to the simulator. The key of a channel is the current key of its account. */
final class SimulatorPropertySource extends EnumerablePropertySource<Map<String, Supplier<String>>> {

    SimulatorPropertySource(URI simulator, Map<String, SimulatedAccount> accounts) {
        super("waba-profile-simulator", properties(simulator.toString(), accounts));
    }

    private static Map<String, Supplier<String>> properties(String simulator, Map<String, SimulatedAccount> accounts) {
        Map<String, Supplier<String>> properties = new HashMap<>();
        properties.put("waba-profile.allow-plain-http-on-loopback", () -> "true");
        properties.put("waba-profile.base-urls.cloud", () -> simulator);
        properties.put("waba-profile.base-urls.on-premise", () -> simulator);
        properties.put("waba-profile.base-urls.upload", () -> simulator);
        properties.put("waba-profile.proxy.host", () -> "");
        properties.put("waba-profile.ssl.bundle", () -> "");
        accounts.forEach((name, account) -> {
            String key = "waba-profile-simulator.keys." + name;
            properties.put("waba-profile.channels." + name + ".key", () -> "property:" + key);
            properties.put(key, account::key);
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
