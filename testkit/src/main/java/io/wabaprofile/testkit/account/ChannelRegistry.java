package io.wabaprofile.testkit.account;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The channels of a simulator, numbered from 1. The number of a removed channel is not used again. Requests select a
 * channel by its key, which can change.
 */
public final class ChannelRegistry {
    private static final String KEY_ALIAS = "key-";
    private static final String TOKEN_ALIAS = "token-";

    private final List<SimulatedAccount> accounts = new CopyOnWriteArrayList<>();
    /** Weak keys, so that a removed channel keeps its number as long as a request or a fault refers to it. */
    private final Map<SimulatedAccount, Integer> numbers = Collections.synchronizedMap(new WeakHashMap<>());

    private final Map<SimulatedAccount, String> names = new ConcurrentHashMap<>();
    private final Map<String, SimulatedAccount> lastUsedKeys = new ConcurrentHashMap<>();
    private final FormerAliases formerAliases = new FormerAliases();
    private int lastNumber;

    /** Creates a registry without channels. */
    public ChannelRegistry() {}

    /** @throws IllegalArgumentException if another channel has the same key */
    public synchronized void add(SimulatedAccount account) {
        if (accounts.stream().anyMatch(other -> other.key().equals(account.key()))) {
            throw new IllegalArgumentException("Another channel has this key");
        }
        numbers.put(account, ++lastNumber);
        account.state().setChannel(lastNumber);
        lastUsedKeys.put(account.key(), account);
        accounts.add(account);
    }

    /**
     * Removes a channel. Its keys and access tokens become unknown, but keep their aliases.
     *
     * @throws IllegalArgumentException if the account is not a channel
     */
    public synchronized void remove(SimulatedAccount account) {
        if (!accounts.remove(account)) {
            throw new IllegalArgumentException("The account is not a channel of this simulator");
        }
        int number = numberOf(account);
        account.state().tokens().forEach(token -> formerAliases.add(token, TOKEN_ALIAS + number));
        formerAliases.add(account.key(), KEY_ALIAS + number);
        lastUsedKeys.entrySet().removeIf(used -> {
            boolean ofRemoved = used.getValue() == account;
            if (ofRemoved) {
                formerAliases.add(used.getKey(), KEY_ALIAS + number);
            }
            return ofRemoved;
        });
        names.remove(account);
    }

    /** The name that a person gave the channel; empty without a name. */
    public Optional<String> name(SimulatedAccount account) {
        return Optional.ofNullable(names.get(account));
    }

    /** Names a channel on the page and in the control API. A blank name removes the name. */
    public void setName(SimulatedAccount account, String name) {
        if (name.isBlank()) {
            names.remove(account);
        } else {
            names.put(account, name.strip());
        }
    }

    public List<SimulatedAccount> all() {
        return List.copyOf(accounts);
    }

    public Optional<SimulatedAccount> byNumber(int number) {
        return accounts.stream().filter(account -> numberOf(account) == number).findFirst();
    }

    /** Returns the number that the channel has, or had until it was removed. */
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
        found.ifPresent(account -> rememberKey(key, account));
        return found;
    }

    private synchronized void rememberKey(String key, SimulatedAccount account) {
        if (accounts.contains(account)) {
            lastUsedKeys.put(key, account);
        }
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

    /** Returns the alias of a text that is, or was, the key or the access token of a channel. */
    public Optional<String> alias(String text) {
        OptionalInt channel = numberByKey(text);
        return channel.isPresent()
                ? Optional.of(KEY_ALIAS + channel.getAsInt())
                : tokenAlias(text).or(() -> formerAliases.of(text));
    }

    private Optional<String> tokenAlias(String text) {
        return GraphToken.resembles(text)
                ? accounts.stream()
                        .filter(account -> account.state().tokens().contains(text))
                        .findFirst()
                        .map(account -> TOKEN_ALIAS + numberOf(account))
                : Optional.empty();
    }
}
