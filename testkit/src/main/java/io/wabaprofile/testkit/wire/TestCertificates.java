package io.wabaprofile.testkit.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Valid and invalid certificates for a server on 127.0.0.1. The JDK's {@code keytool} makes them in about a second. A client
 * that validates certificates and host names accepts {@link #trusted} and rejects the others.
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

    /** Makes certificates in a new folder. */
    private interface Maker {
        TestCertificates make(Path folder) throws IOException, GeneralSecurityException;
    }

    private static TestCertificates make(Path folder, Maker maker) {
        try {
            return maker.make(Files.createTempDirectory(folder, "keys"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write keys to " + folder, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK rejected the certificates that its keytool made", e);
        }
    }

    /**
     * A self-signed certificate that {@link #client()} trusts.
     *
     * @param folder for the key store, which is put in a new subfolder
     */
    public static TestCertificates trusted(Path folder) {
        return make(folder, keys -> {
            KeyStore store = selfSigned(keys, "CN=127.0.0.1", LOOPBACK);
            return of(store, store.getCertificate(SERVER));
        });
    }

    /** A trusted certificate for another host. */
    public static TestCertificates forAnotherHost(Path folder) {
        return make(folder, keys -> {
            KeyStore store = selfSigned(keys, "CN=other.example", "SAN=dns:other.example");
            return of(store, store.getCertificate(SERVER));
        });
    }

    /** A self-signed certificate. {@link #client()} trusts another one with the same name. */
    public static TestCertificates untrusted(Path folder) {
        return make(folder, keys -> {
            KeyStore store = selfSigned(keys, "CN=127.0.0.1", LOOPBACK);
            KeyStore other = selfSigned(Files.createTempDirectory(folder, "keys"), "CN=127.0.0.1", LOOPBACK);
            return of(store, other.getCertificate(SERVER));
        });
    }

    /** A certificate that expired a month ago. {@link #client()} trusts its issuer. */
    public static TestCertificates expired(Path folder) {
        return make(folder, keys -> {
            Keytool keytool = new Keytool(keys);
            keytool.generate(
                    ISSUER, "-dname", "CN=Test Issuer", "-ext", "bc:c", "-startdate", "-90d", "-validity", "365");
            keytool.generate(
                    SERVER,
                    "-signer",
                    ISSUER,
                    "-dname",
                    "CN=127.0.0.1",
                    "-ext",
                    LOOPBACK,
                    "-startdate",
                    "-60d",
                    "-validity",
                    "30");
            KeyStore store = keytool.keyStore();
            Certificate issuer = store.getCertificate(ISSUER);
            store.deleteEntry(ISSUER);
            return of(store, issuer);
        });
    }

    /** The context of a server with this certificate. */
    public SSLContext server() {
        return server;
    }

    /** The context of a client that trusts only this certificate or its issuer. */
    public SSLContext client() {
        return client;
    }

    private static KeyStore selfSigned(Path folder, String name, String extension)
            throws IOException, GeneralSecurityException {
        Keytool keytool = new Keytool(folder);
        keytool.generate(SERVER, "-dname", name, "-ext", extension, "-startdate", "-1d", "-validity", "7");
        return keytool.keyStore();
    }

    private static TestCertificates of(KeyStore keys, Certificate trusted)
            throws IOException, GeneralSecurityException {
        KeyManagerFactory serverKeys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        serverKeys.init(keys, Keytool.PASSWORD);
        SSLContext server = SSLContext.getInstance("TLS");
        server.init(serverKeys.getKeyManagers(), null, null);

        KeyStore trustStore = KeyStore.getInstance("PKCS12");
        trustStore.load(null, null);
        trustStore.setCertificateEntry("trusted", trusted);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trustStore);
        SSLContext client = SSLContext.getInstance("TLS");
        client.init(null, trust.getTrustManagers(), null);
        return new TestCertificates(server, client);
    }
}
