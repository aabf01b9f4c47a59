package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.internal.request.RetrySafety;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With any text and any key, the bytes on the wire are one request of a known form. */
class HeaderInjectionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GOLDEN = "PATCH /thing HTTP/1.1\r\n"
            + "Host: 127.0.0.1:%2$d\r\n"
            + "Accept-Encoding: identity\r\n"
            + "User-Agent: waba-profile/VERSION\r\n"
            + "Content-Type: application/json\r\n"
            + "D360-API-KEY: %3$s\r\n"
            + "Content-Length: %1$d\r\n"
            + "\r\n";
    private static final String[] SPLINTERS = {
        "\r\n",
        "\n",
        "\r",
        "\0",
        "\r\n\r\nGET /admin HTTP/1.1\r\n",
        "X-Injected: yes\r\n",
        "\"}",
        "\",\"a\":\"",
        "\\",
        "\u2028",
        "\u0085",
        "\uD83C",
        "\uDF35",
        "%0d%0a",
        "\t",
        "\u010D\u010A",
        "</script>",
        "{\"name\":\"x\"}"
    };

    @Test
    void noTextAndNoKeyChangesTheFormOfARequest() throws Exception {
        write(1_000);
    }

    @Test
    @Tag("measure")
    @Tag("slow")
    void noneOfManyTextsAndKeysChangesTheFormOfARequest() throws Exception {
        write(50_000);
    }

    private static void write(int rounds) throws Exception {
        long seed = 20261123;
        Random random = new Random(seed);
        try (RawServer server = new RawServer();
                ApiConnection connection = ApiConnection.to(server.uri())
                        .allowPlainHttpOnLoopback()
                        .shareConnections(true)
                        .build()) {
            ApiClient<ApiClientFixture.ThingApi> client = connection.client(ApiClientFixture.ThingApi.class);
            for (int round = 0; round < rounds; round++) {
                String key = key(random);
                String text = text(random);

                client.call(
                        ApiClientFixture.endpoint(RetrySafety.IDEMPOTENT_WRITE)
                                .forChannel(connection.channel(ApiKey.class, ApiKey.of(key))),
                        (api, options) -> {
                            api.write(new ApiClientFixture.Thing(text), options);
                            return text;
                        });

                Request request = server.next();
                assertThat(request.head.replaceFirst("waba-profile/\\d+\\.\\d+\\.\\d+\r\n", "waba-profile/VERSION\r\n"))
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(GOLDEN, request.body.length(), server.port(), key);
                assertThat(request.body).as("seed %d, round %d", seed, round).matches("\\{\"name\":\"[ -\\x7F]*\"}");
                assertThat(JSON.readTree(request.body).get("name").textValue()).isEqualTo(text);
            }
            assertThat(server.connections)
                    .as("connections, each with whole requests only")
                    .isLessThan(5);
        }
    }

    private static String key(Random random) {
        return random.ints(8 + random.nextInt(60), 0x21, 0x7F)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int part = random.nextInt(8); part >= 0; part--) {
            if (random.nextBoolean()) {
                text.append(SPLINTERS[random.nextInt(SPLINTERS.length)]);
            } else {
                random.ints(random.nextInt(20), 0, 0x2100).forEach(text::appendCodePoint);
            }
        }
        return text.toString();
    }

    private record Request(String head, String body) {}

    /** Records the received bytes unchanged. */
    private static final class RawServer implements AutoCloseable {
        private static final byte[] ANSWER =
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII);

        private final ServerSocket listening =
                new ServerSocket(0, 8, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        private final BlockingQueue<Request> received = new LinkedBlockingQueue<>();
        private volatile int connections;

        RawServer() throws IOException {
            Thread thread = new Thread(this::serve, "raw-server");
            thread.setDaemon(true);
            thread.start();
        }

        private void serve() {
            while (true) {
                try (Socket client = listening.accept()) {
                    connections++;
                    client.setTcpNoDelay(true);
                    InputStream in = new BufferedInputStream(client.getInputStream());
                    for (String head = head(in); !head.isEmpty(); head = head(in)) {
                        int length = Integer.parseInt(head.replaceAll("(?s).*?Content-Length: (\\d+)\r\n.*", "$1"));
                        received.add(new Request(head, new String(in.readNBytes(length), StandardCharsets.ISO_8859_1)));
                        client.getOutputStream().write(ANSWER);
                    }
                } catch (IOException e) {
                    if (listening.isClosed()) {
                        return;
                    }
                }
            }
        }

        private static String head(InputStream in) throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            int ended = 0;
            while (ended < 4) {
                int next = in.read();
                if (next < 0) {
                    break;
                }
                head.write(next);
                ended = next == "\r\n\r\n".charAt(ended) ? ended + 1 : next == '\r' ? 1 : 0;
            }
            return head.toString(StandardCharsets.ISO_8859_1);
        }

        Request next() throws InterruptedException {
            Request next = received.poll(10, TimeUnit.SECONDS);
            assertThat(next).as("a request").isNotNull();
            return next;
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + port());
        }

        int port() {
            return listening.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }
}
