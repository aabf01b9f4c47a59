package io.wabaprofile.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Runs all scenarios, prints the tables, and writes them into {@code target/comparison}. */
public final class Comparison {
    private final Map<String, String> arguments;
    private final int rounds;
    private final Machine machine;
    private final Server server;
    private final double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    private final CallComparison calls;
    private final Set<Table> tables = new LinkedHashSet<>();
    private final List<String> failed = new ArrayList<>();

    private Comparison(Map<String, String> arguments, Machine machine, Server server) {
        this.arguments = arguments;
        this.machine = machine;
        this.server = server;
        rounds = Integer.parseInt(argument("rounds", arguments.containsKey("quick") ? "5" : "15"));
        calls = new CallComparison(server, rounds);
    }

    /** @param words {@code name} or {@code name=value} */
    public static void main(String[] words) throws Exception {
        Map<String, String> arguments = Arrays.stream(words)
                .map(word -> (word + "=").split("=", -1))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        Machine machine = Machine.here();
        Path folder = Files.createTempDirectory("comparison");
        try (Server server = new Server(machine, folder)) {
            new Comparison(arguments, machine, server).run(folder);
        }
    }

    private String argument(String name, String otherwise) {
        return arguments.getOrDefault(name, otherwise);
    }

    private boolean includes(String name) {
        return Arrays.asList(argument("only", name).split(",", -1)).contains(name);
    }

    private void run(Path folder) throws Exception {
        String java25 = argument("java25", "");
        for (Scenario scenario : Scenario.values()) {
            String name = scenario.name().toLowerCase(Locale.ROOT);
            boolean virtual = scenario.needsVirtualThreads();
            if (virtual && java25.isEmpty() && includes(name)) {
                System.err.println(name + " is not run: it needs java25=HOME");
            } else {
                Machine client = virtual ? machine.with(Path.of(java25)) : machine;
                measure(name, () -> calls.run(scenario, client));
            }
        }
        int mebibytes = Integer.parseInt(argument("mebibytes", "1024"));
        measure("upload", () -> new UploadComparison(server, machine, mebibytes).run(folder, Math.min(7, rounds)));
        measure("first", () -> FirstCallComparison.run(server, machine, rounds));
        measure("channels", () -> ChannelFootprint.measure(server, machine));
        measure("classpath", FirstCallComparison::classPaths);
        System.out.println(write());
        if (!failed.isEmpty()) {
            throw new IllegalStateException("Not everything could be measured: " + failed);
        }
    }

    /** What fails is reported at the end; the other scenarios go on. */
    private void measure(String name, Callable<Table> measurement) throws Exception {
        if (!includes(name)) {
            return;
        }
        System.err.println(name + " ...");
        try {
            tables.add(measurement.call());
        } catch (IllegalStateException e) {
            failed.add(name + ": " + e.getMessage());
        }
        write();
    }

    /** Called after each scenario, so that an interrupted run leaves its results. */
    private String write() throws IOException {
        Path out = Files.createDirectories(Path.of("target", "comparison"));
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s, %s, %d rounds, begun at a load of %.2f.%n",
                LocalDate.now(ZoneOffset.UTC),
                machine.description(),
                rounds,
                load));
        int number = 0;
        for (Table table : tables) {
            text.append('\n').append(table.markdown());
            table.writeCsv(out.resolve("table-" + ++number + ".csv"));
        }
        calls.raw().writeCsv(out.resolve("rounds.csv"));
        Files.writeString(out.resolve("comparison.md"), text);
        return text.toString();
    }
}
