package io.wabaprofile.testkit.journal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Gives each secret that passes a name, the same one wherever it shows up: {@code key-1} by its channel, {@code session-2}
 * and {@code handle-3} in the order in which they are first seen. What looks like a secret and has no name is masked.
 */
public final class SecretAliases {
    private static final int MOST_NAMES = 4_096;

    /** What secrets look like. Made when the first text is masked, not when a simulator starts. */
    private static final class Shapes {
        private static final Pattern SESSION =
                Pattern.compile("(?i)(upload(:|%(25)*3A)[A-Z0-9+/=_%-]+|MTph[A-Z0-9+/=_%-]*)(\\?sig=[A-Z0-9_-]+)?");
        private static final Pattern HANDLE = Pattern.compile(
                "(4:[A-Za-z0-9+/=]*:[A-Za-z0-9+/=]*:AR[^\\s\"]*|2:[A-Za-z0-9+/=]{20,})(\\n(4:[^\\s\"]+|2:[^\\s\"]+))*");
        private static final Pattern SIGNATURE = Pattern.compile("((?:mac|sig)=)[^\\s&\"']+");
        private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.~-]{4,}");
    }

    private final Function<String, OptionalInt> channelWithKey;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Set<String> signatures = new LinkedHashSet<>();
    private int sessions;
    private int handles;

    /** @param channelWithKey the number of the channel that has, or had, a key */
    public SecretAliases(Function<String, OptionalInt> channelWithKey) {
        this.channelWithKey = channelWithKey;
    }

    /** The platform gives this session id. */
    public synchronized void sessionOpened(String id) {
        if (!names.containsKey(id)) {
            name(id, "upload:session-" + ++sessions);
        }
    }

    /** The platform gives this handle. */
    public synchronized void handleGiven(String handle) {
        if (!names.containsKey(handle)) {
            name(handle, "handle-" + ++handles);
        }
    }

    /** The same secret had this name before. */
    public synchronized void give(String secret, String name) {
        if (!names.containsKey(secret)) {
            name(secret, name);
        }
    }

    private void name(String secret, String name) {
        if (names.size() == MOST_NAMES) {
            String oldest = names.keySet().iterator().next();
            secrets.remove(names.remove(oldest));
            signatures.remove(signature(oldest));
        }
        names.put(secret, name);
        secrets.put(name, secret);
        signatures.add(signature(secret));
    }

    private static String signature(String secret) {
        int at = secret.indexOf("?sig=");
        return at < 0 ? secret : secret.substring(at + "?sig=".length());
    }

    private synchronized boolean isSignature(String word) {
        return signatures.contains(word);
    }

    /** What has this name. */
    public synchronized Optional<String> secret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    public synchronized void forget() {
        names.clear();
        secrets.clear();
        signatures.clear();
        sessions = 0;
        handles = 0;
    }

    private synchronized Optional<String> nameOf(String secret) {
        return Optional.ofNullable(names.get(secret));
    }

    /** A text of which every part may be anything. */
    public String masked(String text, String callersKey) {
        String withoutKey = callersKey.isBlank() ? text : text.replace(callersKey, keyName(callersKey));
        String withoutHandles = replaced(Shapes.HANDLE, withoutKey);
        String withoutSessions = replaced(Shapes.SESSION, withoutHandles);
        String withoutSignatures = Shapes.SIGNATURE.matcher(withoutSessions).replaceAll("$1" + TargetRedactor.MASK);
        return Shapes.WORD.matcher(withoutSignatures).replaceAll(word -> {
            OptionalInt channel = channelWithKey.apply(word.group());
            return channel.isPresent()
                    ? "key-" + channel.getAsInt()
                    : isSignature(word.group()) ? TargetRedactor.MASK : word.group();
        });
    }

    private String replaced(Pattern secret, String text) {
        return secret.matcher(text).replaceAll(found -> nameOrMask(found));
    }

    private String nameOrMask(MatchResult found) {
        return nameOf(found.group()).orElse(TargetRedactor.MASK);
    }

    public String keyName(String key) {
        OptionalInt channel = channelWithKey.apply(key);
        return channel.isPresent() ? "key-" + channel.getAsInt() : TargetRedactor.MASK;
    }

    /** Path and query of a request. */
    public String target(String path, Optional<String> query, String callersKey) {
        String whole = path + query.map(text -> "?" + text).orElse("");
        String session = whole.startsWith("/") ? whole.substring(1) : whole;
        Optional<String> named = nameOf(session);
        if (named.isPresent()) {
            return "/" + named.get();
        }
        return masked(TargetRedactor.target(path, query.orElse(null), callersKey), callersKey);
    }
}
