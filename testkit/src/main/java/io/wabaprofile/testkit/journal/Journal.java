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
 * The latest 1,000 exchanges of a simulator, oldest first, or those of a file. Nothing in it is secret, see {@link
 * Exchange}. Safe for use by several threads.
 */
public final class Journal {
    private static final int MAX_EXCHANGES = 1_000;

    private final Deque<Exchange> exchanges = new ArrayDeque<>();
    private final List<Consumer<Exchange>> followers = new ArrayList<>();

    public Journal() {}

    /**
     * Reads JSON Lines as {@link #jsonLines()} writes them.
     *
     * @throws IOException if the file cannot be read, or a line is no exchange; the message names the line
     */
    public static Journal read(Path jsonLines) throws IOException {
        Journal journal = new Journal();
        int number = 0;
        for (String line : Files.readAllLines(jsonLines)) {
            number++;
            try {
                journal.exchanges.addLast(ExchangeJson.read(line));
            } catch (MalformedJson | IllegalArgumentException e) {
                throw new IOException("Line " + number + " of " + jsonLines + " is no exchange: " + e.getMessage(), e);
            }
        }
        return journal;
    }

    /** In the order in which answers were ready. */
    public synchronized List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** One exchange a line, each a JSON object with the members of {@link Exchange}. */
    public String jsonLines() {
        return exchanges().stream()
                .map(exchange -> ExchangeJson.write(exchange) + "\n")
                .collect(Collectors.joining());
    }

    /** In the HTTP Archive format 1.2, which browsers and HTTP tools show. */
    public String har() {
        return Json.write(HttpArchive.of(exchanges()));
    }

    /** Writes {@link #jsonLines()} in UTF-8, over what is there. */
    public void writeJsonLines(Path file) throws IOException {
        Files.writeString(file, jsonLines(), StandardCharsets.UTF_8);
    }

    /** Writes {@link #har()} in UTF-8, over what is there. */
    public void writeHar(Path file) throws IOException {
        Files.writeString(file, har(), StandardCharsets.UTF_8);
    }

    /**
     * Sends the requests of this journal again, one after another, and compares the answers: status, headers that the
     * APIs set, and JSON, apart from trace ids. Names of sessions and handles are replaced by what the target gives for them.
     * An exchange that had a fault, got no answer, or whose body was too long to be kept, is left out, and said to be.
     *
     * @param target the base URI of a simulator, or of a sandbox
     * @param keys of the channels at the target, in the order of their numbers in this journal
     * @throws IOException if the target cannot be reached
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public Replay replay(URI target, String... keys) throws IOException, InterruptedException {
        return Replay.of(exchanges(), target, List.of(keys));
    }

    /**
     * Where the requests of another journal differ from those of this one: in number, order, operation, target or body.
     * Answers and times may differ. Made to compare what a client sends today with what it sent when this was written.
     *
     * @return in words, a line each; empty if the requests are the same
     */
    public List<String> requestDifferences(Journal other) {
        List<Exchange> here = exchanges();
        List<Exchange> there = other.exchanges();
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < Math.max(here.size(), there.size()); i++) {
            if (i >= there.size()) {
                differences.add("request " + (i + 1) + ": missing " + request(here.get(i)));
            } else if (i >= here.size()) {
                differences.add("request " + (i + 1) + ": not expected " + request(there.get(i)));
            } else if (!request(here.get(i)).equals(request(there.get(i)))) {
                differences.add("request " + (i + 1) + ": expected " + request(here.get(i)) + " but was "
                        + request(there.get(i)));
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

    public synchronized void add(Exchange exchange) {
        if (exchanges.size() == MAX_EXCHANGES) {
            exchanges.removeFirst();
        }
        exchanges.addLast(exchange);
        followers.forEach(follower -> follower.accept(exchange));
    }

    /**
     * Tells of every exchange from now on, in order and without a gap to those that are answered here.
     *
     * @param follower must neither wait nor throw
     */
    public synchronized List<Exchange> follow(Consumer<Exchange> follower) {
        followers.add(follower);
        return exchanges();
    }

    public synchronized void unfollow(Consumer<Exchange> follower) {
        followers.remove(follower);
    }

    public synchronized void clear() {
        exchanges.clear();
    }
}
