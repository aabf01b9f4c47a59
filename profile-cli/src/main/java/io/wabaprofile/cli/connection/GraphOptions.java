package io.wabaprofile.cli.connection;

import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.Credentials;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What identifies a number in Meta's Graph API. */
final class GraphOptions {
    private static final String NUMBER = "--phone-number-id";
    private static final String APP = "--app-id";
    private static final String VERSION = "--api-version";
    private static final String OWN_APP = "app";

    @Option(
            names = NUMBER,
            paramLabel = "ID",
            description = "With --mode graph, required: Meta's ID of the number, not the phone number itself.")
    private @Nullable String phoneNumberId;

    @Option(
            names = VERSION,
            paramLabel = "VERSION",
            description = "With --mode graph, required: the version of the Graph API, such as v23.0.")
    private @Nullable String version;

    @Option(
            names = APP,
            paramLabel = "ID",
            description = "With --mode graph: Meta's ID of the app that owns uploads. By default '" + OWN_APP
                    + "', which is the app that the access token belongs to.")
    private @Nullable String appId;

    /** Refuses options that the mode does not have, and demands those that it needs. */
    void check(Mode mode) {
        boolean isGraph = mode == Mode.GRAPH;
        given().keySet().stream().filter(option -> !isGraph).findFirst().ifPresent(option -> {
            throw new UsageException(option + " is for --mode graph. Omit it with --mode " + mode.argument() + ".");
        });
        if (isGraph && phoneNumberId == null) {
            throw new UsageException("--mode graph needs " + NUMBER + ": Meta's ID of the number, which the WhatsApp"
                    + " Manager shows, not the phone number itself.");
        }
        if (isGraph && version == null) {
            throw new UsageException("--mode graph needs " + VERSION + ", such as " + VERSION
                    + " v23.0. There is no default, because Meta removes a version after about two years.");
        }
    }

    private Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        put(given, NUMBER, phoneNumberId);
        put(given, VERSION, version);
        put(given, APP, appId);
        return given;
    }

    private static void put(Map<String, String> options, String name, @Nullable String value) {
        if (value != null) {
            options.put(name, value);
        }
    }

    /** @throws UsageException if the mode is graph and the version has another form */
    ApiConnection.Builder connection(Mode mode, URI host) {
        if (mode != Mode.GRAPH) {
            return ApiConnection.to(host);
        }
        return usable(VERSION, () -> ApiConnection.toGraph(host, String.valueOf(version)));
    }

    /** @throws UsageException if an ID has another form */
    NumberAccess access(Mode mode, Credentials credentials) {
        return mode == Mode.GRAPH
                ? usable(
                        NUMBER,
                        () -> NumberAccess.graph(
                                String.valueOf(phoneNumberId), appId == null ? OWN_APP : appId, credentials))
                : NumberAccess.dialog360(mode, credentials);
    }

    private interface Creation<T> {
        T create();
    }

    private static <T> T usable(String option, Creation<T> creation) {
        try {
            return creation.create();
        } catch (IllegalArgumentException unusable) {
            throw new UsageException(option + " cannot be used. " + unusable.getMessage(), unusable);
        }
    }

    /** The same options for another command line. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        given().forEach((name, value) -> arguments.addAll(List.of(name, value)));
        return arguments;
    }
}
