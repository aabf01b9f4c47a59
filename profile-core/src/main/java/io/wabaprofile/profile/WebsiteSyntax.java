package io.wabaprofile.profile;

import io.wabaprofile.profile.Violation.Rule;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Validates and normalizes websites: scheme, host, optional port, and any path, query and fragment. */
final class WebsiteSyntax {
    private static final Pattern WEBSITE = Pattern.compile("(?is)https?://([^/?#]*).*");
    private static final Pattern WITHOUT_USER_INFO = Pattern.compile("(?is)(https?://[^/?#@]*)([/?#].*)?");
    private static final Pattern AUTHORITY = Pattern.compile("(?s)(\\[.*]|[^:]*)(?::(.*))?");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]+]");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    // Possessive, as a greedy group overflows the stack on some thousand labels.
    private static final Pattern HOST_NAME =
            Pattern.compile("[\\w\\-[^\\x00-\\x7F]]++(?:\\.[\\w\\-[^\\x00-\\x7F]]++)*+\\.?");

    /** The maximum length of a DNS name. */
    private static final int MAX_HOST_NAME = 253;

    private WebsiteSyntax() {}

    /** Returns the rule that the website violates, if any. {@link FieldRules} checks characters and length. */
    static Optional<Rule> brokenRule(String website) {
        Matcher parts = WEBSITE.matcher(website);
        if (!parts.matches()) {
            return Optional.of(Rule.NOT_A_WEBSITE);
        }
        String authority = parts.group(1);
        int userInfo = authority.lastIndexOf('@');
        Matcher hostAndPort = AUTHORITY.matcher(authority.substring(userInfo + 1));
        if (!hostAndPort.matches() || !isHost(hostAndPort.group(1))) {
            return Optional.of(Rule.NOT_A_WEBSITE);
        }
        if (userInfo >= 0) {
            return Optional.of(Rule.USER_INFO);
        }
        String port = hostAndPort.group(2);
        return port == null || isPort(port) ? Optional.empty() : Optional.of(Rule.NOT_A_PORT);
    }

    /**
     * Returns websites in the normal form of RFC 3986, section 6.2: scheme and host in lower case, and a slash for an
     * empty
     * path.
     */
    static List<String> normalized(List<String> websites) {
        return websites.stream().map(WebsiteSyntax::normalized).toList();
    }

    private static String normalized(String website) {
        Matcher parts = WITHOUT_USER_INFO.matcher(website);
        if (!parts.matches()) {
            return website;
        }
        String rest = Objects.requireNonNullElse(parts.group(2), "");
        return parts.group(1).toLowerCase(Locale.ROOT) + (rest.startsWith("/") ? "" : "/") + rest;
    }

    private static boolean isHost(String host) {
        return host.startsWith("[")
                ? isIpv6(host)
                : isHostName(host) && !SCHEMES.contains(host.toLowerCase(Locale.ROOT));
    }

    /**
     * Whether the text is a name of letters, digits, hyphens, underscores and characters outside ASCII. The text is
     * normalized (NFKC) first, because a browser reads a fullwidth solidus as the end of the host.
     */
    static boolean isHostName(String host) {
        return host.length() <= MAX_HOST_NAME
                && HOST_NAME
                        .matcher(Normalizer.normalize(host, Normalizer.Form.NFKC))
                        .matches();
    }

    private static boolean isIpv6(String host) {
        try {
            return IPV6.matcher(host).matches() && new URI("http://" + host).getHost() != null;
        } catch (URISyntaxException invalid) {
            return false;
        }
    }

    private static boolean isPort(String port) {
        if (!PORT.matcher(port).matches()) {
            return false;
        }
        int number = Integer.parseInt(port);
        return number >= 1 && number <= Violation.MAX_PORT;
    }
}
