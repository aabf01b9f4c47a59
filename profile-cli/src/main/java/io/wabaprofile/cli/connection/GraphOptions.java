package io.wabaprofile.cli.connection;

import io.wabaprofile.cli.output.UsageException;
import io.wabaprofile.fleet.GraphAccess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What identifies a number in Meta's Graph API. */
final class GraphOptions {
    private static final String NUMBER = "--phone-number-id";
    private static final String APP = "--app-id";
    private static final String VERSION = "--api-version";
    private static final String SAMPLE_VERSION = "v23.0";
    private static final String COPY_NUMBER_ID =
            "Copy the phone number ID from WhatsApp Manager. It has only digits" + " and is not the phone number.";
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,19}");
    private static final Pattern NEARLY_VERSION = Pattern.compile("[vV]?([1-9][0-9]{0,2})(\\.[0-9]{1,2})?");

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
            description = "With --mode graph: Meta's ID of the app that owns uploads. By default '"
                    + GraphAccess.APP_OF_TOKEN + "', which is the app that the access token belongs to.")
    private @Nullable String appId;

    /**
     * Refuses options that the mode does not have, and demands those that it needs.
     *
     * @return empty in the other modes
     */
    Optional<GraphAccess> access(Mode mode) {
        boolean isGraph = mode == Mode.GRAPH;
        given().keySet().stream().filter(option -> !isGraph).findFirst().ifPresent(option -> {
            throw new UsageException(option + " is for --mode graph.", "Omit it with --mode " + mode.argument() + ".");
        });
        if (!isGraph) {
            return Optional.empty();
        }
        String number = checkedNumber();
        String app = checkedApp();
        if (version == null) {
            throw new UsageException(
                    "--mode graph needs " + VERSION
                            + ". There is no default, because Meta removes a version after about two years.",
                    "Use " + VERSION + " with the version that you have tested, such as " + SAMPLE_VERSION + ".");
        }
        try {
            return Optional.of(new GraphAccess(number, version, app));
        } catch (IllegalArgumentException otherForm) {
            throw new UsageException(
                    VERSION + " must be a version such as " + SAMPLE_VERSION + ".",
                    "Use " + VERSION + " " + probableVersion(version) + ".",
                    otherForm);
        }
    }

    private String checkedNumber() {
        if (phoneNumberId == null) {
            throw new UsageException("--mode graph needs " + NUMBER + ".", COPY_NUMBER_ID);
        }
        if (!ID.matcher(phoneNumberId).matches()) {
            throw new UsageException(NUMBER + " must be Meta's ID of the number, 1 to 20 digits.", COPY_NUMBER_ID);
        }
        return phoneNumberId;
    }

    private String checkedApp() {
        if (appId != null
                && !appId.equals(GraphAccess.APP_OF_TOKEN)
                && !ID.matcher(appId).matches()) {
            throw new UsageException(
                    APP + " must be Meta's ID of the app, 1 to 20 digits, or '" + GraphAccess.APP_OF_TOKEN + "'.",
                    "Copy the app ID from the app's page at Meta, or omit " + APP + ".");
        }
        return appId == null ? GraphAccess.APP_OF_TOKEN : appId;
    }

    /** The options that were given, with their values. */
    Map<String, String> given() {
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

    /** Completes a version such as 23. */
    private static String probableVersion(String version) {
        Matcher parts = NEARLY_VERSION.matcher(version);
        return parts.matches()
                ? "v" + parts.group(1) + (parts.group(2) == null ? ".0" : parts.group(2))
                : SAMPLE_VERSION;
    }

    /** The same options for another command line. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        given().forEach((name, value) -> arguments.addAll(List.of(name, value)));
        return arguments;
    }
}
