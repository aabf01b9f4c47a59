package io.wabaprofile.cli;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.Credentials;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
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
            description = "A file with the number's key on its first line. Without it the key is taken from the"
                    + " environment variable " + KeySource.VARIABLE + ".")
    private @Nullable String keyFile;

    /** @param wiring what to make of a connection to the host and the number's key */
    <T> T open(Surroundings surroundings, URI defaultHost, BiFunction<ApiConnection, Credentials, T> wiring) {
        Credentials credentials = KeySource.credentials(keyFile, surroundings.environment());
        try {
            ApiConnection connection = surroundings.connector().connect(baseUrl == null ? defaultHost : baseUrl);
            return wiring.apply(connection, credentials);
        } catch (IllegalArgumentException unusable) {
            throw new UsageMistake("--base-url cannot be used. " + unusable.getMessage(), unusable);
        }
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
