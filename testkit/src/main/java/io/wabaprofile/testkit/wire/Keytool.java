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

/** The JDK's own maker of keys and certificates, working on one key store in one folder. */
final class Keytool {
    /** Guards nothing: the keys are made for one test and trusted by nobody else. */
    static final char[] PASSWORD = "test-only".toCharArray();

    private static final int SECONDS_TO_END = 60;

    private final Path folder;

    Keytool(Path folder) {
        this.folder = folder;
    }

    void generate(String alias, String... more) {
        List<String> options = new ArrayList<>(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        options.addAll(List.of(more));
        run("-genkeypair", alias, options);
    }

    /** A certificate for one key by another, with an extension. */
    Certificate sign(String alias, String issuer, String... more) {
        Path request = folder.resolve(alias + ".request");
        Path certificate = folder.resolve(alias + ".certificate");
        run("-certreq", alias, List.of("-file", request.toString()));
        List<String> options =
                new ArrayList<>(List.of("-infile", request.toString(), "-outfile", certificate.toString()));
        options.addAll(List.of(more));
        run("-gencert", issuer, options);
        try (InputStream in = Files.newInputStream(certificate)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException e) {
            throw new UncheckedIOException("keytool left no certificate", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keytool left no good certificate", e);
        }
    }

    KeyStore keys() {
        try {
            return KeyStore.getInstance(store().toFile(), PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException("keytool left no keys", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keytool left no good keys", e);
        }
    }

    private Path store() {
        return folder.resolve("keys.p12");
    }

    private void run(String command, String alias, List<String> options) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                command,
                "-alias",
                alias,
                "-keystore",
                store().toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD)));
        line.addAll(options);
        Path said = folder.resolve("keytool" + command + "-" + alias + ".txt");
        try {
            Process keytool = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            keytool.getOutputStream().close();
            if (!ended(keytool) || keytool.exitValue() != 0) {
                throw new IllegalStateException("keytool " + command + " failed: " + Files.readString(said));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("keytool " + command + " did not start", e);
        }
    }

    private static boolean ended(Process keytool) {
        try {
            return keytool.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            keytool.destroyForcibly();
        }
    }
}
