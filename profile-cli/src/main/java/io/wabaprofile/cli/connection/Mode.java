package io.wabaprofile.cli.connection;

import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.onpremise.OnPremiseAdapter;
import java.net.URI;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The API in which a number is registered. */
public enum Mode {
    ON_PREMISE("onpremise", "On-Premise API", OnPremiseAdapter.HOST),
    CLOUD("cloud", "Cloud API", CloudAdapter.HOST);

    private final String argument;
    private final String title;
    private final URI host;

    Mode(String argument, String title, URI host) {
        this.argument = argument;
        this.title = title;
        this.host = host;
    }

    /** The value of {@code --mode}. */
    public String argument() {
        return argument;
    }

    public String title() {
        return title;
    }

    /** 360dialog's host for this mode. */
    public URI host() {
        return host;
    }

    /** Reads {@code onpremise} and {@code cloud}. */
    static final class Converter implements ITypeConverter<Mode> {
        @Override
        public Mode convert(String given) {
            for (Mode mode : values()) {
                if (mode.argument.equals(given)) {
                    return mode;
                }
            }
            throw new TypeConversionException("must be onpremise or cloud");
        }
    }
}
