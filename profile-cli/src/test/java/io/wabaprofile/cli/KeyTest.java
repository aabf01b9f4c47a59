package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the key may come from, and that it goes nowhere but to the host. */
class KeyTest {
    private static final String CANARY = "canary0123456789abcdefAK";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Mode.class)
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
            assertThat(Run.withoutKey(arguments).exit()).isZero();
            assertThat(Run.withKey("the-file-counts-first", arguments).exit()).isZero();
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
            Run run = Run.withoutKey(
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
                                    ? "Warning: The file named by --key-file can be read by other users of this machine."
                                            + " Restrict it with chmod 600."
                                    : "");
        }
    }

    @Test
    void aFileSystemWithoutPosixPermissionsCausesNoWarning() throws IOException {
        Path archive = directory.resolve("keys.zip");
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Path file = Files.writeString(zip.getPath("/key"), CANARY);
            assertThat(KeySource.warning(file)).isEmpty();
        }
    }

    @Test
    void itsAbsenceNamesBothWays() {
        for (Run run : List.of(
                Run.withoutKey("show", "--mode=cloud"),
                Run.withKey(" ", "show", "--mode=cloud"),
                Run.withoutKey("show", "--mode=cloud", "--json"))) {
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.everything()).contains("D360_API_KEY", "--key-file");
        }
    }

    @Test
    void isNotRepeatedWhereItWasPutByMistake() throws IOException {
        Path unusable = Files.writeString(directory.resolve("key"), CANARY + " and more");
        for (Run run : List.of(
                Run.withoutKey("show", "--mode=cloud", "--key", CANARY),
                Run.withoutKey("show", "--mode=cloud", "--api-key=" + CANARY, "--json"),
                Run.withoutKey("show", "--mode=cloud", CANARY),
                Run.withoutKey("show", "--mode=cloud", "-" + CANARY),
                Run.withoutKey("show", "--mode", CANARY),
                Run.withoutKey("set", "--mode=cloud", "--clear", CANARY),
                Run.withoutKey(CANARY),
                Run.withoutKey("show", "--mode=cloud", "--debug", "--key-file", CANARY),
                Run.withoutKey("show", "--mode=cloud", "--debug", "--key-file", CANARY + "\0"),
                Run.withoutKey("show", "--mode=cloud", "--debug", "--key-file", directory.toString()),
                Run.withoutKey("show", "--mode=cloud", "--debug", "--key-file", unusable.toString()),
                Run.withKey(CANARY + "\u0001", "show", "--mode=cloud", "--debug"),
                Run.withKey(CANARY, "show", "--mode=cloud", "--debug", "--base-url", "http://" + CANARY + "@h.example"),
                Run.withKey(CANARY, "show", "--mode=cloud", "--debug", "--base-url", "https://h.example?key=" + CANARY),
                Run.withKey(CANARY, "show", "--mode=cloud", "--debug", "--base-url", "https://h.example/ " + CANARY))) {
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.everything()).isNotBlank().doesNotContain(CANARY);
        }
    }

    @Test
    void isOfferedTheRightPlace() {
        assertThat(Run.withoutKey("show", "--mode=cloud", "--key=" + CANARY).err())
                .contains("Unknown option --key; give the key in the environment variable D360_API_KEY");
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
    void isTakenOutOfWhatAHostEchoes(int status, String type, int exit) throws IOException {
        HttpServer echo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        echo.createContext("/", exchange -> {
            try (exchange) {
                String key = exchange.getRequestHeaders().getFirst("D360-API-KEY");
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
                    Run run = Run.withKey(CANARY, "show", format, "--mode", mode.argument(), "--base-url", base);
                    assertThat(run.exit()).as(run.everything()).isEqualTo(exit);
                    assertThat(run.everything()).isNotBlank().doesNotContain(CANARY);
                }
            }
        } finally {
            echo.stop(0);
        }
    }

    @Test
    void isNotSentInTheClearToAnotherMachine() {
        Run run = Run.withKey(CANARY, "show", "--mode=cloud", "--base-url=http://host.example");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("must start with https://");
    }

    @Test
    void staysOutOfTheSurroundingsText() {
        assertThat(Run.surroundings(CANARY, Run.WITHOUT_WAITS).toString()).doesNotContain(CANARY);
    }
}
