package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.connection.Mode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SimulateCommandTest {
    private final ExecutorService running = Executors.newSingleThreadExecutor();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        running.shutdownNow();
    }

    private Future<Integer> simulate(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "simulate";
        System.arraycopy(options, 0, arguments, 1, options.length);
        CliEnvironment none = CliRun.environment("", CliRun.WITHOUT_WAITS);
        return running.submit(() ->
                CliRun.program(none).setOut(new PrintWriter(new Lines(lines))).execute(arguments));
    }

    private String lineWith(String pattern) throws InterruptedException {
        Pattern wanted = Pattern.compile(pattern);
        while (true) {
            String line = lines.poll(30, TimeUnit.SECONDS);
            assertThat(line).as("a line with " + pattern).isNotNull();
            Matcher found = wanted.matcher(line);
            if (found.find()) {
                return found.group(found.groupCount());
            }
        }
    }

    @Test
    void aResetRestoresTheSampleProfileAndPhoto() throws Exception {
        simulate();
        String page = lineWith("Page +(\\S+)");
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest.Builder channel = HttpRequest.newBuilder(URI.create(page + "channels/1"));
        String before = client.send(channel.build(), BodyHandlers.ofString()).body();
        assertThat(before).contains("Coffee and cake", "\"sha256\"");
        HttpRequest clearing = HttpRequest.newBuilder(URI.create(page + "channels/1/profile"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertThat(client.send(clearing, BodyHandlers.ofString()).body()).doesNotContain("Coffee and cake");
        HttpRequest removal = HttpRequest.newBuilder(URI.create(page + "channels/1/photo"))
                .DELETE()
                .build();
        assertThat(client.send(removal, BodyHandlers.ofString()).body()).doesNotContain("\"sha256\"");

        client.send(
                HttpRequest.newBuilder(URI.create(page + "reset"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());

        assertThat(client.send(channel.build(), BodyHandlers.ofString()).body()).isEqualTo(before);
    }

    @Test
    void servesEachModeUntilItIsStopped() throws Exception {
        Future<Integer> simulating = simulate();
        String base = lineWith("Simulator ready at (http://127\\.0\\.0\\.1:\\d+)");
        String key = lineWith("Sample key +(\\S+)");
        String token = lineWith("Sample token +(\\S+)");
        String number = lineWith("Phone number ID +(\\d+)");
        String partner = lineWith("Partner ID +(\\S+)");
        String partnerKey = lineWith("Partner key +(\\S+)");
        assertThat(lineWith("(curl -H .*)")).contains("'D360-API-KEY: " + key + "'");
        assertThat(lineWith("(curl -H .*)")).contains("'Authorization: Bearer " + token + "'");
        assertThat(lineWith("(waba-profile export .*)")).isEqualTo("waba-profile export --partner " + partner + " \\");
        assertThat(lineWith("    (--base-url .*)")).isEqualTo("--base-url " + base + "/api/v2");
        for (Mode mode : Mode.values()) {
            List<String> arguments = new ArrayList<>(List.of("show", "--mode", mode.argument(), "--base-url", base));
            if (mode == Mode.GRAPH) {
                arguments.addAll(List.of("--phone-number-id", number, "--api-version", "v23.0"));
            }
            CliRun shown = CliRun.withEnvironment(
                    Map.of("D360_API_KEY", key, "WABA_ACCESS_TOKEN", token), arguments.toArray(String[]::new));
            assertThat(shown.exit()).isZero();
            assertThat(shown.out()).contains("Coffee and cake by the harbour");
        }
        CliRun exported = CliRun.withEnvironment(
                Map.of("D360_PARTNER_KEY", partnerKey), "export", "--partner", partner, "--base-url", base + "/api/v2");
        assertThat(exported.exit()).as(exported.err()).isZero();
        assertThat(exported.out()).contains("channels:");
        lineWith("GET +/whatsapp_business_profile\\S+ +200 +[0-9.]+ ms");
        running.shutdownNow();
        assertThat(simulating.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(CliRun.withKey(key, "show", "--mode=cloud", "--base-url", base)
                        .exit())
                .isEqualTo(7);
    }

    @Test
    void acceptsAnInventedKeyAndQuotesItForTheShell() throws Exception {
        simulate("--key", "it's-a-sample");
        assertThat(lineWith("(curl -H .*)")).contains("'D360-API-KEY: it'\\''s-a-sample'");
    }

    @Test
    void acceptsItsKeyFromTheFirstRequestOn() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            port = free.getLocalPort();
        }
        HttpRequest read = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/whatsapp_business_profile?fields=about"))
                .header("D360-API-KEY", "my-made-up-key")
                .build();
        HttpClient client = HttpClient.newHttpClient();
        simulate("--port", String.valueOf(port), "--key", "my-made-up-key");

        HttpResponse<String> first = null;
        while (first == null) {
            try {
                first = client.send(read, BodyHandlers.ofString());
            } catch (ConnectException notYetOpen) {
                Thread.onSpinWait();
            }
        }

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("Coffee and cake by the harbour");
    }

    @Test
    void namesAPortThatIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            CliRun run = CliRun.withoutKey("simulate", "--port", String.valueOf(taken.getLocalPort()));
            assertThat(run.exit()).isEqualTo(3);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines())
                    .singleElement()
                    .asString()
                    .contains("Cannot listen on port " + taken.getLocalPort());
        }
    }

    @Test
    void namesAnAddressThatThisMachineDoesNotHave() {
        CliRun run = CliRun.withoutKey("simulate", "--host", "192.0.2.1");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("This machine has no address 192.0.2.1")
                .contains("--host 127.0.0.1", "--host 0.0.0.0");
    }

    @Test
    void servesApisUnderEachHostNameAndThePageUnderTheNamedOne() throws Exception {
        simulate("--host", "0.0.0.0", "--host-name", "simulator", "--key", "my-made-up-key");
        int port = Integer.parseInt(lineWith("Simulator ready at http://\\S+:(\\d+)"));
        String api = "GET /whatsapp_business_profile?fields=about HTTP/1.1\r\nD360-API-KEY: my-made-up-key\r\n";
        String page = "GET /_simulator/ HTTP/1.1\r\n";
        assertThat(statusLine(port, api, "simulator")).isEqualTo("HTTP/1.1 200 OK");
        assertThat(statusLine(port, api, "another.example")).isEqualTo("HTTP/1.1 200 OK");
        assertThat(statusLine(port, page, "simulator")).isEqualTo("HTTP/1.1 200 OK");
        assertThat(statusLine(port, page, "another.example")).startsWith("HTTP/1.1 421");
    }

    private static String statusLine(int port, String head, String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String request = head + "Host: " + host + ":" + port + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    @Test
    void servesThePageAndSaysWhereItIs() throws Exception {
        simulate();
        URI page = URI.create(lineWith("Page +(http://127\\.0\\.0\\.1:\\d+/_simulator/)$"));
        HttpResponse<String> shown =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("<title>Waba Profile simulator</title>");
    }

    @Test
    void warnsWhenOtherMachinesReachIt() throws Exception {
        simulate("--host", "0.0.0.0", "--host-name", "simulator.test");
        assertThat(lineWith("(Page .*)")).contains("http://127.0.0.1:");
        assertThat(lineWith("(WARNING: .*)")).contains("not a loopback address");
    }

    @Test
    void doesNotWarnOnALoopbackAddress() throws Exception {
        simulate("--host", "127.0.0.2");
        lineWith("Simulator ready at (http://127\\.0\\.0\\.2:\\d+)");
        lineWith("(Press Ctrl-C to stop)");
        assertThat(lines).noneMatch(line -> line.contains("WARNING"));
    }

    @Test
    void refusesWhatIsNoAddressAndNoHostName() {
        for (String host : List.of("localhost", "example.com", "300.1.1.1", "", "1.2.3.4:80")) {
            assertThat(CliRun.withoutKey("simulate", "--host", host).exit())
                    .as(host)
                    .isEqualTo(2);
        }
        assertThat(CliRun.withoutKey("simulate", "--host-name", "a name").exit())
                .isEqualTo(2);
        assertThat(CliRun.withoutKey("simulate", "--host-name", "simulator.test:80")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoPortAndNoKey() {
        assertThat(CliRun.withoutKey("simulate", "--port", "65536").exit()).isEqualTo(2);
        assertThat(CliRun.withoutKey("simulate", "--port", "-1").exit()).isEqualTo(2);
        assertThat(CliRun.withoutKey("simulate", "--key", "short").exit()).isEqualTo(2);
    }

    /** Hands over what is written, line by line. */
    private static final class Lines extends Writer {
        private final BlockingQueue<String> lines;
        private final StringBuilder begun = new StringBuilder();

        Lines(BlockingQueue<String> lines) {
            this.lines = lines;
        }

        @Override
        public void write(char[] characters, int from, int length) {
            begun.append(characters, from, length);
            for (int end = begun.indexOf("\n"); end >= 0; end = begun.indexOf("\n")) {
                lines.add(begun.substring(0, end).stripTrailing());
                begun.delete(0, end + 1);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
