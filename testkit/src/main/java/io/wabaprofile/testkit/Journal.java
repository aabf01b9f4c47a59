package io.wabaprofile.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest exchanges, oldest first. */
final class Journal {
    private static final int MAX_EXCHANGES = 1_000;

    private final Deque<Exchange> exchanges = new ArrayDeque<>();

    synchronized void add(Exchange exchange) {
        if (exchanges.size() == MAX_EXCHANGES) {
            exchanges.removeFirst();
        }
        exchanges.addLast(exchange);
    }

    synchronized List<Exchange> all() {
        return List.copyOf(exchanges);
    }
}
