package io.wabaprofile.cli.doctor;

import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.http.ConnectionDiagnosis;
import io.wabaprofile.http.ConnectionDiagnosis.AddressAttempt;
import io.wabaprofile.http.ConnectionDiagnosis.FailedStep;
import io.wabaprofile.http.ConnectionDiagnosis.ServerCertificate;
import io.wabaprofile.http.ConnectionDiagnosis.Step;
import io.wabaprofile.port.Unavailable.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The steps of a connection, from a diagnosis. */
final class ConnectionSteps {
    static final String LOOKUP = "name lookup";
    static final String CONNECTION = "connection";
    static final String PROXY = "proxy";
    static final String TLS = "TLS";
    static final String CLOCK = "clock";
    static final List<String> NAMES = List.of(LOOKUP, CONNECTION, PROXY, TLS, CLOCK);

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(30);
    private static final Duration EXPIRES_SOON = Duration.ofDays(14);
    private static final String USE_A_PROXY = "If this network needs a proxy, name it with HTTPS_PROXY or --proxy.";

    private final ConnectionDiagnosis found;
    private final Instant now;

    /** @param now the time of this machine */
    ConnectionSteps(ConnectionDiagnosis found, Instant now) {
        this.found = found;
        this.now = now;
    }

    /** The steps that took place, and the failed one. */
    List<DoctorStep> all() {
        List<DoctorStep> steps = new ArrayList<>();
        for (Step step : Step.values()) {
            if (found.failure().filter(failure -> failure.step() == step).isPresent()) {
                steps.add(failed(found.failure().get()));
                break;
            }
            steps.add(done(step));
        }
        return steps;
    }

    private DoctorStep done(Step step) {
        return switch (step) {
            case NAME_LOOKUP -> lookup();
            case CONNECT -> connection();
            case PROXY -> proxy();
            case TLS -> tls();
            case RESPONSE -> clock();
        };
    }

    private DoctorStep failed(FailedStep failure) {
        return switch (failure.step()) {
            case NAME_LOOKUP ->
                unavailable(
                        LOOKUP,
                        failure.message(),
                        "Check the host in --base-url and the DNS of this machine. " + USE_A_PROXY);
            case CONNECT -> unavailable(CONNECTION, failure.message() + triedAddresses(), nextForConnection());
            case PROXY -> unavailable(PROXY, failure.message() + status(failure), nextForProxy(failure));
            case TLS -> failedTls(failure);
            case RESPONSE ->
                DoctorStep.warning(
                        CLOCK,
                        "not compared: " + failure.message(),
                        "See the next steps: the server did not answer a request without a key.");
        };
    }

    private static DoctorStep unavailable(String name, String detail, String next) {
        return DoctorStep.failed(name, detail, next, ExitCode.UNAVAILABLE);
    }

    private String server() {
        return found.proxy().orElse(found.target());
    }

    private String took(Step step) {
        return millis(found.times().getOrDefault(step, Duration.ZERO));
    }

    private static String millis(Duration time) {
        return time.toMillis() + " ms";
    }

    private static String address(AddressAttempt attempt) {
        return attempt.address().getHostAddress();
    }

    private DoctorStep lookup() {
        String host = server().replaceFirst(":\\d+$", "").replaceAll("[\\[\\]]", "");
        List<String> addresses =
                found.addresses().stream().map(ConnectionSteps::address).toList();
        return DoctorStep.ok(
                LOOKUP,
                addresses.contains(host)
                        ? host + " is an IP address and needs no lookup"
                        : host + " is " + String.join(", ", addresses) + " (" + took(Step.NAME_LOOKUP) + ")");
    }

    private List<AddressAttempt> attempts(boolean connected) {
        return found.addresses().stream()
                .filter(attempt -> attempt.failure().isEmpty() == connected)
                .toList();
    }

    private DoctorStep connection() {
        String connected = "connected to " + (found.proxy().isPresent() ? "the proxy " : "") + server() + ": "
                + attempts(true).stream()
                        .map(attempt -> address(attempt) + " (" + millis(attempt.took()) + ")")
                        .collect(Collectors.joining(", "));
        List<AddressAttempt> dead = attempts(false);
        if (dead.isEmpty()) {
            return DoctorStep.ok(CONNECTION, connected);
        }
        boolean isFirst = found.addresses().get(0).failure().isPresent();
        String next = isFirst
                ? "Remove " + address(dead.get(0)) + " from the DNS or the hosts file, or repair the way to it."
                        + " Calls try it first and lose time."
                : "Repair the way to " + address(dead.get(0)) + ". Calls use another address until then.";
        return DoctorStep.warning(CONNECTION, connected + "; not connected: " + reasons(dead), next);
    }

