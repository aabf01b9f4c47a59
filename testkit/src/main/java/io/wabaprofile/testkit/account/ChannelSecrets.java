package io.wabaprofile.testkit.account;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The secrets a channel was given, in the pieces that must not be read anywhere, so that a test can look for them. */
final class ChannelSecrets {
    private static final int MOST_PIECES = 8_192;
    private static final int SHORTEST_ENCODED = 12;
    private static final String SCHEME = "upload:";
    private static final String SIGNATURE = "?sig=";
    private static final Pattern ENCODED_BYTE = Pattern.compile("%([2-7][0-9A-Fa-f])");

    private final Map<String, Secret> pieces = new LinkedHashMap<>();

    void keyGiven(String key) {
        add(key, Secret.KEY);
    }

    /** @param id with its signature, if it has one */
    void sessionOpened(String id) {
        int end = id.indexOf(SIGNATURE);
        if (end < 0) {
            add(id.substring(SCHEME.length()), Secret.SESSION_ID);
        } else {
            add(id.substring(SCHEME.length(), end), Secret.SESSION_ID);
            add(id.substring(end + SIGNATURE.length()), Secret.SIGNATURE);
        }
    }

    /** Each line of a handle, and what of it is random: name and type of the file are no secret. */
    void handleGiven(String handle) {
        for (String line : handle.split("\n", -1)) {
            add(line, Secret.HANDLE);
            Stream.of(line.split(":", -1))
                    .filter(part -> part.startsWith("AR") && part.length() > 20)
                    .forEach(part -> add(part, Secret.HANDLE));
        }
    }

    private synchronized void add(String piece, Secret kind) {
        if (pieces.size() == MOST_PIECES) {
            pieces.remove(pieces.keySet().iterator().next());
        }
        pieces.put(piece, kind);
    }

    synchronized Set<Secret> in(String text) {
        String unescaped = text.replace("\\", "");
        String decoded = percentDecoded(unescaped);
        String all = String.join("\n", text, unescaped, decoded, percentDecoded(decoded));
        String lowerCase = all.toLowerCase(Locale.ROOT);
        Set<Secret> found = EnumSet.noneOf(Secret.class);
        pieces.forEach((piece, kind) -> {
            if (!found.contains(kind) && (all.contains(piece) || isEncodedIn(all, lowerCase, piece))) {
                found.add(kind);
            }
        });
        return Collections.unmodifiableSet(found);
    }

    private static boolean isEncodedIn(String text, String lowerCase, String piece) {
        if (piece.length() < SHORTEST_ENCODED) {
            return false;
        }
        byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
        return lowerCase.contains(Digests.hex(bytes))
                || IntStream.range(0, 3)
                        .mapToObj(before -> base64After(before, bytes))
                        .anyMatch(text::contains);
    }

    /** What does not depend on the bytes around it, if so many, modulo 3, stand before it. */
    private static String base64After(int before, byte[] bytes) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        byte[] whole = Arrays.copyOf(shifted, shifted.length - shifted.length % 3);
        String encoded = Base64.getEncoder().encodeToString(whole);
        return encoded.substring(before == 0 ? 0 : 4);
    }

    /** Bytes that are no ASCII stay as they are; no secret has any. */
    private static String percentDecoded(String text) {
        return ENCODED_BYTE
                .matcher(text)
                .replaceAll((MatchResult found) ->
                        Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
    }
}
