package io.wabaprofile.cli;

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
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where a command calls, and with whose key. */
final class HostOptions {
    @Option(
            names = "--base-url",
            paramLabel = "URL",
            converter = AddressConverter.class,
            description = "Where the API is; 360dialog's host for the mode by default."
                    + " Plain http is for 127.0.0.1 and [::1] only.")
    private @Nullable URI baseUrl;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "A file with the number's key on its first line, which only you can read. Without it the key is taken from the"
                            + " environment variable " + KeySource.VARIABLE + ".")
    private @Nullable String keyFile;

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            converter = ProxySettings.Converter.class,
            description = "Connect through an HTTP proxy: " + ProxySettings.FORM + ", port 80 by default. Without this"
                    + " option https hosts are reached through the proxy in HTTPS_PROXY or else ALL_PROXY, if there is"
                    + " one, except for the hosts in NO_PROXY. Arguments can be read by other users of this machine, so"
                    + " give a password in HTTPS_PROXY rather than here.")
    private @Nullable ProxySettings proxy;

    @Option(names = "--no-proxy", description = "Connect directly, whatever HTTPS_PROXY and ALL_PROXY say.")
    private boolean direct;

    private @Nullable ProxySettings used;

    /**
     * @param terminal for a warning about the key file
     * @param wiring what to make of a connection to the host and the number's key
     */
    <T> T open(
            Surroundings surroundings,
            Terminal terminal,
            URI defaultHost,
            BiFunction<ApiConnection, Credentials, T> wiring) {
        Credentials credentials = KeySource.credentials(keyFile, surroundings.environment());
        Optional.ofNullable(keyFile).map(Path::of).flatMap(KeySource::warning).ifPresent(terminal::warning);
        URI host = baseUrl == null ? defaultHost : baseUrl;
        used = proxy(surroundings.environment(), host);
        try {
            ApiConnection.Builder connection = surroundings.connector().connection(host);
            if (used != null) {
                connection.proxy(used.proxy());
            }
            return wiring.apply(connection.build(), credentials);
        } catch (IllegalArgumentException unusable) {
            throw new UsageMistake("--base-url cannot be used. " + unusable.getMessage(), unusable);
        }
    }

    private @Nullable ProxySettings proxy(Map<String, String> environment, URI host) {
        if (proxy != null && direct) {
            throw new UsageMistake("Give either --proxy or --no-proxy, not both");
        }
        return proxy != null || direct ? proxy : ProxySettings.from(environment, host);
    }

    /** Names the proxy that a failed connection went through, and where it was set. */
    List<String> advice(RuntimeException failure) {
        return used != null && failure instanceof Unavailable
                ? List.of("The connection goes through the proxy " + used.address() + " (" + used.source() + ").")
                : List.of();
    }

    /** The same options again, for a command line that has worked once. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (baseUrl != null) {
            arguments.addAll(List.of("--base-url", baseUrl.toString()));
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

    /** A final slash makes no difference to people, so it makes none here. */
    static final class AddressConverter implements ITypeConverter<URI> {
        @Override
        public URI convert(String given) {
            try {
                return new URI(given.endsWith("/") ? given.substring(0, given.length() - 1) : given);
            } catch (URISyntaxException quotesIt) {
                throw new TypeConversionException("it must look like https://host, with an optional port and path");
            }
        }
    }
}
