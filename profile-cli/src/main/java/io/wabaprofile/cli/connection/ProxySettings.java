package io.wabaprofile.cli.connection;

import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.http.HttpProxy;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A proxy, and the option or variable that sets it. Messages do not repeat the value, which may hold a password.
 *
 * @param address host and port
 * @param source {@code --proxy}, or the name of an environment variable
 */
record ProxySettings(HttpProxy proxy, String address, boolean hasCredentials, String source) {
    static final String FORM = "http://[user:password@]host[:port]";

    private static final String OPTION = "--proxy";
    private static final List<String> VARIABLES = List.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY");
    private static final List<String> EXCEPTIONS = List.of("no_proxy", "NO_PROXY");

    /** The scheme is optional. The last @ ends the credentials. */
    private static final Pattern URL = Pattern.compile("(?i)(?:http://|(?![a-z][a-z0-9+.-]*://))"
            + "(?:(?<credentials>.*)@)?(?<host>\\[[^@/\\[\\]]+]|[^@:/\\[\\]]+)(?::(?<port>\\d{1,5}))?/?");

    /** A host with an optional port. IPv6 addresses with a port have brackets. */
    private static final Pattern EXCEPTION = Pattern.compile("(?<host>\\[.+]|[^:]+|.*:.*:.*)(?::(?<port>\\d+))?");

    private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[[0:]*:0{0,3}1]");

    /** @throws IllegalArgumentException naming the rule that the URL breaks */
    static ProxySettings of(String source, String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "it must look like " + FORM + "; https and socks proxies are not supported");
        }
        int port = parts.group("port") == null ? 80 : Integer.parseInt(parts.group("port"));
        HttpProxy proxy = HttpProxy.of(parts.group("host"), port);
        String credentials = parts.group("credentials");
        if (credentials != null) {
            String[] pair = credentials.split(":", 2);
            proxy = proxy.withCredentials(decoded(pair[0]), pair.length < 2 ? "" : decoded(pair[1]));
        }
        return new ProxySettings(proxy, parts.group("host") + ":" + port, credentials != null, source);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException quotesIt) {
            throw new IllegalArgumentException("a % in the user name or password must begin an escape such as %40");
        }
    }

    /**
     * Reads the proxy for a host from the environment. Plain http and loopback hosts are reached directly, so
     * HTTP_PROXY
     * is ignored.
     *
     * @return null if the host is reached directly
     * @throws UsageException if the value of the variable cannot be used
     */
    static @Nullable ProxySettings from(Map<String, String> environment, URI base) {
        String host = base.getHost();
        String variable = firstSet(VARIABLES, environment);
        if (variable == null
                || host == null
                || !"https".equals(base.getScheme())
                || LOOPBACK.matcher(host).matches()
                || isExcepted(host, base.getPort() < 0 ? 443 : base.getPort(), environment)) {
            return null;
        }
        try {
            return of(variable, environment.getOrDefault(variable, "").strip());
        } catch (IllegalArgumentException unusable) {
            throw new UsageException(
                    variable + " cannot be used: " + unusable.getMessage() + ".",
                    "Correct " + variable + ", or connect directly with --no-proxy.",
                    unusable);
        }
    }

    private static @Nullable String firstSet(List<String> variables, Map<String, String> environment) {
        return variables.stream()
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .findFirst()
                .orElse(null);
    }

    private static boolean isExcepted(String host, int port, Map<String, String> environment) {
        String variable = firstSet(EXCEPTIONS, environment);
        return variable != null
                && Arrays.stream(environment.getOrDefault(variable, "").split("[,\\s]+"))
                        .anyMatch(entry -> matches(entry, host, port));
    }

    /**
     * Whether an entry covers a host or one of its parent domains. Compares addresses as text; CIDR blocks are not
     * supported.
     */
    private static boolean matches(String entry, String host, int port) {
        Matcher parts = EXCEPTION.matcher(entry);
        if (!parts.matches()) {
            return false;
        }
        String onlyPort = parts.group("port");
        String domain = withoutBrackets(parts.group("host")).replaceFirst("^\\*?\\.", "");
        String wanted = withoutBrackets(host);
        return (onlyPort == null || onlyPort.equals(String.valueOf(port)))
                && (domain.equals("*") || wanted.equals(domain) || wanted.endsWith("." + domain));
    }

    private static String withoutBrackets(String host) {
        return host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
    }

    /** Such as {@code the proxy proxy.example:3128 (HTTPS_PROXY)}. */
    String description() {
        return "the proxy " + address + " (" + source + ")";
    }

    /** The URL, with placeholders for the credentials. */
    String withoutCredentials() {
        return "http://" + (hasCredentials ? "USER:PASSWORD@" : "") + address;
    }

    /** Parses the value of the option. */
    static final class Converter implements ITypeConverter<ProxySettings> {
        @Override
        public ProxySettings convert(String given) {
            try {
                return of(OPTION, given);
            } catch (IllegalArgumentException unusable) {
                throw new TypeConversionException(unusable.getMessage());
            }
        }
    }
}
