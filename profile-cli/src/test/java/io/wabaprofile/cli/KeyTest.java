package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import io.wabaprofile.cli.connection.CredentialSource;
import io.wabaprofile.cli.connection.Mode;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The sources of the key, and that the key is sent to the host only. */
class KeyTest {
    private static final String CANARY = "canary0123456789abcdefAK";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(value = Mode.class, names = "GRAPH", mode = EnumSource.Mode.EXCLUDE) // see GraphModeTest
    void comesFromTheFirstLineOfAFile(Mode mode) throws IOException {
        try (Dialog360Simulator simulator = Dialog360Simulator.start()) {
            simulator.addAccount(SimulatedAccount.withKey(CANARY));
            Path file = Files.writeString(directory.resolve("key"), "\uFEFF  " + CANARY + " \r\nsecond line\n");
            String[] arguments = {
                "show",
                "--mode",
                mode.argument(),
                "--base-url",
                simulator.baseUri().toString(),
                "--key-file",
                file.toString()
            };
            assertThat(CliRun.withoutKey(arguments).exit()).isZero();
            assertThat(CliRun.withKey("the-file-counts-first", arguments).exit())
                    .isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"rw-------, false", "r--------, false", "rw--w--w-, false", "rw-r-----, true", "rw----r--, true"})
    void warnsOfAKeyFileThatOtherUsersCanRead(String permissions, boolean warns) throws IOException {
        assumeThat(Files.getFileStore(directory).supportsFileAttributeView("posix"))
                .isTrue();
        try (Dialog360Simulator simulator = Dialog360Simulator.start()) {
            simulator.addAccount(SimulatedAccount.withKey(CANARY));
            Path file = Files.writeString(directory.resolve("key"), CANARY);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            CliRun run = CliRun.withoutKey(
                    "show",
                    "--mode=cloud",
                    "--json",
                    "--base-url",
                    simulator.baseUri().toString(),
                    "--key-file",
                    file.toString());
            assertThat(run.exit()).isZero();
            assertThat(run.json().has("about")).isTrue();
            assertThat(run.err().strip())
                    .isEqualTo(
                            warns
                                    ? "Warning: Other users of this machine can read the file named by --key-file."
                                            + " Restrict it with chmod 600."
                                    : "");
        }
    }

    @Test
    void doesNotWarnWithoutPosixPermissions() throws IOException {
        Path archive = directory.resolve("keys.zip");
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Path file = Files.writeString(zip.getPath("/key"), CANARY);
            assertThat(CredentialSource.warning(file, "--key-file")).isEmpty();
        }
    }

    @Test
    void namesBothSourcesIfThereIsNoKey() {
        for (CliRun run : List.of(
                CliRun.withoutKey("show", "--mode=cloud"),
                CliRun.withKey(" ", "show", "--mode=cloud"),
                CliRun.withoutKey("show", "--mode=cloud", "--json"))) {
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.everything()).contains("D360_API_KEY", "--key-file");
        }
    }

    @Test
    void isNotPrintedIfItIsInTheWrongPlace() throws IOException {
        Path unusable = Files.writeString(directory.resolve("key"), CANARY + " and more");
        for (CliRun run : List.of(
                CliRun.withoutKey("show", "--mode=cloud", "--key", CANARY),
                CliRun.withoutKey("show", "--mode=cloud", "--api-key=" + CANARY, "--json"),
                CliRun.withoutKey("show", "--mode=cloud", CANARY),
                CliRun.withoutKey("show", "--mode=cloud", "-" + CANARY),
                CliRun.withoutKey("show", "--mode", CANARY),
                CliRun.withoutKey("set", "--mode=cloud", "--clear", CANARY),
                CliRun.withoutKey(CANARY),
                CliRun.withoutKey("show", "--mode=cloud", "--debug", "--key-file", CANARY),
                CliRun.withoutKey("show", "--mode=cloud", "--debug", "--key-file", CANARY + "\0"),
                CliRun.withoutKey("show", "--mode=cloud", "--debug", "--key-file", directory.toString()),
                CliRun.withoutKey("show", "--mode=cloud", "--debug", "--key-file", unusable.toString()),
                CliRun.withKey(CANARY + "\u0001", "show", "--mode=cloud", "--debug"),
                CliRun.withKey(
                        CANARY, "show", "--mode=cloud", "--debug", "--base-url", "http://" + CANARY + "@h.example"),
                CliRun.withKey(
                        CANARY, "show", "--mode=cloud", "--debug", "--base-url", "https://h.example?key=" + CANARY),
                CliRun.withKey(
                        CANARY, "show", "--mode=cloud", "--debug", "--base-url", "https://h.example/ " + CANARY))) {
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.everything()).isNotBlank().doesNotContain(CANARY);
        }
    }

    @Test
    void anUnknownKeyOptionNamesTheRightSource() {
        assertThat(CliRun.withoutKey("show", "--mode=cloud", "--key=" + CANARY).err())
                .contains("Unknown option '--key'. Set the environment variable D360_API_KEY");
    }

    @ParameterizedTest
    @CsvSource({
        "200, application/json, 8",
        "200, text/html, 8",
        "302, text/html, 8",
        "400, application/json, 5",
        "401, application/json, 4",
        "403, application/json, 4",
        "403, text/plain, 8",
        "429, application/json, 6",
        "500, application/json, 7",
        "503, text/html, 7"
    })
    void isRedactedInTheResponseOfAHost(int status, String type, int exit) throws IOException {
        HttpServer echo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        echo.createContext("/", exchange -> {
            try (exchange) {
                String key = exchange.getRequestHeaders().getFirst("D360-API-KEY");
                key = key == null ? exchange.getRequestHeaders().getFirst("Authorization") : key;
                String body = type.endsWith("json") && status != 200
                        ? "{\"error\":{\"message\":\"bad " + key + "\",\"code\":99,\"fbtrace_id\":\"" + key + "\"}}"
                        : "you sent " + key;
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.getResponseHeaders().set("Location", "https://elsewhere.example/" + key);
                exchange.getResponseHeaders().set("Retry-After", "600");
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        echo.start();
        try {
            String base = "http://127.0.0.1:" + echo.getAddress().getPort();
            for (Mode mode : Mode.values()) {
                for (String format : List.of("--json", "--debug")) {
                    List<String> arguments =
                            new ArrayList<>(List.of("show", format, "--mode", mode.argument(), "--base-url", base));
                    arguments.addAll(CliRun.graphArguments(SimulatedAccount.create(), mode));
                    CliRun run = CliRun.withEnvironment(
                            Map.of("D360_API_KEY", CANARY, "WABA_ACCESS_TOKEN", CANARY),
                            arguments.toArray(String[]::new));
                    assertThat(run.exit()).as(run.everything()).isEqualTo(exit);
                    assertThat(run.everything()).isNotBlank().doesNotContain(CANARY);
                }
            }
        } finally {
            echo.stop(0);
        }
    }

    @Test
    void isNotSentOverPlainHttpToAnotherHost() {
        CliRun run = CliRun.withKey(CANARY, "show", "--mode=cloud", "--base-url=http://host.example");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--base-url cannot be used: plain http to host.example is refused");
    }

    @Test
    void isNotShownByTheEnvironment() {
        assertThat(CliRun.environment(CANARY, CliRun.WITHOUT_WAITS).toString()).doesNotContain(CANARY);
    }
}
