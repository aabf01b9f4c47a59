package io.wabaprofile.cli.connection;

import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.port.Unavailable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The host that a command calls, and the proxy. */
public final class HostOptions {
    @Option(
            names = "--base-url",
            paramLabel = "URL",
            converter = AddressConverter.class,
            description = "The address of the API; by default the platform's host for the mode."
                    + " Plain http works for 127.0.0.1, [::1] and the host of --allow-plain-http-to only.")
    private @Nullable URI baseUrl;

    @Option(
            names = "--allow-plain-http-to",
            paramLabel = "HOST",
            description = "Allow plain http to this host name, such as a simulator in another container. The name must"
                    + " lead to a private address. The key is sent without encryption, so use an invented key.")
    private @Nullable String plainHttpHost;

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            converter = ProxySettings.Converter.class,
            description = "Connect through an HTTP proxy: " + ProxySettings.FORM + ", port 80 by default. Without this"
                    + " option, https hosts are reached through the proxy in HTTPS_PROXY or else ALL_PROXY, except for"
                    + " the hosts in NO_PROXY. Other users of this machine can read arguments, so set a password in"
                    + " HTTPS_PROXY rather than here.")
    private @Nullable ProxySettings proxy;

    @Option(names = "--no-proxy", description = "Connect directly. Ignores HTTPS_PROXY and ALL_PROXY.")
    private boolean direct;

    private @Nullable ProxySettings used;

    /** @param builder starts a connection to an address */
    public ApiConnection connect(Mode mode, CliEnvironment environment, Function<URI, ApiConnection.Builder> builder) {
        return connect(mode, mode.host(), environment, builder);
    }

    /** As {@link #connect(Mode, CliEnvironment, Function)}, to another host of the platform by default. */
    public ApiConnection connect(
            Mode mode, URI host, CliEnvironment environment, Function<URI, ApiConnection.Builder> builder) {
        URI address = baseUrl == null ? host : baseUrl;
        BaseUrlCheck.check(mode, address);
        used = proxy(environment.variables(), address);
        try {
            ApiConnection.Builder connection = builder.apply(address);
            allowPlainHttp(connection);
            if (used != null) {
                connection.proxy(used.proxy());
            }
            return connection.build();
        } catch (IllegalArgumentException unusable) {
            throw BaseUrlCheck.refused(mode, address, unusable);
        }
    }

    /** Whether the address is that of one API. A simulator serves all APIs at one address, with plain http. */
    public boolean isOneApi() {
        return baseUrl != null && !"http".equalsIgnoreCase(baseUrl.getScheme());
    }

    private URI address(Mode mode) {
        return baseUrl == null ? mode.host() : baseUrl;
    }

    private void allowPlainHttp(ApiConnection.Builder connection) {
        if (plainHttpHost == null) {
            return;
        }
        try {
            connection.allowPlainHttpTo(plainHttpHost);
        } catch (IllegalArgumentException unusable) {
            throw new UsageException(
                    "--allow-plain-http-to cannot be used. " + unusable.getMessage() + ".",
                    "Use --allow-plain-http-to with the host of --base-url.",
                    unusable);
        }
    }

    /** The address, and the proxy with its source: {@code https://host through the proxy host:80 (--proxy)}. */
    String route(Mode mode, CliEnvironment environment) {
        URI host = address(mode);
        ProxySettings through = proxy(environment.variables(), host);
        return host + (through == null ? ", without a proxy" : " through " + through.description());
    }

    private @Nullable ProxySettings proxy(Map<String, String> environment, URI host) {
        if (proxy != null && direct) {
            throw new UsageException("--proxy and --no-proxy exclude each other.", "Omit one of them.");
        }
        return proxy != null || direct ? proxy : ProxySettings.from(environment, host);
    }

    /** What to check after a failed connection. */
    public List<String> advice(RuntimeException failure) {
        if (!(failure instanceof Unavailable unavailable)) {
            return List.of();
        }
        if (used != null) {
            return List.of("The connection goes through " + used.description() + ".");
        }
        return unavailable.reason() == Unavailable.Reason.NO_CONNECTION
                ? List.of(
                        baseUrl == null
                                ? "Check the network, and whether a proxy is needed."
                                : "Check the host and the port in --base-url.")
                : List.of();
    }

    /** The same options for another command line, without credentials. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (baseUrl != null) {
            arguments.addAll(List.of("--base-url", baseUrl.toString()));
        }
        if (plainHttpHost != null) {
            arguments.addAll(List.of("--allow-plain-http-to", plainHttpHost));
        }
        if (proxy != null) {
            arguments.addAll(List.of("--proxy", proxy.withoutCredentials()));
        }
        if (direct) {
            arguments.add("--no-proxy");
        }
        return arguments;
    }

    /** Parses an address. */
    static final class AddressConverter implements ITypeConverter<URI> {
        @Override
        public URI convert(String given) {
            try {
                return new URI(given);
            } catch (URISyntaxException quotesIt) {
                throw new TypeConversionException("it must look like https://host, with an optional port and path");
            }
        }
    }
}
