package io.wabaprofile.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The scenarios of calls: all subjects live at once, and one batch of each makes a round. */
final class CallComparison {
    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx256m");

    private final Server server;
    private final int rounds;
    private final Table table = new Table(
            "Calls",
            "scenario",
            "subject",
            "µs a call",
            "to bare",
            "to Retrofit",
            "CPU µs",
            "CPU to Retrofit",
            "bytes",
            "bytes to bare");
    private final Table raw =
            new Table("Rounds", "scenario", "subject", "round", "calls", "nanoseconds", "cpu nanoseconds", "bytes");

    CallComparison(Server server, int rounds) {
        this.server = server;
        this.rounds = rounds;
    }

    Table table() {
        return table;
    }

    Table raw() {
        return raw;
    }

    /** A subject on its way through a scenario. */
    private record Contender(Stack stack, LineProcess process, List<Cost> costs) {}

    void run(Scenario scenario, Machine machine) throws IOException {
        List<Contender> contenders = new ArrayList<>();
        try {
            for (Stack stack : scenario.subjects()) {
                contenders.add(start(stack, server.target(scenario.way()), machine));
            }
            for (Contender contender : contenders) {
                contender.process.line();
                for (int batch = 0; batch < scenario.batchesToWarmUp(); batch++) {
                    served(scenario.warming(), contender.process);
                }
            }
            for (int round = 0; round < rounds; round++) {
                run(scenario, round, contenders);
            }
            for (Contender contender : contenders) {
                add(scenario, contender, of(Stack.BARE, contenders), of(Stack.RETROFIT, contenders));
            }
        } finally {
            for (Contender contender : contenders) {
                contender.process.close();
            }
        }
    }

    private static Contender start(Stack stack, String[] target, Machine machine) throws IOException {
        List<String> command = machine.jvm(
                Machine.Side.CLIENT,
                Worker.class,
                System.getProperty("java.class.path"),
                JVM,
                stack.name(),
                target[0],
                target[1]);
        return new Contender(stack, LineProcess.start(command), new ArrayList<>());
    }

    /** Each round begins with another subject. */
    private void run(Scenario scenario, int round, List<Contender> contenders) throws IOException {
        for (int turn = 0; turn < contenders.size(); turn++) {
            Contender contender = contenders.get((round + turn) % contenders.size());
            Cost cost = served(scenario.batch(), contender.process);
            contender.costs.add(cost);
            raw.row(
                    scenario.name(),
                    contender.stack.name(),
                    Integer.toString(round),
                    Long.toString(cost.calls()),
                    Long.toString(cost.nanos()),
                    Long.toString(cost.cpu()),
                    Long.toString(cost.allocated()));
        }
    }

    private static List<Cost> of(Stack stack, List<Contender> contenders) {
        return contenders.stream()
                .filter(contender -> contender.stack == stack)
                .findFirst()
                .orElseThrow()
                .costs;
    }

    /** One batch, of which the server has seen every call, and none in another form than agreed. */
    private Cost served(Batch batch, LineProcess process) throws IOException {
        Server.Counts before = server.counts();
        Cost cost = Cost.parse(process.ask(batch.text()));
        Server.Counts after = server.counts();
        if (after.served() - before.served() != cost.calls() || after.refused() != before.refused()) {
            throw new IllegalStateException("Asked for " + batch + ", served " + before + " to " + after);
        }
        return cost;
    }

    private void add(Scenario scenario, Contender contender, List<Cost> bare, List<Cost> retrofit) {
        List<Cost> costs = contender.costs;
        boolean countsBytes = scenario.batch().threads() == 1;
        table.row(
                scenario.title(),
                contender.stack.title(),
                number(
                        "%.1f",
                        Figures.of(costs.stream().map(Cost::micros).toList()).median()),
                ratio(costs, bare, Cost::micros),
                ratio(costs, retrofit, Cost::micros),
                number(
                        "%.1f",
                        Figures.of(costs.stream().map(Cost::cpuMicros).toList()).median()),
                ratio(costs, retrofit, Cost::cpuMicros),
                countsBytes
                        ? number(
                                "%.0f",
                                Figures.of(costs.stream().map(Cost::bytes).toList())
                                        .median())
                        : "",
                countsBytes ? ratio(costs, bare, Cost::bytes) : "");
    }

    /** Round by round, so that what disturbs a round disturbs both sides of its ratio. */
    private static String ratio(List<Cost> ours, List<Cost> theirs, ToDoubleFunction<Cost> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ours.size(); round++) {
            ratios.add(figure.applyAsDouble(ours.get(round)) / figure.applyAsDouble(theirs.get(round)));
        }
        return Figures.of(ratios).spread();
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
