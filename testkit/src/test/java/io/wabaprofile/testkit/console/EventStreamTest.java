package io.wabaprofile.testkit.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.testkit.Threads;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.journal.ExchangeJson;
import io.wabaprofile.testkit.journal.Journal;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.RawClient;
import io.wabaprofile.testkit.simulator.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventStreamTest {
    private final Dialog360Simulator simulator =
            Dialog360Simulator.builder().withPage().start();
    private final SimulatedAccount account = simulator.newAccount();
    private final Wire channel = new Wire(simulator.baseUri(), account.key());
    private final Wire control = new Wire(simulator.baseUri(), "");
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        simulator.close();
        threads.shutdownNow();
    }

    /** Reads events one after another. */
    private static final class Listener implements AutoCloseable {
        private final BufferedReader lines;

        private Listener(InputStream in) {
            lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        }

        private static HttpResponse<InputStream> ask(Dialog360Simulator simulator, String query) throws Exception {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(simulator.baseUri() + "/_simulator/events" + query))
                                    .build(),
                            BodyHandlers.ofInputStream());
        }

        /** Waits until the stream is connected. */
        static Listener to(Dialog360Simulator simulator) throws Exception {
            Listener listener = new Listener(ask(simulator, "").body());
            assertThat(listener.next()).isEqualTo("state {\"changed\":\"connected\"}");
            return listener;
        }

        /** Returns name and data of the next event, or null at the end. */
        String next() throws IOException {
            String name = lines.readLine();
            if (name == null) {
                return null;
            }
            String data = lines.readLine();
            assertThat(lines.readLine()).isEmpty();
            return name.replaceFirst("^event: ", "") + " " + data.replaceFirst("^data: ", "");
        }

        /** Waits for the end of the stream, with or without a last chunk. */
        boolean isAtItsEnd() {
            try {
                return lines.readLine() == null;
            } catch (IOException cut) {
                return true;
            }
        }

        Exchange nextExchange() throws Exception {
            String event = next();
            assertThat(event).startsWith("exchange ");
            return ExchangeJson.read(event.substring("exchange ".length()));
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    private static Exchange exchange(int number) {
        return new Exchange(
                number,
                Instant.EPOCH,
                OptionalInt.empty(),
                Optional.empty(),
                "GET",
                "/",
                Exchange.Message.NONE,
                403,
                Exchange.Message.NONE,
                Duration.ZERO,
                Optional.empty());
    }

    @Test
    void sendsEachExchangeInTheOrderOfTheJournal() throws Exception {
        try (Listener listener = Listener.to(simulator)) {
            List<Future<?>> calling = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                calling.add(threads.submit(() -> channel.get("/whatsapp_business_profile?fields=about")));
            }
            for (Future<?> call : calling) {
                call.get();
            }
            List<Exchange> heard = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                heard.add(listener.nextExchange());
            }
            assertThat(heard).isEqualTo(simulator.exchanges());
        }
    }

    @Test
    void sendsAnExchangeBeforeItsResponse() throws Exception {
        simulator.faults().onAnyRequest().stall();
        try (Listener listener = Listener.to(simulator)) {
            Future<?> stalled = threads.submit(() -> RawClient.exchange(
                    simulator.baseUri(),
                    "GET /whatsapp_business_profile HTTP/1.1\r\nHost: x\r\nD360-API-KEY: " + account.key()
                            + "\r\n\r\n"));
            assertThat(listener.nextExchange().fault()).contains("stall");
            assertThat(stalled.isDone()).isFalse();
            while (Threads.busy("HTTP-worker", "stall").isEmpty()) {
                Thread.onSpinWait();
            }
            simulator.reset();
            assertThat(listener.next()).isEqualTo("state {\"changed\":\"reset\"}");
            stalled.get();
        }
    }

    @Test
    void sendsEarlierExchangesFirstIfRequested() throws Exception {
        for (int i = 0; i < 5; i++) {
            channel.get("/whatsapp_business_profile?fields=about");
        }
        try (Listener listener = new Listener(Listener.ask(simulator, "?last=2").body())) {
            assertThat(listener.nextExchange().number()).isEqualTo(4);
            assertThat(listener.nextExchange().number()).isEqualTo(5);
            assertThat(listener.next()).isEqualTo("state {\"changed\":\"connected\"}");
        }
    }

    @Test
    void sendsAnEventForEachChange() throws Exception {
        try (Listener listener = Listener.to(simulator)) {
            control.json("PUT", "/_simulator/channels/1/profile", "{\"about\":\"Open\"}");
            control.json("POST", "/_simulator/faults", "{\"fault\":\"html\"}");
            control.json("POST", "/_simulator/faults", "{\"fault\":\"nonsense\"}");
            control.send("POST", "/_simulator/reset", BodyPublishers.noBody());
            assertThat(listener.next()).isEqualTo("state {\"changed\":\"channels/1/profile\"}");
            assertThat(listener.next()).isEqualTo("state {\"changed\":\"faults\"}");
            assertThat(listener.next()).isEqualTo("state {\"changed\":\"reset\"}");
        }
    }

    @Test
    void endsWithTheSimulator() throws Exception {
        HttpResponse<InputStream> response = Listener.ask(simulator, "");
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream; charset=utf-8");
        InputStream body = response.body();
        Future<?> reading = threads.submit(() -> {
            try (body) {
                return body.readAllBytes();
            } catch (IOException cut) {
                return cut;
            }
        });
        simulator.close();
        assertThat(reading.get(30, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void theNumberOfReadersIsLimited() throws Exception {
        List<Listener> listeners = new ArrayList<>();
        for (int i = 0; i < EventStream.MAX_READERS; i++) {
            listeners.add(Listener.to(simulator));
        }
        assertThat(Listener.ask(simulator, "").statusCode()).isEqualTo(503);
        for (Listener listener : listeners) {
            listener.close();
        }
    }

    @Test
    void aReaderThatDoesNotReadIsDisconnectedAndBlocksNoRequest() throws Exception {
        try (RawClient sleepy = RawClient.to(simulator.baseUri())) {
            sleepy.send("GET /_simulator/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(sleepy.next(15)).isEqualTo("HTTP/1.1 200 OK");
            for (int i = 0; i < 600; i++) {
                assertThat(channel.bytes("/nowhere", new byte[48 * 1024]).status())
                        .isEqualTo(403);
            }
            assertThat(sleepy.rest().ending()).isNotEqualTo(RawClient.Ending.SILENCE);
        }
    }

    @Test
    void theHeartbeatDetectsADisconnectedReader() throws Exception {
        EventStream stream = new EventStream(new Journal(), Duration.ofMillis(1));
        StringBuilder heard = new StringBuilder();
        EventStream.Reader reader = stream.join(() -> {}).orElseThrow();
        Future<?> serving = threads.submit(() -> {
            try {
                reader.serve(
                        new OutputStream() {
                            @Override
                            public void write(int one) {
                                heard.append((char) one);
                            }

                            @Override
                            public void flush() throws IOException {
                                if (heard.toString().contains(": still here\n\n")) {
                                    throw new IOException("gone");
                                }
                            }
                        },
                        0);
                return "served to the end";
            } catch (IOException gone) {
                return gone.getMessage();
            } finally {
                reader.leave();
            }
        });
        assertThat(serving.get(30, TimeUnit.SECONDS)).isEqualTo("gone");
        assertThat(stream.readers()).isZero();
    }

    @Test
    void aReaderWhoseWriteBlocksIsInterruptedWhenItsQueueIsFull() throws Exception {
        Journal journal = new Journal();
        EventStream stream = new EventStream(journal, Duration.ofMinutes(1));
        CountDownLatch writing = new CountDownLatch(1);
        EventStream.Reader reader = stream.join(() -> {}).orElseThrow();
        Future<?> serving = threads.submit(() -> {
            try {
                reader.serve(blockingAfter(writing), 0);
                return "served to the end";
            } catch (InterruptedIOException e) {
                return e.getMessage();
            } finally {
                reader.leave();
            }
        });
        writing.await();
        IntStream.rangeClosed(1, 257).forEach(number -> journal.add(exchange(number)));
        assertThat(serving.get(30, TimeUnit.SECONDS)).isEqualTo("interrupted");
        assertThat(stream.readers()).isZero();
        assertThat(journal.exchanges()).hasSize(257);
    }

    @Test
    void aReplacedPageThatDoesNotReadIsCutWhenAnotherPageIsReplaced() throws Exception {
        EventStream stream = new EventStream(new Journal(), Duration.ofMinutes(1));
        CountDownLatch writing = new CountDownLatch(1);
        EventStream.Reader blocked =
                stream.joinAsPage(stream.openPage(), () -> {}).orElseThrow();
        Future<?> serving = threads.submit(() -> {
            try {
                blocked.serve(blockingAfter(writing), 0);
                return "served to the end";
            } catch (InterruptedIOException e) {
                return e.getMessage();
            }
        });
        writing.await();
        for (int page = 0; page < EventStream.MAX_PAGES + 1; page++) {
            stream.joinAsPage(stream.openPage(), () -> {}).orElseThrow();
        }
        assertThat(serving.get(30, TimeUnit.SECONDS)).isEqualTo("interrupted");
    }

    private static OutputStream blockingAfter(CountDownLatch writing) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                writing.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new InterruptedIOException("interrupted");
                }
            }
        };
    }
}
