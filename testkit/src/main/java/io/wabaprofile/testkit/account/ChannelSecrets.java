package io.wabaprofile.testkit.account;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Searches a text for the secrets of a channel: its keys, and the parts of its session ids and handles. */
final class ChannelSecrets {
    private static final int MAX_PARTS = 8_192;
    private static final int MIN_ENCODED = 12;
    private static final String SCHEME = "upload:";
    private static final String SIGNATURE = "?sig=";
    private static final Pattern ENCODED_BYTE = Pattern.compile("%([2-7][0-9A-Fa-f])");

    private final Map<String, Secret> parts = new LinkedHashMap<>();

    void addKey(String key) {
        add(key, Secret.KEY);
    }

    void addAccessToken(String token) {
        add(token, Secret.ACCESS_TOKEN);
    }

    /** @param id with its signature, if it has one */
    void addSessionId(String id) {
        int end = id.indexOf(SIGNATURE);
        if (end < 0) {
            add(id.substring(SCHEME.length()), Secret.SESSION_ID);
        } else {
            add(id.substring(SCHEME.length(), end), Secret.SESSION_ID);
            add(id.substring(end + SIGNATURE.length()), Secret.SIGNATURE);
        }
    }

    /** Adds each line of a handle and the random parts of the line. Name and type of the file are not secret. */
    void addHandle(String handle) {
        for (String line : handle.split("\n", -1)) {
            add(line, Secret.HANDLE);
            Stream.of(line.split(":", -1))
                    .filter(part -> part.startsWith("AR") && part.length() > 20)
                    .forEach(part -> add(part, Secret.HANDLE));
        }
    }

    private synchronized void add(String part, Secret kind) {
        if (parts.size() == MAX_PARTS) {
            parts.remove(parts.keySet().iterator().next());
        }
        parts.put(part, kind);
    }

    /** Returns the kinds of secret in a text. */
    synchronized Set<Secret> in(String text) {
        String unescaped = text.replace("\\", "");
        String decoded = percentDecoded(unescaped);
        String all = String.join("\n", text, unescaped, decoded, percentDecoded(decoded));
        String lowerCase = all.toLowerCase(Locale.ROOT);
        Set<Secret> found = EnumSet.noneOf(Secret.class);
        parts.forEach((part, kind) -> {
            if (!found.contains(kind) && (all.contains(part) || isEncodedIn(all, lowerCase, part))) {
                found.add(kind);
            }
        });
        return Collections.unmodifiableSet(found);
    }

    private static boolean isEncodedIn(String text, String lowerCase, String part) {
        if (part.length() < MIN_ENCODED) {
            return false;
        }
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        return lowerCase.contains(HexFormat.of().formatHex(bytes))
                || IntStream.range(0, 3)
                        .mapToObj(position -> base64(bytes, position))
                        .anyMatch(text::contains);
    }

    /**
     * Encodes bytes that are part of a larger Base64 text. Omits the characters that depend on the bytes before and
     * after.
     *
     * @param position of the first byte in the larger content, modulo 3
     */
    private static String base64(byte[] bytes, int position) {
        byte[] shifted = new byte[position + bytes.length];
        System.arraycopy(bytes, 0, shifted, position, bytes.length);
        byte[] groups = Arrays.copyOf(shifted, shifted.length - shifted.length % 3);
        return Base64.getEncoder().encodeToString(groups).substring(position == 0 ? 0 : 4);
    }

    /** Decodes ASCII characters only. Secrets have no other characters. */
    private static String percentDecoded(String text) {
        return ENCODED_BYTE
                .matcher(text)
                .replaceAll((MatchResult found) ->
                        Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
    }
}
