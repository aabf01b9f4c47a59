package io.wabaprofile.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The scenarios of calls. All subjects run at the same time; a round is one batch of each. */
final class CallComparison {
    private final Server server;
    private final int rounds;
    private final Table table = new Table(
            "Calls",
            "scenario, subject, µs a call, to bare, to Retrofit, CPU µs, CPU to Retrofit, bytes, bytes to bare");
    private final Table raw =
            new Table("Rounds", "scenario, subject, round, calls, nanoseconds, cpu nanoseconds, bytes");

    CallComparison(Server server, int rounds) {
        this.server = server;
        this.rounds = rounds;
    }

    /** Every round of every subject. */
    Table raw() {
        return raw;
    }

    /** Returns the table of all scenarios so far. */
    Table run(Scenario scenario, Machine machine) throws IOException {
        List<String> options = server.trusting("-XX:+UseSerialGC", "-Xms256m", "-Xmx256m");
        Map<Stack, LineProcess> workers = new EnumMap<>(Stack.class);
        try {
            for (Stack stack : Stack.values()) {
                if (scenario.includes(stack)) {
                    workers.put(
                            stack,
                            machine.java(
                                    Machine.CLIENT_CORE,
                                    Worker.class,
                                    Machine.CLASS_PATH,
                                    options,
                                    scenario.name(),
                                    stack.name(),
                                    server.base(scenario.port)));
                }
            }
            for (LineProcess worker : workers.values()) {
                worker.line();
                batch(worker, scenario.threadsInWarmUp(), scenario.warmUp);
            }
            measure(scenario, workers);
            return table;
        } finally {
            for (LineProcess worker : workers.values()) {
                worker.close();
            }
        }
    }

    /** Each round begins with another subject. */
    private void measure(Scenario scenario, Map<Stack, LineProcess> workers) throws IOException {
        RoundResults micros = new RoundResults();
        RoundResults cpuMicros = new RoundResults();
        RoundResults bytes = new RoundResults();
        List<Map.Entry<Stack, LineProcess>> order = new ArrayList<>(workers.entrySet());
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<Stack, LineProcess> subject : order) {
                String[] cost = batch(subject.getValue(), scenario.threads, scenario.calls);
                Stack stack = subject.getKey();
                micros.add(stack.title, Long.parseLong(cost[0]) / 1e3 / scenario.calls);
                cpuMicros.add(stack.title, Long.parseLong(cost[1]) / 1e3 / scenario.calls);
                bytes.add(stack.title, Double.parseDouble(cost[2]) / scenario.calls);
                raw.row(scenario.name(), stack.name(), "" + round, "" + scenario.calls, cost[0], cost[1], cost[2]);
            }
            Collections.rotate(order, -1);
        }
        boolean countsBytes = scenario.threads == 1;
        for (String subject : micros.subjects()) {
            table.row(
                    scenario.title,
                    subject,
                    micros.median("%.1f", subject),
                    micros.ratio(subject, Stack.BARE.title),
                    micros.ratio(subject, Stack.RETROFIT.title),
                    cpuMicros.median("%.1f", subject),
                    cpuMicros.ratio(subject, Stack.RETROFIT.title),
                    countsBytes ? bytes.median("%.0f", subject) : "",
                    countsBytes ? bytes.ratio(subject, Stack.BARE.title) : "");
        }
    }

    /** Calls that the server has received completely and in the expected form. */
    private String[] batch(LineProcess worker, int threads, int calls) throws IOException {
        Server.Counts before = server.counts();
        String[] cost = worker.ask(threads + " " + calls).split(" ", -1);
        Server.Counts after = server.counts();
        if (after.served() - before.served() != calls || after.refused() != before.refused()) {
            throw new IllegalStateException("Asked for " + calls + " calls, served " + before + " to " + after
                    + ", measured " + Arrays.toString(cost));
        }
        return cost;
    }
}
