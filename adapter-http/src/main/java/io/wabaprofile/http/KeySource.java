package io.wabaprofile.http;

import io.wabaprofile.channel.KeyReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Resolves references to keys and access tokens, so that a configuration file names a key and does not contain it. A reference is a
 * scheme and a name:
 *
 * <ul>
 *   <li>{@code env:D360_API_KEY}: an environment variable.
 *   <li>{@code file:/run/secrets/shop}: the first line of a UTF-8 file of at most 8 KiB. Spaces around it are removed.
 *   <li>a scheme that was added by {@link #with}.
 * </ul>
 *
 * <p>The credentials look the key up before each attempt of a request, and do not cache it. A file that was replaced is
 * used from the next attempt on. Immutable.
 */
public final class KeySource {
    private static final int LONGEST_FILE = 8_192;
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z-]{0,15}");

    private final Map<String, KeyLookup> lookups;

    private KeySource(Map<String, KeyLookup> lookups) {
        this.lookups = lookups;
    }

    /** Returns a source with the schemes {@code env} and {@code file}. */
    public static KeySource create() {
        return new KeySource(Map.of()).with("env", System::getenv).with("file", KeySource::firstLine);
    }

    /**
     * Returns a source that also has this scheme. Replaces the lookup of a scheme that the source already has.
     *
     * @param scheme 1 to 16 lower-case letters and hyphens, starting with a letter
     * @throws IllegalArgumentException if the scheme has another form
     */
    public KeySource with(String scheme, KeyLookup lookup) {
        if (!SCHEME.matcher(scheme).matches()) {
            throw new IllegalArgumentException(
                    "The scheme of a key reference is 1 to 16 lower-case letters and hyphens, starting with a letter");
        }
        Map<String, KeyLookup> all = new TreeMap<>(lookups);
        all.put(scheme, lookup);
        return new KeySource(Collections.unmodifiableMap(all));
    }

    /** The schemes of this source, in alphabetical order. Unmodifiable. */
    public Set<String> schemes() {
        return lookups.keySet();
    }

    /**
     * Returns credentials that look the key up. This method does not look it up; {@link Credentials#current()} does,
     * and throws an {@link IllegalStateException} that contains the reference if there is no valid key.
     *
     * @throws IllegalArgumentException if the reference has no known scheme, or looks like a key. The message does not
     *     contain a text that may be a key.
     */
    public Credentials credentials(String reference) {
        return credentials(reference, ApiKey::of);
    }

    /** As {@link #credentials(String)}, for an access token of Meta's Graph API. */
    public Credentials accessToken(String reference) {
        return credentials(reference, AccessToken::of);
    }

    /** As {@link #credentials(String)}, for a key of 360dialog's Partner API. */
    public Credentials partnerKey(String reference) {
        return credentials(reference, PartnerKey::of);
    }

    private Credentials credentials(String reference, Function<String, Credential> kind) {
        KeyReference key = KeyReference.parse(reference);
        KeyLookup lookup = lookups.get(key.scheme());
        if (lookup == null) {
            throw new IllegalArgumentException("Unknown scheme '" + key.scheme()
                    + "' of a key reference. Known schemes: " + String.join(", ", lookups.keySet()));
        }
        return () -> credential(key, lookup, kind);
    }

    private static Credential credential(KeyReference reference, KeyLookup lookup, Function<String, Credential> kind) {
        String text = find(reference, lookup);
        if (text == null) {
            throw new IllegalStateException("There is no key at " + reference);
        }
        if (text.isBlank()) {
            throw new IllegalStateException("The key at " + reference + " is empty");
        }
        try {
            return kind.apply(text.strip());
        } catch (IllegalArgumentException invalid) {
            throw new IllegalStateException(
                    "The key at " + reference + " is invalid. " + invalid.getMessage(), invalid);
        }
    }

    private static @Nullable String find(KeyReference reference, KeyLookup lookup) {
        try {
            return lookup.find(reference.name());
        } catch (NoSuchFileException missing) {
            throw new IllegalStateException("There is no file at " + reference, missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading the key at " + reference, interrupted);
        } catch (Exception failure) {
            throw new IllegalStateException(
                    "Cannot read the key at " + reference + ": "
                            + failure.getClass().getSimpleName(),
                    failure);
        }
    }

    /** Notepad and PowerShell write a byte order mark. */
    private static String firstLine(String path) throws IOException {
        try (InputStream content = Files.newInputStream(Path.of(path))) {
            String text = new String(content.readNBytes(LONGEST_FILE), StandardCharsets.UTF_8);
            String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return unmarked.lines().findFirst().orElse("");
        }
    }

    /** Returns the known schemes. */
    @Override
    public String toString() {
        return "KeySource" + lookups.keySet();
    }
}
