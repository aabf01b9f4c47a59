package io.wabaprofile.cli.connection;

import io.wabaprofile.cli.output.UsageException;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** Says in the terms of the command line why an address cannot be used. */
final class BaseUrlCheck {
    private static final Pattern DIALOG360 = Pattern.compile("(.*\\.)?360dialog\\.(io|com)\\.?");
    private static final Pattern META = Pattern.compile("(.*\\.)?facebook\\.com\\.?");
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}|\\[::1]");
    private static final Pattern ENDS_WITH_VERSION = Pattern.compile("(.*/)?v\\d+\\.\\d+/?");

    private BaseUrlCheck() {}

    /** @throws UsageException if the address belongs to another mode, or has the version of the Graph API */
    static void check(Mode mode, URI address) {
        String host = host(address);
        if (mode == Mode.GRAPH && DIALOG360.matcher(host).matches()) {
            throw new UsageException(
                    "--base-url is a host of 360dialog, and --mode graph calls Meta.",
                    "Use --mode cloud or onpremise for a number at 360dialog. Omit --base-url for a number at Meta.");
        }
        if (mode != Mode.GRAPH && META.matcher(host).matches()) {
            throw new UsageException(
                    "--base-url is a host of Meta, and --mode " + mode.argument() + " calls 360dialog.",
                    "Use --mode graph for a number at Meta. Omit --base-url for a number at 360dialog.");
        }
        if (mode == Mode.GRAPH
                && ENDS_WITH_VERSION
                        .matcher(Objects.requireNonNullElse(address.getPath(), ""))
                        .matches()) {
            throw new UsageException(
                    "--base-url has a version, which --api-version also adds.", "Omit the version from --base-url.");
        }
    }

    /** @param rule why the library refuses the address */
    static UsageException refused(Mode mode, URI address, IllegalArgumentException rule) {
        String host = host(address);
        String scheme = Objects.requireNonNullElse(address.getScheme(), "").toLowerCase(Locale.ROOT);
        String sample = "Use an address such as " + mode.host() + ".";
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return new UsageException("--base-url must start with https://.", sample, rule);
        }
        if (scheme.equals("https") || host.isEmpty() || LOOPBACK.matcher(host).matches()) {
            return new UsageException("--base-url cannot be used. " + rule.getMessage() + ".", sample, rule);
        }
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return new UsageException(
                "--base-url cannot be used: plain http to " + host
                        + " is refused, because the key would be sent without"
                        + " encryption. It works for 127.0.0.1 and [::1].",
                host.equals("localhost")
                        ? "Use http://127.0.0.1" + port + "."
                        : "Use https, or add --allow-plain-http-to " + host
                                + " if this is a simulator on a private network.",
                rule);
    }

    private static String host(URI address) {
        return Objects.requireNonNullElse(address.getHost(), "").toLowerCase(Locale.ROOT);
    }
}
