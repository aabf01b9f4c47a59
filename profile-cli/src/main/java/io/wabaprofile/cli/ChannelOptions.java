package io.wabaprofile.cli;

import io.wabaprofile.http.Credentials;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which number a command is about. */
final class ChannelOptions {
    @Option(
            names = "--mode",
            required = true,
            paramLabel = "MODE",
            converter = Mode.Converter.class,
            description = "The API the number is registered in: onpremise or cloud.")
    private @Nullable Mode mode;

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

    ConnectedChannel open(Surroundings surroundings) {
        Mode chosen = Objects.requireNonNull(mode, "--mode is required");
        Credentials credentials = KeySource.credentials(keyFile, surroundings.environment());
        try {
            return surroundings.channels().open(chosen, baseUrl == null ? chosen.host() : baseUrl, credentials);
        } catch (IllegalArgumentException unusable) {
            throw new UsageMistake("--base-url cannot be used. " + unusable.getMessage(), unusable);
        }
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
