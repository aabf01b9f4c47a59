package io.wabaprofile.testkit.journal;

import io.wabaprofile.testkit.json.Json;
import io.wabaprofile.testkit.json.MalformedJson;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The latest 1,000 exchanges of a simulator, oldest first, or the exchanges of a file. Secrets are redacted, see {@link
 * Exchange}. Safe for use by several threads.
 */
public final class Journal {
    private static final int MAX_EXCHANGES = 1_000;

    private final Deque<Exchange> exchanges = new ArrayDeque<>();
    private final List<Consumer<Exchange>> subscribers = new ArrayList<>();

    public Journal() {}

    /**
     * Reads JSON Lines as {@link #jsonLines()} writes them.
     *
     * @throws IOException if the file cannot be read, or a line is not an exchange; the message contains the line
     *     number
     */
    public static Journal read(Path jsonLines) throws IOException {
        Journal journal = new Journal();
        int number = 0;
        for (String line : Files.readAllLines(jsonLines)) {
            number++;
            try {
                journal.exchanges.addLast(ExchangeJson.read(line));
            } catch (MalformedJson | IllegalArgumentException e) {
                throw new IOException(
                        "Line " + number + " of " + jsonLines + " is not an exchange: " + e.getMessage(), e);
            }
        }
        return journal;
    }

    /** The exchanges in the order in which responses were ready. */
    public synchronized List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** Returns one line per exchange, each a JSON object with the members of {@link Exchange}. */
    public String jsonLines() {
        return exchanges().stream()
                .map(exchange -> ExchangeJson.write(exchange) + "\n")
                .collect(Collectors.joining());
    }

    /** Returns the exchanges in the HTTP Archive format 1.2 for browsers and HTTP tools. */
    public String har() {
        return Json.write(HttpArchive.of(exchanges()));
    }

    /** Writes {@link #jsonLines()} in UTF-8. Replaces an existing file. */
    public void writeJsonLines(Path file) throws IOException {
        Files.writeString(file, jsonLines(), StandardCharsets.UTF_8);
    }

    /** Writes {@link #har()} in UTF-8. Replaces an existing file. */
    public void writeHar(Path file) throws IOException {
        Files.writeString(file, har(), StandardCharsets.UTF_8);
    }

    /**
     * Sends the requests of this journal again, one after another, and compares the responses: status, headers of the
     * APIs,
     * and JSON without trace ids. Replaces the aliases of sessions and handles by the target's values. Skips an
     * exchange
     * that has a fault, has no response, is for the Graph API, or has a body that was too long for the journal.
     *
     * @param target the base URI of a simulator, or of a sandbox
     * @param keys the keys of the channels at the target, in the order of their numbers in this journal
     * @throws IOException if the target cannot be reached
     * @throws InterruptedException if the thread is interrupted
     */
    public Replay replay(URI target, String... keys) throws IOException, InterruptedException {
        return Replay.of(exchanges(), target, List.of(keys));
    }

    /**
     * Compares the requests of another journal with the requests of this journal: number, order, method, target and
     * body.
     * Ignores responses and times. Use it to compare a client's requests with an earlier recording.
     *
     * @return the differences, one per line; empty if the requests are the same
     */
    public List<String> requestDifferences(Journal other) {
        List<Exchange> expected = exchanges();
        List<Exchange> actual = other.exchanges();
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            String label = "request " + (i + 1) + ": ";
            if (i >= actual.size()) {
                differences.add(label + "missing " + request(expected.get(i)));
            } else if (i >= expected.size()) {
                differences.add(label + "not expected " + request(actual.get(i)));
            } else if (!request(expected.get(i)).equals(request(actual.get(i)))) {
                differences.add(label + "expected " + request(expected.get(i)) + " but was " + request(actual.get(i)));
            }
        }
        return differences;
    }

    private static String request(Exchange exchange) {
        return exchange.method() + " " + exchange.target()
                + exchange.request()
                        .body()
                        .map(body -> " " + body)
                        .orElse(" (" + exchange.request().length() + " bytes)");
    }

    /** Adds an exchange and calls the subscribers. */
    public synchronized void add(Exchange exchange) {
        if (exchanges.size() == MAX_EXCHANGES) {
            exchanges.removeFirst();
        }
        exchanges.addLast(exchange);
        subscribers.forEach(subscriber -> subscriber.accept(exchange));
    }

    /**
     * Calls the subscriber with each later exchange, in order.
     *
     * @param subscriber must not block or throw
     * @return the exchanges so far; the subscriber receives the next one
     */
    public synchronized List<Exchange> subscribe(Consumer<Exchange> subscriber) {
        subscribers.add(subscriber);
        return exchanges();
    }

    public synchronized void unsubscribe(Consumer<Exchange> subscriber) {
        subscribers.remove(subscriber);
    }

    public synchronized void clear() {
        exchanges.clear();
    }
}
