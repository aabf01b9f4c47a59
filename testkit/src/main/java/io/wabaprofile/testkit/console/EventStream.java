package io.wabaprofile.testkit.console;

import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.journal.ExchangeJson;
import io.wabaprofile.testkit.journal.Journal;
import io.wabaprofile.testkit.json.Json;
import io.wabaprofile.testkit.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends exchanges and changes to readers as server-sent events, in the order of the journal. Requests do not wait for
 * readers. A reader that falls 256 events behind is disconnected. Pages have their own limit, so that other readers cannot
 * use up the streams of pages. Safe for use by several threads.
 */
public final class EventStream {
    /** The maximum number of readers that are not pages. */
    public static final int MAX_READERS = 16;

    static final int MAX_PAGES = 16;
    private static final int MAX_QUEUED = 256;

    private final Journal journal;
    private final Duration heartbeat;
    private final List<Reader> readers = new CopyOnWriteArrayList<>();
    /** The IDs of the pages, oldest first. */
    private final Set<String> pages = new LinkedHashSet<>();
    /** The reader that was replaced last. It may still write its last event. */
    private @Nullable Reader replaced;

    /** @param heartbeat the time without an event after which a comment is sent, to detect a closed connection */
    public EventStream(Journal journal, Duration heartbeat) {
        this.journal = journal;
        this.heartbeat = heartbeat;
    }

    /** Sends an event about a change that is not an exchange. */
    public void changed(String path) {
        String event = event("state", Json.write(JsonObject.of("changed", path)));
        readers.forEach(reader -> reader.enqueue(() -> event));
    }

    public int readers() {
        return readers.size();
    }

    /**
     * Returns the ID with which a new page joins. If the limit of pages is reached, the ID replaces the oldest ID without
     * a stream, or else the page that was opened first. The stream of that page ends with the event {@code replaced}.
     */
    synchronized String openPage() {
        if (pages.size() == MAX_PAGES) {
            String oldest = pages.stream()
                    .filter(page -> streamOf(page).isEmpty())
                    .findFirst()
                    .orElseGet(() -> pages.iterator().next());
            pages.remove(oldest);
            streamOf(oldest).ifPresent(this::replace);
        }
        String id = UUID.randomUUID().toString();
        pages.add(id);
        return id;
    }

    /** Also cuts the reader that was replaced before, in case its client does not read. */
    private void replace(Reader reader) {
        if (replaced != null) {
            replaced.drop();
        }
        replaced = reader;
        reader.replace();
    }

    private Optional<Reader> streamOf(String page) {
        return readers.stream().filter(reader -> page.equals(reader.page)).findFirst();
    }

    /**
     * Admits the stream of a page. An earlier stream of the same page ends.
     *
     * @param page an ID that {@link #openPage} returned
     * @param cut closes the connection of the reader
     * @return empty if the ID is unknown
     */
    synchronized Optional<Reader> joinAsPage(String page, Runnable cut) {
        if (!pages.contains(page)) {
            return Optional.empty();
        }
        streamOf(page).ifPresent(Reader::disconnect);
        return Optional.of(admit(page, cut));
    }

    /**
     * Admits a reader that is not a page.
     *
     * @param cut closes the connection of the reader
     * @return empty if the limit is reached
     */
    public synchronized Optional<Reader> join(Runnable cut) {
        long others = readers.stream().filter(reader -> reader.page == null).count();
        return others == MAX_READERS ? Optional.empty() : Optional.of(admit(null, cut));
    }

    private Reader admit(@Nullable String page, Runnable cut) {
        Reader reader = new Reader(page, cut);
        readers.add(reader);
        return reader;
    }

    private static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }

    private static String event(Exchange exchange) {
        return event("exchange", ExchangeJson.write(exchange));
    }

    /** The connection of a reader. Its thread calls {@link #serve}. */
    public final class Reader {
        private final BlockingQueue<Supplier<String>> queue = new ArrayBlockingQueue<>(MAX_QUEUED);
        private final @Nullable String page;
        private final Runnable cut;
        private boolean dropped;
        private boolean replaced;
        private @Nullable Thread writer;

        private Reader(@Nullable String page, Runnable cut) {
            this.page = page;
            this.cut = cut;
        }

        /**
         * Writes events until the reader disconnects, the reader falls behind, or the simulator closes.
         *
         * @param last the number of earlier exchanges to send first
         * @throws IOException if the reader has disconnected
         */
        public void serve(OutputStream out, int last) throws IOException {
            Consumer<Exchange> subscriber = exchange -> enqueue(() -> event(exchange));
            setWriter(Thread.currentThread());
            try {
                List<Exchange> earlier = journal.subscribe(subscriber);
                for (Exchange exchange : earlier.subList(Math.max(0, earlier.size() - last), earlier.size())) {
                    write(out, event(exchange));
                }
                write(out, event("state", Json.write(JsonObject.of("changed", "connected"))));
                while (!isDropped()) {
                    Supplier<String> next = queue.poll(heartbeat.toNanos(), TimeUnit.NANOSECONDS);
                    write(out, next == null ? ": still here\n\n" : next.get());
                }
                if (isReplaced()) {
                    write(out, event("replaced", "{}"));
                }
            } catch (InterruptedException droppedOrClosing) {
                Thread.currentThread().interrupt();
            } finally {
                journal.unsubscribe(subscriber);
                setWriter(null);
            }
        }

        public void leave() {
            readers.remove(this);
        }

        private void disconnect() {
            leave();
            drop();
        }

        /** Ends the stream with an event, so that the page does not connect again. Cuts a reader that is behind. */
        private void replace() {
            leave();
            if (!endWithEvent()) {
                drop();
            }
        }

        private synchronized boolean endWithEvent() {
            boolean waiting = queue.isEmpty();
            replaced = waiting;
            dropped = true;
            return waiting && queue.offer(() -> "");
        }

        private synchronized boolean isReplaced() {
            return replaced;
        }

        private void write(OutputStream out, String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        private void enqueue(Supplier<String> event) {
            if (!queue.offer(event)) {
                drop();
            }
        }

        /** Disconnects the reader: the cut ends a blocked write, the interrupt ends the wait for an event. */
        private synchronized void drop() {
            dropped = true;
            if (writer != null) {
                cut.run();
                writer.interrupt();
            }
        }

        private synchronized boolean isDropped() {
            return dropped;
        }

        /** Sets the thread to interrupt; null after the thread has left {@link #serve}. */
        private synchronized void setWriter(@Nullable Thread thread) {
            writer = thread;
        }
    }
}
