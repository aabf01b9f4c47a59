package io.wabaprofile.http;

import io.wabaprofile.port.Unavailable;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What happened when {@link ApiConnection#diagnose()} opened a connection. Contains no secret. Immutable.
 *
 * @param target the host and port of the connection's address
 * @param proxy the host and port of the proxy; empty without one. Names and addresses are then those of the proxy
 * @param addresses each address of the host, in the order of the name lookup; empty if the name lookup failed
 * @param certificate the certificate of the server, trusted or not; empty for plain HTTP and if no handshake took place
 * @param clockOffset how far the server's clock is ahead of this machine's clock, in whole seconds with an accuracy of
 *     about one second; negative if it is behind, empty if the response had no date
 * @param times the duration of each step that took place
 * @param failure the failed step; empty if all steps succeeded
 */
public record ConnectionDiagnosis(
        String target,
        Optional<String> proxy,
        List<AddressAttempt> addresses,
        Optional<ServerCertificate> certificate,
        Optional<Duration> clockOffset,
        Map<Step, Duration> times,
        Optional<FailedStep> failure) {

    public ConnectionDiagnosis {
        addresses = List.copyOf(addresses);
        times = Map.copyOf(times);
    }

    /** The steps in their order. A failed step ends the diagnosis. */
    public enum Step {
        /** Looks up the addresses of the host, or of the proxy. */
        NAME_LOOKUP,
        /** Connects to each address. Fails if no address accepts the connection. */
        CONNECT,
        /** Opens a tunnel through the proxy. */
        PROXY,
        /** Completes the TLS handshake. */
        TLS,
        /** Reads the server's clock from a response. */
        RESPONSE
    }

    /**
     * The attempt to connect to one address.
     *
     * @param failure why there was no connection; empty if there was one
     */
    public record AddressAttempt(InetAddress address, Duration took, Optional<String> failure) {}

    /**
     * The certificate of the server. Until the handshake succeeded, its texts come from an unknown server.
     *
     * @param names the host names and IP addresses that the certificate is for, at most 10
     * @param issuer the distinguished name of the issuer, at most 256 characters
     */
    public record ServerCertificate(List<String> names, String issuer, Instant validFrom, Instant validUntil) {
        public ServerCertificate {
            names = List.copyOf(names);
        }
    }

    /**
     * A step that failed.
     *
     * @param reason as calls report it
     * @param message names the host or the proxy, and the cause
     * @param proxyStatus the HTTP status with which the proxy refused; empty if it did not
     */
    public record FailedStep(Step step, Unavailable.Reason reason, String message, OptionalInt proxyStatus) {}
}
