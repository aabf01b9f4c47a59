package io.wabaprofile.cli.connection;

import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.port.Unavailable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The host that a command calls, the key, and the proxy. */
public final class HostOptions {
    @Option(
            names = "--base-url",
            paramLabel = "URL",
            converter = AddressConverter.class,
            description = "The address of the API; by default 360dialog's host for the mode."
                    + " Plain http works for 127.0.0.1, [::1] and the host of --allow-plain-http-to only.")
    private @Nullable URI baseUrl;

    @Option(
            names = "--allow-plain-http-to",
            paramLabel = "HOST",
            description = "Allow plain http to this host name, such as a simulator in another container. The name must"
                    + " lead to a private address. The key is sent without encryption, so use an invented key.")
    private @Nullable String plainHttpHost;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "A file with the key of the number on its first line; only you should be able to read it. Without this"
                            + " option the key is read from the environment variable " + KeyOption.VARIABLE + ".")
    private @Nullable String keyFile;

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

    /** @param terminal prints a warning if other users can read the key file */
    public Credentials credentials(CliEnvironment environment, Terminal terminal) {
        Credentials credentials = KeyOption.credentials(keyFile, environment.variables());
        Optional.ofNullable(keyFile).map(Path::of).flatMap(KeyOption::warning).ifPresent(terminal::warning);
        return credentials;
    }

    public ApiConnection connect(CliEnvironment environment, URI defaultHost) {
        URI host = baseUrl == null ? defaultHost : baseUrl;
        used = proxy(environment.variables(), host);
        try {
            ApiConnection.Builder connection = environment.connections().apply(host);
            if (plainHttpHost != null) {
                connection.allowPlainHttpTo(plainHttpHost);
            }
            if (used != null) {
                connection.proxy(used.proxy());
            }
            return connection.build();
        } catch (IllegalArgumentException unusable) {
            String options = plainHttpHost == null ? "--base-url" : "--base-url or --allow-plain-http-to";
            throw new UsageException(options + " cannot be used. " + unusable.getMessage(), unusable);
        }
    }

    private @Nullable ProxySettings proxy(Map<String, String> environment, URI host) {
        if (proxy != null && direct) {
            throw new UsageException("--proxy and --no-proxy exclude each other. Omit one of them.");
        }
        return proxy != null || direct ? proxy : ProxySettings.from(environment, host);
    }

    /** Names the proxy of a failed connection, and the option or variable that sets it. */
    public List<String> advice(RuntimeException failure) {
        return used != null && failure instanceof Unavailable
                ? List.of("The connection goes through the proxy " + used.address() + " (" + used.source() + ").")
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
        if (keyFile != null) {
            arguments.addAll(List.of("--key-file", keyFile));
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