    private static String reasons(List<AddressAttempt> attempts) {
        return attempts.stream()
                .map(attempt -> address(attempt) + " (" + attempt.failure().orElse("") + ")")
                .collect(Collectors.joining(", "));
    }

    private String triedAddresses() {
        return found.addresses().size() < 2 ? "" : " (tried " + reasons(attempts(false)) + ")";
    }

    private String nextForConnection() {
        return found.proxy().isPresent()
                ? "Check the address of the proxy, and that it runs. Without a proxy, use --no-proxy."
                : "Check the host and the port in --base-url and the firewall, or start the server. " + USE_A_PROXY;
    }

    private DoctorStep proxy() {
        if (found.proxy().isEmpty()) {
            return DoctorStep.skipped(PROXY, "no proxy is used");
        }
        return DoctorStep.ok(
                PROXY,
                found.certificate().isPresent()
                        ? found.proxy().get() + " opened a tunnel to " + found.target() + " (" + took(Step.PROXY) + ")"
                        : found.proxy().get() + " forwards requests; plain HTTP needs no tunnel");
    }

    private static String status(FailedStep failure) {
        return failure.proxyStatus().isPresent()
                ? " [status " + failure.proxyStatus().getAsInt() + "]"
                : "";
    }

    private String nextForProxy(FailedStep failure) {
        return switch (failure.proxyStatus().orElse(0)) {
            case 407 ->
                "Give a user name and a password that the proxy accepts: HTTPS_PROXY=http://USER:PASSWORD@" + server();
            case 403 -> "Ask the administrator of the proxy to allow CONNECT to " + found.target() + ".";
            case 0 -> "Check that " + server() + " is an HTTP proxy.";
            default -> "The proxy cannot reach " + found.target() + " now. Try again later, or ask its administrator.";
        };
    }

    private DoctorStep tls() {
        if (found.certificate().isEmpty()) {
            return DoctorStep.skipped(TLS, "plain HTTP: the secret is sent without encryption");
        }
        ServerCertificate certificate = found.certificate().get();
        String detail = "the certificate is trusted and valid until " + day(certificate.validUntil()) + " (handshake "
                + took(Step.TLS) + ")";
        return now.plus(EXPIRES_SOON).isBefore(certificate.validUntil())
                ? DoctorStep.ok(TLS, detail)
                : DoctorStep.warning(
                        TLS, detail, "Ask the operator of " + found.target() + " to renew the certificate.");
    }

    private static String day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private DoctorStep failedTls(FailedStep failure) {
        if (failure.reason() != Reason.NOT_TRUSTED || found.certificate().isEmpty()) {
            return unavailable(
                    TLS,
                    failure.message(),
                    "Check the port in --base-url, and whether the server has TLS 1.2 or newer. " + USE_A_PROXY);
        }
        ServerCertificate certificate = found.certificate().get();
        String detail = failure.message() + ". It is for " + String.join(", ", certificate.names()) + ", valid from "
                + day(certificate.validFrom()) + " until " + day(certificate.validUntil()) + ", issued by "
                + certificate.issuer();
        boolean isValidNow = now.isAfter(certificate.validFrom()) && now.isBefore(certificate.validUntil());
        return unavailable(
                TLS,
                detail,
                isValidNow
                        ? "Check the host in --base-url. If a proxy or a virus scanner of your network replaces"
                                + " certificates, add its authority to the trust store of Java."
                        : "Check the clock of this machine, which shows " + day(now)
                                + ". If it is right, ask the operator" + " of " + found.target()
                                + " to renew the certificate.");
    }

    private DoctorStep clock() {
        if (found.clockOffset().isEmpty()) {
            return DoctorStep.skipped(CLOCK, "the server's response has no date");
        }
        Duration offset = found.clockOffset().get();
        long seconds = offset.abs().toSeconds();
        if (seconds < CLOCK_TOLERANCE.toSeconds()) {
            return DoctorStep.ok(
                    CLOCK, "differs from the server's clock by less than " + CLOCK_TOLERANCE.toSeconds() + " s");
        }
        return DoctorStep.warning(
                CLOCK,
                "the clock of this machine is " + seconds + " s " + (offset.isNegative() ? "ahead of" : "behind")
                        + " the server's clock",
                "Set the clock of this machine, for example with NTP. With a wrong clock, a valid certificate can look"
                        + " expired.");
    }
}
