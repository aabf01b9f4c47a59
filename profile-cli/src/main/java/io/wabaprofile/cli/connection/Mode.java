package io.wabaprofile.cli.connection;

import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.onpremise.OnPremiseAdapter;
import java.net.URI;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The API in which a number is registered. */
public enum Mode {
    CLOUD("cloud", "Cloud API", CloudAdapter.HOST, CredentialKind.KEY),
    GRAPH("graph", "Graph API", ApiConnection.GRAPH_HOST, CredentialKind.ACCESS_TOKEN),
    ON_PREMISE("onpremise", "On-Premise API", OnPremiseAdapter.HOST, CredentialKind.KEY);

    private final String argument;
    private final String title;
    private final URI host;
    private final CredentialKind credential;

    Mode(String argument, String title, URI host, CredentialKind credential) {
        this.argument = argument;
        this.title = title;
        this.host = host;
        this.credential = credential;
    }

    /** The mode of a channel in a configuration file. */
    public static Mode of(ApiMode api) {
        return switch (api) {
            case ON_PREMISE -> ON_PREMISE;
            case CLOUD -> CLOUD;
            case GRAPH -> GRAPH;
        };
    }

    /** The mode as a configuration file has it. */
    ApiMode api() {
        return switch (this) {
            case ON_PREMISE -> ApiMode.ON_PREMISE;
            case CLOUD -> ApiMode.CLOUD;
            case GRAPH -> ApiMode.GRAPH;
        };
    }

    /** The value of {@code --mode}. */
    public String argument() {
        return argument;
    }

    public String title() {
        return title;
    }

    /** The platform's host for this mode. */
    public URI host() {
        return host;
    }

    public CredentialKind credential() {
        return credential;
    }

    /** The values of {@code --mode}, for the completion of a shell. */
    static final class Arguments implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(values()).map(Mode::argument).iterator();
        }
    }

    /** The values of {@code --mode} for uploads. */
    public static final class UploadArguments implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(CLOUD.argument, GRAPH.argument).iterator();
        }
    }

    /** Reads a mode in any letter case. */
    static final class Converter implements ITypeConverter<Mode> {
        @Override
        public Mode convert(String given) {
            for (Mode mode : values()) {
                if (mode.argument.equalsIgnoreCase(given)) {
                    return mode;
                }
            }
            throw new TypeConversionException("must be onpremise, cloud or graph" + not(given));
        }
    }

    /** Repeats a value, unless it may be a key. */
    private static String not(String given) {
        return given.matches("[A-Za-z-]{1,16}") ? ", not '" + given + "'" : "";
    }

    /** Reads a mode in which files can be uploaded. */
    public static final class UploadConverter implements ITypeConverter<Mode> {
        @Override
        public Mode convert(String given) {
            Mode mode = new Converter().convert(given);
            if (mode == ON_PREMISE) {
                throw new TypeConversionException("must be cloud or graph; the On-Premise API has no uploads");
            }
            return mode;
        }
    }
}
