package io.wabaprofile.testkit.account;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The channels a simulator serves, numbered from 1 and told apart by their keys, which may change while they are served. */
public final class ChannelRegistry {
    private final List<SimulatedAccount> accounts = new CopyOnWriteArrayList<>();
    private final Map<SimulatedAccount, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<String, SimulatedAccount> byKey = new ConcurrentHashMap<>();

    public synchronized void add(SimulatedAccount account) {
        if (accounts.stream().anyMatch(served -> served.key().equals(account.key()))) {
            throw new IllegalArgumentException("A channel with this key is already served");
        }
        accounts.add(account);
        numbers.put(account, accounts.size());
        byKey.put(account.key(), account);
    }

    public List<SimulatedAccount> all() {
        return List.copyOf(accounts);
    }

    public Optional<SimulatedAccount> numbered(int number) {
        return number >= 1 && number <= accounts.size() ? Optional.of(accounts.get(number - 1)) : Optional.empty();
    }

    public int number(SimulatedAccount account) {
        return Objects.requireNonNull(numbers.get(account), "It is not served here");
    }

    /** Of the channel that has this key, or had it when it was last used. */
    public OptionalInt numberByKey(String key) {
        SimulatedAccount account = byKey.get(key);
        return account == null ? OptionalInt.empty() : OptionalInt.of(number(account));
    }

    public Optional<SimulatedAccount> accepting(String key) {
        SimulatedAccount lately = byKey.get(key);
        if (lately != null && lately.state().accepts(key)) {
            return Optional.of(lately);
        }
        for (SimulatedAccount account : accounts) {
            if (account.state().accepts(key)) {
                byKey.put(key, account);
                return Optional.of(account);
            }
        }
        return Optional.empty();
    }

    /** The only one there is. */
    public Optional<SimulatedAccount> sole() {
        return accounts.size() == 1 ? Optional.of(accounts.get(0)) : Optional.empty();
    }

    /** @param id as its channel was given it */
    public Optional<UploadInProgress> upload(String id) {
        return accounts.stream()
                .flatMap(account -> account.state().sessions().with(id).stream())
                .findFirst();
    }

    public Optional<CompleteUpload> uploadWith(String handle) {
        return accounts.stream()
                .flatMap(account -> account.state().uploadWith(handle).stream())
                .findFirst();
    }
}
