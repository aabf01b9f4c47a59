package io.wabaprofile.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeUploadTest {
    private static final int MEBIBYTE = 1024 * 1024;

    @Test
    void uploadsAHundredMebibytesFromAHeapOf48(@TempDir Path folder)
            throws IOException, InterruptedException, NoSuchAlgorithmException {
        Path file = folder.resolve("large.mp4");
        String sha256 = fill(file, 100);

        try (Dialog360Simulator simulator = Dialog360Simulator.start()) {
            SimulatedAccount account = simulator.newAccount();
            ProcessBuilder client = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx48m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LargeUploadClient.class.getName(),
                    simulator.baseUri().toString(),
                    file.toString());
            client.environment().put("D360_API_KEY", account.key());
            Process process = client.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("client.txt").toFile())
                    .start();
            try {
                assertThat(process.waitFor(120, TimeUnit.SECONDS))
                        .as("the client ends")
                        .isTrue();
            } finally {
                process.destroyForcibly();
            }

            assertThat(process.exitValue())
                    .as(Files.readString(folder.resolve("client.txt")))
                    .isZero();
            assertThat(account.uploads()).singleElement().satisfies(upload -> {
                assertThat(upload.length()).isEqualTo(100L * MEBIBYTE);
                assertThat(upload.sha256()).isEqualTo(sha256);
            });
        }
    }

    private static String fill(Path file, int mebibytes) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Random random = new Random(20261123);
        byte[] piece = new byte[MEBIBYTE];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int number = 0; number < mebibytes; number++) {
                random.nextBytes(piece);
                digest.update(piece);
                out.write(piece);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
