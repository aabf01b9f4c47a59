package io.wabaprofile.testkit.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the JDK's {@code keytool} on a key store in one folder. */
record Keytool(Path folder) {
    /** Not a secret: the keys are made for one test, and only its client trusts them. */
    static final char[] PASSWORD = "test-only".toCharArray();

    private static final int TIMEOUT_SECONDS = 60;

    /** Makes a key with a certificate, which is self-signed unless the options name a {@code -signer}. */
    void generate(String alias, String... options) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-keystore",
                file().toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD)));
        line.addAll(List.of(options));
        Path output = folder.resolve("keytool-" + alias + ".txt");
        try {
            Process keytool = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            keytool.getOutputStream().close();
            if (!hasEnded(keytool) || keytool.exitValue() != 0) {
                throw new IllegalStateException("keytool failed: " + Files.readString(output));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start keytool", e);
        }
    }

    KeyStore keyStore() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(file().toFile(), PASSWORD);
    }

    private Path file() {
        return folder.resolve("keys.p12");
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
