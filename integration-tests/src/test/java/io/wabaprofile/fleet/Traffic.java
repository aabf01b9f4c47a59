package io.wabaprofile.fleet;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the requests that a simulator receives. */
final class Traffic {
    private final Map<Integer, Integer> writes = new HashMap<>();
    private final List<Long> times = new ArrayList<>();

    private Traffic() {}

    static Traffic of(Dialog360Simulator simulator) {
        Traffic traffic = new Traffic();
        simulator.onExchange(traffic::count);
        return traffic;
    }

    private synchronized void count(Exchange exchange) {
        times.add(System.nanoTime());
        boolean isWrite =
                exchange.operation().equals(Optional.of(Operation.UPDATE_PROFILE)) && exchange.status() == 200;
        exchange.channel().ifPresent(channel -> {
            if (isWrite) {
                writes.merge(channel, 1, Integer::sum);
            }
        });
    }

    /** The number of accepted writes. */
    synchronized int writes() {
        return writes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The highest number of accepted writes of one channel. */
    synchronized int mostWritesOfAChannel() {
        return writes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    synchronized int requests() {
        return times.size();
    }

    /** The highest number of requests in any time span of one second. */
    synchronized int mostRequestsInASecond() {
        List<Long> sorted = times.stream().sorted().toList();
        int most = 0;
        int first = 0;
        for (int last = 0; last < sorted.size(); last++) {
            while (sorted.get(last) - sorted.get(first) >= Duration.ofSeconds(1).toNanos()) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
