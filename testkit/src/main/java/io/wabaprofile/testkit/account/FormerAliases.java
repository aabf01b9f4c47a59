package io.wabaprofile.testkit.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The aliases of the keys and access tokens of removed channels; at most the latest 4,096. Thread-safe. */
final class FormerAliases {
    private static final int MAX_ALIASES = 4_096;

    private final Map<String, String> aliases = new LinkedHashMap<>();

    synchronized void add(String secret, String alias) {
        if (aliases.size() == MAX_ALIASES) {
            aliases.remove(aliases.keySet().iterator().next());
        }
        aliases.remove(secret);
        aliases.put(secret, alias);
    }

    synchronized Optional<String> of(String text) {
        return Optional.ofNullable(aliases.get(text));
    }
}
