package io.wabaprofile.testkit.journal;

import io.wabaprofile.testkit.ApiPaths;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces secrets by aliases: a key by {@code key-} and an access token by {@code
 * token-} with the number of a channel, sessions and handles by {@code
 * session-2} and {@code handle-3} in the order of their first use. Masks a text that looks like a secret and has no
 * alias.
 * Keeps the latest 4,096 aliases. Safe for use by several threads.
 */
public final class SecretAliases {
    private static final int MAX_ALIASES = 4_096;

    /** Patterns of secrets. Compiled on first use, not when a simulator starts. */
    private static final class Patterns {
        private static final Pattern SESSION =
                Pattern.compile("(?i)(upload(:|%(25)*3A)[A-Z0-9+/=_%-]+|MTph[A-Z0-9+/=_%-]*)(\\?sig=[A-Z0-9_-]+)?");
        private static final Pattern HANDLE = Pattern.compile(
                "(4:[A-Za-z0-9+/=]*:[A-Za-z0-9+/=]*:AR[^\\s\"]*|2:[A-Za-z0-9+/=]{20,})(\\n(4:[^\\s\"]+|2:[^\\s\"]+))*");
        private static final Pattern SIGNATURE = Pattern.compile("((?:mac|sig|access_token)=)[^\\s&\"']+");
        private static final Pattern AUTHORIZATION = Pattern.compile("(?i)(Bearer|OAuth) +(\\S+)");
        private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.~-]{4,}");
    }

    private final Function<String, Optional<String>> channelSecrets;
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Set<String> signatures = new LinkedHashSet<>();
    private int sessions;
    private int handles;

    /** @param channelSecrets returns the alias of a text that is, or was, the key or the access token of a channel */
    public SecretAliases(Function<String, Optional<String>> channelSecrets) {
        this.channelSecrets = channelSecrets;
    }

    /** Adds an alias for a session id, unless the id has an alias. */
    public synchronized void addSession(String id) {
        if (!aliases.containsKey(id)) {
            add(id, "upload:session-" + ++sessions);
        }
    }

    /** Adds an alias for a handle, unless the handle has an alias. */
    public synchronized void addHandle(String handle) {
        if (!aliases.containsKey(handle)) {
            add(handle, "handle-" + ++handles);
        }
    }

    /** Adds this alias for a secret, unless the secret has an alias. */
    synchronized void add(String secret, String alias) {
        if (aliases.containsKey(secret)) {
            return;
        }
        if (aliases.size() == MAX_ALIASES) {
            String oldest = aliases.keySet().iterator().next();
            secrets.remove(aliases.remove(oldest));
            signatures.remove(signature(oldest));
        }
        aliases.put(secret, alias);
        secrets.put(alias, secret);
        signatures.add(signature(secret));
    }

    private static String signature(String secret) {
        int start = secret.indexOf("?sig=");
        return start < 0 ? secret : secret.substring(start + "?sig=".length());
    }

    private synchronized boolean isSignature(String word) {
        return signatures.contains(word);
    }

    /** Returns the secret that has this alias. */
    synchronized Optional<String> secret(String alias) {
        return Optional.ofNullable(secrets.get(alias));
    }

    private synchronized Optional<String> alias(String secret) {
        return Optional.ofNullable(aliases.get(secret));
    }

    public synchronized void clear() {
        aliases.clear();
        secrets.clear();
        signatures.clear();
        sessions = 0;
        handles = 0;
    }

    /** Redacts path and query of a request. */
    String redactTarget(String path, @Nullable String query, String key) {
        String resource = ApiPaths.withoutVersion(path);
        String version = path.substring(0, path.length() - resource.length());
        String target = query == null ? resource : resource + "?" + query;
        return alias(target.startsWith("/") ? target.substring(1) : target)
                .map(alias -> version + "/" + alias)
                .orElseGet(() -> redact(TargetRedactor.redactTarget(path, query, key), key));
    }

    /**
     * Redacts a text.
     *
     * @param key the key of the request; blank if the request has no key
     */
    String redact(String text, String key) {
        String withoutKey = key.isBlank() ? text : text.replace(key, keyAlias(key));
        String withoutHandles = redact(Patterns.HANDLE, withoutKey);
        String withoutSessions = redact(Patterns.SESSION, withoutHandles);
        String withoutSignatures = Patterns.SIGNATURE.matcher(withoutSessions).replaceAll("$1" + TargetRedactor.MASK);
        return Patterns.WORD
                .matcher(withoutSignatures)
                .replaceAll(word -> channelSecrets
                        .apply(word.group())
                        .orElse(isSignature(word.group()) ? TargetRedactor.MASK : word.group()));
    }

    private String redact(Pattern secret, String text) {
        return secret.matcher(text).replaceAll(match -> alias(match.group()).orElse(TargetRedactor.MASK));
    }

    String keyAlias(String key) {
        return channelSecrets.apply(key).orElse(TargetRedactor.MASK);
    }

    /** Redacts an {@code Authorization} header. Keeps the scheme of an access token that has an alias. */
    String redactAuthorization(String header) {
        Matcher token = Patterns.AUTHORIZATION.matcher(header);
        return token.matches()
                ? channelSecrets
                        .apply(token.group(2))
                        .map(alias -> token.group(1) + " " + alias)
                        .orElse(TargetRedactor.MASK)
                : TargetRedactor.MASK;
    }
}
