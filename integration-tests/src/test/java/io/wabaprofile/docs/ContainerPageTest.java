package io.wabaprofile.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The commands of {@code docs/containers.md} run as processes, where the port and the jar are the only changes. */
@Timeout(120)
class ContainerPageTest {
    private static final String PAGE = "docs/containers.md";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{SAMPLE_KEY:-([^}]+)}");

    @TempDir
    private Path directory;

    private static String block(String language) {
        List<CodeBlock> blocks = Documents.blocks(PAGE).stream()
                .filter(block -> block.is(language))
                .toList();
        assertThat(blocks).hasSize(1);
        return blocks.get(0).text();
    }

    /** The instructions of the image. */
    private static Map<String, String> image() {
        return block("dockerfile")
                .replace("\\\n", " ")
                .lines()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(words -> words[0], words -> words[1]));
    }

    private static List<String> arguments(String instruction) throws IOException {
        List<String> words = new ArrayList<>();
        for (JsonNode word : new ObjectMapper().readTree(instruction.substring(instruction.indexOf('[')))) {
            words.add(word.textValue());
        }
        return words;
    }

    private static Map<?, ?> service(String name) {
        Map<?, ?> file = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(block("yaml"));
        return (Map<?, ?>) ((Map<?, ?>) file.get("services")).get(name);
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(ContainerPageTest::expanded).toList();
    }

    private static String expanded(Object value) {
        return VARIABLE.matcher(value.toString()).replaceAll("$1");
    }

    /** A command as it runs here, at another port. */
    private ProcessBuilder process(List<String> command, int port) throws IOException {
        List<String> words = new ArrayList<>();
        for (String word : command) {
            switch (word) {
                case "java" -> {
                    words.add(Path.of(System.getProperty("java.home"), "bin", "java")
                            .toString());
                    words.add("-Djdk.net.hosts.file=" + hosts());
                }
                case "-jar" -> words.addAll(List.of("-cp", PageCode.CLASS_PATH));
                case "/opt/waba-profile.jar" -> words.add("io.wabaprofile.cli.WabaProfile");
                default -> words.add(word.replace("8360", String.valueOf(port)));
            }
        }
        return new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
    }

    /** The name of the service, as in a network of Docker. */
    private Path hosts() throws IOException {
        return Files.writeString(directory.resolve("hosts"), "127.0.0.1 localhost simulator\n");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static int exitCode(Process process) throws InterruptedException {
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String output(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theApplicationReadsTheSampleProfileAndTheSimulatorStopsAtOnce() throws Exception {
        int port = freePort();
        List<String> command = new ArrayList<>(arguments(image().get("ENTRYPOINT")));
        command.addAll(strings(service("simulator").get("command")));
        Process simulator = process(command, port).start();
        try (BufferedReader printed = simulator.inputReader(StandardCharsets.UTF_8)) {
            assertThat(printed.lines().anyMatch(line -> line.startsWith("Press Ctrl-C")))
                    .isTrue();

            List<String> call = new ArrayList<>(strings(service("application").get("entrypoint")));
            call.addAll(strings(service("application").get("command")));
            ProcessBuilder application = process(call, port);
            environment().forEach(application.environment()::put);
            Process shown = application.start();
            assertThat(output(shown)).contains("Coffee and cake by the harbour");
            assertThat(exitCode(shown)).isZero();

            long start = System.nanoTime();
            simulator.toHandle().destroy(); // as docker stop; the output stays readable
            assertThat(simulator.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start))
                    .isLessThan(5);
            assertThat(printed.lines()).anyMatch(line -> line.contains("/whatsapp_business_profile"));
        } finally {
            simulator.destroyForcibly();
        }
    }

    private static Map<String, String> environment() {
        return ((Map<?, ?>) service("application").get("environment"))
                .entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().toString(), entry -> expanded(entry.getValue())));
    }

    @Test
    void theHealthCheckSucceedsWhileTheSimulatorRuns() throws Exception {
        List<String> check = arguments(image().get("HEALTHCHECK"));
        assumeTrue(Files.isExecutable(Path.of("/usr/bin", check.get(0))), check.get(0) + " is not installed");
        int port = freePort();
        assertThat(exitCode(process(check, port).start())).isNotZero();
        Process simulator = process(arguments(image().get("ENTRYPOINT")), port).start();
        try (BufferedReader printed = simulator.inputReader(StandardCharsets.UTF_8)) {
            assertThat(printed.lines().anyMatch(line -> line.startsWith("Press Ctrl-C")))
                    .isTrue();
            assertThat(exitCode(process(check, port).start())).isZero();
        } finally {
            simulator.destroyForcibly();
        }
    }

    @Test
    void bothServicesHaveTheSameKeyPortAndName() throws IOException {
        String command = service("simulator").get("command").toString();
        String key = ((Map<?, ?>) service("application").get("environment"))
                .get("D360_API_KEY")
                .toString();
        assertThat(key).matches(VARIABLE);
        assertThat(command).isEqualTo("[--key, " + key + "]");
        assertThat(environment()).containsEntry("D360_BASE_URL", "http://simulator:8360");
        assertThat(strings(service("application").get("command")))
                .containsSequence("--base-url", "http://simulator:8360")
                .containsSequence("--allow-plain-http-to", "simulator");
        assertThat(arguments(image().get("ENTRYPOINT"))).containsSequence("--host-name", "simulator");
        assertThat(strings(service("simulator").get("ports"))).containsExactly("127.0.0.1:8360:8360");
        assertThat(image()).containsEntry("EXPOSE", "8360");
    }

    @Test
    void theImageHasTheBuiltJarAndAnotherUserThanRoot() {
        Matcher build = Pattern.compile("(?m)^docker build -t (\\S+) -f Dockerfile (\\S+)$")
                .matcher(block("sh"));
        assertThat(build.find()).isTrue();
        assertThat(service("simulator").get("image")).isEqualTo(build.group(1));
        assertThat(build.group(2)).isEqualTo("profile-cli/target");
        assertThat(Documents.text("profile-cli/pom.xml"))
                .contains("<outputFile>${project.build.directory}/waba-profile.jar</outputFile>");
        MatchResult copy = Pattern.compile("waba-profile.jar (\\S+)")
                .matcher(image().get("COPY"))
                .results()
                .findFirst()
                .orElseThrow();
        assertThat(image().get("ENTRYPOINT")).contains("\"-jar\", \"" + copy.group(1) + "\"");
        assertThat(image().get("USER")).matches("[1-9][0-9]*:[1-9][0-9]*");
    }
}
