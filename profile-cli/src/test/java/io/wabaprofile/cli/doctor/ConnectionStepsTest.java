package io.wabaprofile.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.http.ConnectionDiagnosis;
import io.wabaprofile.http.ConnectionDiagnosis.ServerCertificate;
import io.wabaprofile.http.ConnectionDiagnosis.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionStepsTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private static DoctorStep tls(Instant validUntil) {
        ServerCertificate certificate =
                new ServerCertificate(List.of("api.example"), "CN=Example", NOW.minus(Duration.ofDays(60)), validUntil);
        ConnectionDiagnosis diagnosis = new ConnectionDiagnosis(
                "api.example:443",
                Optional.empty(),
                List.of(),
                Optional.of(certificate),
                Optional.of(Duration.ZERO),
                Map.of(Step.TLS, Duration.ofMillis(12)),
                Optional.empty());
        return new ConnectionSteps(diagnosis, NOW)
                .all().stream()
                        .filter(step -> step.name().equals(ConnectionSteps.TLS))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void warnsOfACertificateThatExpiresWithinTwoWeeks() {
        DoctorStep step = tls(NOW.plus(Duration.ofDays(13)));

        assertThat(step.status()).isEqualTo(StepStatus.WARNING);
        assertThat(step.detail()).contains("valid until 2026-12-11");
        assertThat(step.next()).isEqualTo("Ask the operator of api.example:443 to renew the certificate.");
    }

    @Test
    void doesNotWarnOfACertificateThatIsValidForThreeWeeks() {
        assertThat(tls(NOW.plus(Duration.ofDays(21))).status()).isEqualTo(StepStatus.OK);
    }
}
