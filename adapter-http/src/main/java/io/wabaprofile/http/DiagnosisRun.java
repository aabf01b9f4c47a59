package io.wabaprofile.http;

import io.wabaprofile.http.ConnectionDiagnosis.AddressAttempt;
import io.wabaprofile.http.ConnectionDiagnosis.FailedStep;
import io.wabaprofile.http.ConnectionDiagnosis.ServerCertificate;
import io.wabaprofile.http.ConnectionDiagnosis.Step;
import io.wabaprofile.http.internal.platform.HttpDate;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.transport.ConnectionProbe;
import io.wabaprofile.http.internal.transport.HttpCoreTransport;
import io.wabaprofile.port.Unavailable;
import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Runs the steps of a {@link ConnectionDiagnosis}. Not thread-safe. */
final class DiagnosisRun {
    private static final int MOST_NAMES = 10;
    private static final int LONGEST_ISSUER = 256;

    private final ConnectionProbe probe;
    private final InstantSource clock;
    private final List<AddressAttempt> addresses = new ArrayList<>();
    private final Map<Step, Duration> times = new EnumMap<>(Step.class);
    private Optional<ServerCertificate> certificate = Optional.empty();
    private Optional<Duration> clockOffset = Optional.empty();
    private Step step = Step.NAME_LOOKUP;

    private DiagnosisRun(ConnectionProbe probe, InstantSource clock) {
        this.probe = probe;
        this.clock = clock;
    }

    static ConnectionDiagnosis of(HttpCoreTransport transport, InstantSource clock) throws InterruptedException {
        try (ConnectionProbe probe = transport.probe()) {
            return new DiagnosisRun(probe, clock).run();
        }
    }

    private interface Work<T> {
        T run() throws InterruptedException;
    }

    private ConnectionDiagnosis run() throws InterruptedException {
        Optional<FailedStep> failure = Optional.empty();
        try {
            connect(timed(Step.NAME_LOOKUP, probe::resolve));
            if (probe.hasTunnel()) {
                timed(Step.PROXY, () -> {
                    probe.openTunnel();
                    return step;
                });
            }
            if (probe.isSecure()) {
                certificate = timed(Step.TLS, probe::secure).map(DiagnosisRun::described);
            }
            Instant before = clock.instant();
            Optional<String> date = timed(Step.RESPONSE, probe::readDate);
            clockOffset = offset(date, before, clock.instant());
        } catch (AttemptFailure attempt) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            failure = Optional.of(failed(attempt));
        }
        return new ConnectionDiagnosis(
                probe.target(),
                Optional.ofNullable(probe.proxy()),
                addresses,
                certificate,
                clockOffset,
                times,
                failure);
    }

    private <T> T timed(Step next, Work<T> work) throws InterruptedException {
        step = next;
        try {
            return work.run();
        } finally {
            times.merge(next, probe.took(), Duration::plus);
        }
    }

    /** @throws AttemptFailure the last one, if no address accepts the connection */
    private void connect(List<InetAddress> all) throws InterruptedException {
        AttemptFailure last = null;
        for (int index = 0; index < all.size(); index++) {
            InetAddress address = all.get(index);
            int left = all.size() - index;
            Optional<String> reason = Optional.empty();
            try {
                timed(Step.CONNECT, () -> {
                    probe.connect(address, left);
                    return address;
                });
            } catch (AttemptFailure failure) {
                last = failure;
                reason = Optional.of(reason(failure));
            }
            addresses.add(new AddressAttempt(address, probe.took(), reason));
        }
        if (last != null && addresses.stream().allMatch(one -> one.failure().isPresent())) {
            throw last;
        }
    }

    /** Without the host and the port. */
    private static String reason(AttemptFailure failure) {
        return message(failure)
                .replaceFirst("^cannot connect to \\S+: ", "")
                .replaceFirst("^cannot connect to the proxy \\S+: ", "");
    }

    private static String message(AttemptFailure failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "");
    }

    private FailedStep failed(AttemptFailure attempt) throws InterruptedException {
        Unavailable.Reason reason = switch (attempt.kind()) {
            case NOT_TRUSTED -> Unavailable.Reason.NOT_TRUSTED;
            case CONNECT_TIMED_OUT, TIMED_OUT -> Unavailable.Reason.TIMED_OUT;
            default -> Unavailable.Reason.NO_CONNECTION;
        };
        Step failed = attempt.status().isPresent() ? Step.PROXY : step;
        String message = message(attempt);
        if (attempt.response() != null) {
            message += ": " + attempt.response().title();
        }
        if (failed == Step.TLS && reason == Unavailable.Reason.NOT_TRUSTED) {
            certificate = probe.untrustedCertificate().map(DiagnosisRun::described);
        }
        return new FailedStep(failed, reason, message, attempt.status());
    }

    private static Optional<Duration> offset(Optional<String> date, Instant before, Instant after) {
        Instant middle = before.plus(Duration.between(before, after).dividedBy(2));
        return date.flatMap(text -> HttpDate.parse(text, middle)).map(server -> {
            long millis = Duration.between(middle, server).toMillis();
            return Duration.ofSeconds(millis / 1_000); // towards zero, because a date has no fraction of a second
        });
    }

    private static ServerCertificate described(X509Certificate certificate) {
        String issuer = certificate.getIssuerX500Principal().getName();
        return new ServerCertificate(
                names(certificate),
                issuer.substring(0, Math.min(issuer.length(), LONGEST_ISSUER)),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    /** The alternative names of the kinds DNS name (2) and IP address (7). */
    private static List<String> names(X509Certificate certificate) {
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            return alternatives == null
                    ? List.of()
                    : alternatives.stream()
                            .filter(name -> name.get(0).equals(2) || name.get(0).equals(7))
                            .map(name -> String.valueOf(name.get(1)))
                            .limit(MOST_NAMES)
                            .toList();
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }
}
