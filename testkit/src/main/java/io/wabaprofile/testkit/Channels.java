package io.wabaprofile.testkit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The channels a simulator serves, told apart by their keys, which may change while they are served. */
final class Channels {
    private final List<SimulatedAccount> accounts = new CopyOnWriteArrayList<>();

    synchronized void add(SimulatedAccount account) {
        if (accounts.stream().anyMatch(served -> served.key().equals(account.key()))) {
            throw new IllegalArgumentException("A channel with this key is already served");
        }
        accounts.add(account);
    }

    Optional<SimulatedAccount> accepting(String key) {
        for (SimulatedAccount account : accounts) {
            if (account.accepts(key)) {
                return Optional.of(account);
            }
        }
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
