package io.wabaprofile.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The channels a simulator serves, told apart by their keys, which may change while they are served. */
final class Channels {
    private final List<SimulatedAccount> accounts = new CopyOnWriteArrayList<>();
    private final Map<String, SimulatedAccount> byLatestKey = new ConcurrentHashMap<>();

    synchronized void add(SimulatedAccount account) {
        if (accounts.stream().anyMatch(served -> served.key().equals(account.key()))) {
            throw new IllegalArgumentException("A channel with this key is already served");
        }
        accounts.add(account);
    }

    Optional<SimulatedAccount> accepting(String key) {
        SimulatedAccount lately = byLatestKey.get(key);
        if (lately != null && lately.accepts(key)) {
            return Optional.of(lately);
        }
        for (SimulatedAccount account : accounts) {
            if (account.accepts(key)) {
                byLatestKey.put(key, account);
                return Optional.of(account);
            }
        }
        byLatestKey.remove(key);
        return Optional.empty();
    }

    boolean haveSession(String signedId) {
        return accounts.stream()
                .anyMatch(account -> account.sessions().with(signedId).isPresent());
    }

    Optional<ReceivedUpload> uploadWith(String handle) {
        return accounts.stream()
                .flatMap(account -> account.uploadWith(handle).stream())
                .findFirst();
    }
}
