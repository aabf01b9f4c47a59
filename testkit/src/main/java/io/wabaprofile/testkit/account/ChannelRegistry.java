package io.wabaprofile.testkit.account;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The channels of a simulator, numbered from 1. Requests select a channel by its key, which can change. */
public final class ChannelRegistry {
    private final List<SimulatedAccount> accounts = new CopyOnWriteArrayList<>();
    private final Map<SimulatedAccount, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<String, SimulatedAccount> lastUsedKeys = new ConcurrentHashMap<>();

    /** Creates a registry without channels. */
    public ChannelRegistry() {}

    /** @throws IllegalArgumentException if another channel has the same key */
    public synchronized void add(SimulatedAccount account) {
        if (accounts.stream().anyMatch(other -> other.key().equals(account.key()))) {
            throw new IllegalArgumentException("Another channel has this key");
        }
        accounts.add(account);
        numbers.put(account, accounts.size());
        lastUsedKeys.put(account.key(), account);
    }

    public List<SimulatedAccount> all() {
        return List.copyOf(accounts);
    }

    public Optional<SimulatedAccount> byNumber(int number) {
        return number >= 1 && number <= accounts.size() ? Optional.of(accounts.get(number - 1)) : Optional.empty();
    }

    public int numberOf(SimulatedAccount account) {
        return Objects.requireNonNull(numbers.get(account), "The account is not a channel of this simulator");
    }

    /** Returns the number of the channel that has this key, or had the key when it was last used. */
    private OptionalInt numberByKey(String key) {
        SimulatedAccount account = lastUsedKeys.get(key);
        return account == null ? OptionalInt.empty() : OptionalInt.of(numberOf(account));
    }

    /** Returns the channel that accepts this key now. */
    public Optional<SimulatedAccount> byKey(String key) {
        SimulatedAccount lastUser = lastUsedKeys.get(key);
        if (lastUser != null && lastUser.state().accepts(key)) {
            return Optional.of(lastUser);
        }
        Optional<SimulatedAccount> found = accounts.stream()
                .filter(account -> account.state().accepts(key))
                .findFirst();
        found.ifPresent(account -> lastUsedKeys.put(key, account));
        return found;
    }

    /** Returns the channel if there is only one. */
    public Optional<SimulatedAccount> single() {
        return accounts.size() == 1 ? Optional.of(accounts.get(0)) : Optional.empty();
    }

    /** Returns the channel that has this phone number ID in the Graph API. */
    public Optional<SimulatedAccount> byPhoneNumberId(String id) {
        return accounts.stream()
                .filter(account -> account.phoneNumberId().equals(id))
                .findFirst();
    }

    /** Returns the channels whose token belongs to this app. */
    public List<SimulatedAccount> byApp(String appId) {
        return accounts.stream()
                .filter(account -> account.appId().equals(appId))
                .toList();
    }

    /** Returns the channels that accept this text as their token now. */
    public List<SimulatedAccount> byToken(String text) {
        return accounts.stream()
                .filter(account -> account.state().token().accepts(text))
                .toList();
    }

    /** Returns the alias of a text that is the key or the access token of a channel. */
    public Optional<String> alias(String text) {
        OptionalInt channel = numberByKey(text);
        return channel.isPresent() ? Optional.of("key-" + channel.getAsInt()) : tokenAlias(text);
    }

    private Optional<String> tokenAlias(String text) {
        return GraphToken.resembles(text)
                ? accounts.stream()
                        .filter(account -> account.state().hasHadToken(text))
                        .findFirst()
                        .map(account -> "token-" + numberOf(account))
                : Optional.empty();
    }
}
