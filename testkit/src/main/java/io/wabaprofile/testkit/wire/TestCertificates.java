package io.wabaprofile.testkit.wire;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates for a server on 127.0.0.1, valid and invalid, for tests of TLS. A client that checks certificates as it
 * should accepts {@link #trusted} and refuses the others. The private keys are published in this artifact: never trust
 * these certificates outside of tests.
 */
public final class TestCertificates {
    private static final char[] PASSWORD = "test-only".toCharArray();

    private final SSLContext server;
    private final SSLContext client;

    private TestCertificates(SSLContext server, SSLContext client) {
        this.server = server;
        this.client = client;
    }

    /** A self-signed certificate for 127.0.0.1 that {@link #client()} trusts. */
    public static TestCertificates trusted() {
        return of("trusted.p12", "trusted.p12");
    }

    /** A certificate for other.example that {@link #client()} trusts. */
    public static TestCertificates forAnotherHost() {
        return of("other-host.p12", "other-host.p12");
    }

    /** A self-signed certificate for 127.0.0.1. {@link #client()} trusts another certificate with the same name. */
    public static TestCertificates untrusted() {
        return of("untrusted.p12", "trusted.p12");
    }

    /** A certificate for 127.0.0.1 that expired in March 2025. {@link #client()} trusts its issuer. */
    public static TestCertificates expired() {
        return of("expired.p12", "expired.p12");
    }

    /** The TLS context of a server with this certificate. */
    public SSLContext server() {
        return server;
    }

    /** The TLS context of a client that trusts one certificate only. */
    public SSLContext client() {
        return client;
    }

    private static TestCertificates of(String serverKeys, String trusted) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(load(serverKeys), PASSWORD);
            SSLContext server = SSLContext.getInstance("TLS");
            server.init(keys.getKeyManagers(), null, null);
            Certificate[] chain = load(trusted).getCertificateChain("server");
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            anchors.setCertificateEntry("trusted", chain[chain.length - 1]);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(anchors);
            SSLContext client = SSLContext.getInstance("TLS");
            client.init(null, trust.getTrustManagers(), null);
            return new TestCertificates(server, client);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The JDK could not load the test certificates", e);
        }
    }

    private static KeyStore load(String file) throws GeneralSecurityException, IOException {
        try (InputStream in = Objects.requireNonNull(TestCertificates.class.getResourceAsStream(file), file)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD);
            return keys;
        }
    }
}
