package io.wabaprofile.testkit.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates for a server on 127.0.0.1, good and bad, made on the spot by the JDK's {@code keytool}; that takes about a
 * second. A client that checks what clients ought to check accepts {@link #trusted} and refuses all others.
 */
public final class TestCertificates {
    private static final String SERVER = "server";
    private static final String ISSUER = "issuer";
    private static final String LOOPBACK = "SAN=ip:127.0.0.1";

    private final SSLContext server;
    private final SSLContext client;

    private TestCertificates(SSLContext server, SSLContext client) {
        this.server = server;
        this.client = client;
    }

    /**
     * Signed by itself and trusted by {@link #client()}.
     *
     * @param folder for the key store; a new folder in it is used
     */
    public static TestCertificates trusted(Path folder) {
        KeyStore keys = selfSigned(folder, "CN=127.0.0.1", LOOPBACK);
        return of(keys, certificate(keys));
    }

    /** Good, but for another host. */
    public static TestCertificates forAnotherHost(Path folder) {
        KeyStore keys = selfSigned(folder, "CN=other.example", "SAN=dns:other.example");
        return of(keys, certificate(keys));
    }

    /** Good, but signed by itself, while {@link #client()} trusts another one of the same name. */
    public static TestCertificates untrusted(Path folder) {
        KeyStore keys = selfSigned(folder, "CN=127.0.0.1", LOOPBACK);
        return of(keys, certificate(selfSigned(folder, "CN=127.0.0.1", LOOPBACK)));
    }

    /** Over for weeks. {@link #client()} trusts its issuer, because of a certificate it knows by itself no client asks. */
    public static TestCertificates expired(Path folder) {
        Keytool keytool = new Keytool(freshIn(folder));
        keytool.generate(ISSUER, "-dname", "CN=Test Issuer", "-ext", "bc:c", "-startdate", "-90d", "-validity", "365");
        keytool.generate(SERVER, "-dname", "CN=127.0.0.1");
        Certificate expired = keytool.sign(SERVER, ISSUER, "-ext", LOOPBACK, "-startdate", "-60d", "-validity", "30");
        KeyStore keys = keytool.keys();
        try {
            Certificate issuer = keys.getCertificate(ISSUER);
            Certificate[] chain = {expired, issuer};
            keys.setKeyEntry(SERVER, keys.getKey(SERVER, Keytool.PASSWORD), Keytool.PASSWORD, chain);
            keys.deleteEntry(ISSUER);
            return of(keys, issuer);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK did not take its own certificates", e);
        }
    }

    /** For a server with this certificate. */
    public SSLContext server() {
        return server;
    }

    /** For a client that trusts nobody else. */
    public SSLContext client() {
        return client;
    }

    private static KeyStore selfSigned(Path folder, String name, String extension) {
        Keytool keytool = new Keytool(freshIn(folder));
        keytool.generate(SERVER, "-dname", name, "-ext", extension, "-startdate", "-1d", "-validity", "7");
        return keytool.keys();
    }

    private static Path freshIn(Path folder) {
        try {
            return Files.createTempDirectory(folder, "keys");
        } catch (IOException e) {
            throw new UncheckedIOException("No folder for the keys", e);
        }
    }

    private static X509Certificate certificate(KeyStore keys) {
        try {
            return (X509Certificate) keys.getCertificate(SERVER);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK did not take its own certificates", e);
        }
    }

    private static TestCertificates of(KeyStore keys, Certificate trusted) {
        try {
            KeyManagerFactory serverKeys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            serverKeys.init(keys, Keytool.PASSWORD);
            SSLContext server = SSLContext.getInstance("TLS");
            server.init(serverKeys.getKeyManagers(), null, null);

            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            trust.setCertificateEntry("trusted", trusted);
            TrustManagerFactory anchors = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            anchors.init(trust);
            SSLContext client = SSLContext.getInstance("TLS");
            client.init(null, anchors.getTrustManagers(), null);
            return new TestCertificates(server, client);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The JDK did not take its own certificates", e);
        }
    }
}
