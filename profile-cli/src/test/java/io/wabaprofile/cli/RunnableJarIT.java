package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cli.connection.Mode;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar in its own process. */
class RunnableJarIT {
    private static final String JAR = System.getProperty("waba-profile.jar");

    @TempDir
    private Path directory;

    static ProcessBuilder program(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-jar");
        command.add(JAR);
        command.addAll(List.of(arguments));
        ProcessBuilder program = new ProcessBuilder(command);
        program.environment().remove("D360_API_KEY");
        return program;
    }

    private CliRun ended(ProcessBuilder program) throws IOException, InterruptedException {
        File out = Files.createTempFile(directory, "out", ".txt").toFile();
        File err = Files.createTempFile(directory, "err", ".txt").toFile();
        Process process = program.redirectOutput(out).redirectError(err).start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new CliRun(process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String lineWith(BufferedReader output, String pattern) throws Exception {
        Pattern wanted = Pattern.compile(pattern);
        CompletableFuture<String> found = CompletableFuture.supplyAsync(() -> {
            try {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    Matcher matcher = wanted.matcher(line);
                    if (matcher.find()) {
                        return matcher.group(1);
                    }
                }
                throw new AssertionError("The output ended without " + pattern);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return found.get(30, TimeUnit.SECONDS);
    }

    @Test
    void theDemoSucceedsAndPrintsUtf8() throws Exception {
        ProcessBuilder demo = program("demo");
        demo.environment().put("LC_ALL", "C");
        CliRun run = ended(demo);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("📚 Books", "In each mode all values were read as they were set");
    }

    @Test
    void theSimulatorServesOtherProcesses() throws Exception {
        Process simulator = program("simulate", "--port", "0").start();
        try (BufferedReader output = simulator.inputReader(StandardCharsets.UTF_8);
                Closeable ending =
                        simulator::destroyForcibly) { // first, or whoever still reads would hold up the reader
            assertThat(ending).isNotNull();
            String base = lineWith(output, "Simulator ready at (\\S+)");
            String key = lineWith(output, "Sample key +(\\S+)");
            String keyFile =
                    Files.writeString(directory.resolve("key"), key + "\n").toString();
            String photo = PhotoFiles.file(directory, "photo.jpg", PhotoFiles.jpeg(50_000));
            for (Mode mode : List.of(Mode.ON_PREMISE, Mode.CLOUD)) {
                String[] number = {"--mode=" + mode.argument(), "--base-url=" + base};
                ProcessBuilder show = program("show", "--json", number[0], number[1]);
                show.environment().put("D360_API_KEY", key);
                CliRun shown = ended(show);
                assertThat(shown.exit()).as(shown.err()).isZero();
                assertThat(shown.json().get("address").asText()).isEqualTo("12 Harbour Road, 24103 Kiel");

                CliRun set =
                        ended(program("set", "--about=Set in " + mode, "--key-file", keyFile, number[0], number[1]));
                assertThat(set.exit()).as(set.err()).isZero();
                assertThat(set.out()).contains("+ Set in " + mode);

                CliRun replaced = ended(program("photo", "set", photo, "--key-file", keyFile, number[0], number[1]));
                assertThat(replaced.exit()).as(replaced.err()).isZero();
            }
            lineWith(output, "(POST +/upload:session-\\d+ +200)");

            simulator.destroy();
            assertThat(simulator.waitFor(30, TimeUnit.SECONDS)).isTrue();
            int port = Integer.parseInt(base.substring(base.lastIndexOf(':') + 1));
            new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})).close();
        }
    }

    @Test
    void exitCodesReachTheShell() throws Exception {
        assertThat(ended(program("show", "--mode=cloud")).exit()).isEqualTo(2);
        assertThat(ended(program("demo", "--photo", JAR)).exit()).isEqualTo(3);
        assertThat(ended(program("--version")).out())
                .startsWith("waba-profile ")
                .doesNotContain("not packaged");
    }

    @Test
    void theJarKeepsLicencesAndDropsSignatures() throws IOException {
        try (JarFile jar = new JarFile(JAR)) {
            List<String> names = jar.stream().map(entry -> entry.getName()).toList();
            assertThat(names).contains("META-INF/LICENSE", "META-INF/NOTICE", "META-INF/LICENSE.txt");
            assertThat(names).contains("META-INF/licenses/progressbar.txt", "META-INF/licenses/jline.txt");
            assertThat(names).noneMatch(name -> name.matches(".*\\.(so|dll|jnilib|dylib)"));
            assertThat(names).noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)"));
            assertThat(names).noneMatch(name -> name.endsWith("module-info.class"));
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo(WabaProfile.class.getName());
        }
    }
}
