package io.wabaprofile.testkit.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the JDK's {@code keytool} on a key store in one folder. */
record Keytool(Path folder) {
    /** Not a secret: the keys are made for one test, and only its client trusts them. */
    static final char[] PASSWORD = "test-only".toCharArray();

    private static final int TIMEOUT_SECONDS = 60;

    /** Makes a key with a self-signed certificate. */
    void generate(String alias, String... options) {
        run("-genkeypair", alias, List.of("-keyalg", "EC", "-groupname", "secp256r1"), options);
    }

    /** Makes a certificate for one key, signed by another. */
    Certificate sign(String alias, String issuer, String... options) throws IOException, GeneralSecurityException {
        String request = folder.resolve(alias + ".request").toString();
        Path certificate = folder.resolve(alias + ".certificate");
        run("-certreq", alias, List.of("-file", request));
        run("-gencert", issuer, List.of("-infile", request, "-outfile", certificate.toString()), options);
        try (InputStream in = Files.newInputStream(certificate)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    KeyStore keyStore() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(file().toFile(), PASSWORD);
    }

    private Path file() {
        return folder.resolve("keys.p12");
    }

    private void run(String command, String alias, List<String> options, String... moreOptions) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                command,
                "-alias",
                alias,
                "-keystore",
                file().toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD)));
        line.addAll(options);
        line.addAll(List.of(moreOptions));
        Path output = folder.resolve("keytool" + command + "-" + alias + ".txt");
        try {
            Process keytool = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            keytool.getOutputStream().close();
            if (!hasEnded(keytool) || keytool.exitValue() != 0) {
                throw new IllegalStateException("keytool " + command + " failed: " + Files.readString(output));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start keytool " + command, e);
        }
    }

    private static boolean hasEnded(Process keytool) {
        try {
            return keytool.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            keytool.destroyForcibly();
        }
    }
}
