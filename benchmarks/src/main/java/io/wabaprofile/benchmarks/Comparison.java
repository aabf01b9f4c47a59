package io.wabaprofile.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Runs all of it, prints the tables, and writes them into {@code target/comparison}. */
public final class Comparison {
    private static final int ROUNDS = 15;
    private static final int ROUNDS_IF_QUICK = 5;

    private final LocalDate began = LocalDate.now(ZoneOffset.UTC);
    private final double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    private final Machine machine = Machine.here();
    private final Arguments arguments;
    private final List<Table> tables = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();

    private Comparison(Arguments arguments) {
        this.arguments = arguments;
    }

    /**
     * What was asked for: {@code quick}, {@code rounds=N}, {@code only=get,upload}, {@code java25=HOME} for what needs virtual
     * threads.
     */
    private record Arguments(List<String> words) {

        private String value(String name, String otherwise) {
            return words.stream()
                    .filter(word -> word.startsWith(name + "="))
                    .map(word -> word.substring(name.length() + 1))
                    .findFirst()
                    .orElse(otherwise);
        }

        private int rounds() {
            return Integer.parseInt(value("rounds", "" + (words.contains("quick") ? ROUNDS_IF_QUICK : ROUNDS)));
        }

        private boolean asksFor(String name) {
            String only = value("only", "");
            return only.isEmpty() || Set.of(only.split(",", -1)).contains(name);
        }
    }

    public static void main(String[] words) throws Exception {
        Comparison comparison = new Comparison(new Arguments(Arrays.asList(words)));
        Path folder = Files.createTempDirectory("comparison");
        try (Server server = Server.start(comparison.machine, folder)) {
            comparison.run(server, folder);
        }
    }

    private void run(Server server, Path folder) throws Exception {
        CallComparison calls = new CallComparison(server, arguments.rounds());
        for (Scenario scenario : Scenario.calls()) {
            if (arguments.asksFor(scenario.name())) {
                System.err.println(scenario.title() + " ...");
                run(calls, scenario);
                write(calls);
            }
        }
        int mebibytes = Integer.parseInt(arguments.value("mebibytes", "1024"));
        add(
                "upload",
                calls,
                () -> new UploadComparison(server, machine, folder, mebibytes).run(Math.min(7, arguments.rounds())));
        add("first", calls, () -> new FirstCallComparison(server, machine).run(arguments.rounds()));
        add("layers", calls, () -> LayersComparison.run(folder.resolve("jmh.txt"), arguments.rounds()));
        add("channels", calls, () -> channels(server));
        add("classpath", calls, FirstCallComparison::classPaths);
        System.out.println(write(calls));
        if (!failed.isEmpty()) {
            throw new IllegalStateException("Not all of it could be measured: " + failed);
        }
    }

    private void add(String name, CallComparison calls, Callable<Table> measurement) throws Exception {
        if (arguments.asksFor(name)) {
            System.err.println(name + " ...");
            tables.add(measurement.call());
            write(calls);
        }
    }

    /** One that fails is said at the end, and costs the others nothing. */
    private void run(CallComparison calls, Scenario scenario) throws IOException {
        String java25 = arguments.value("java25", "");
        if (scenario.needsVirtualThreads() && java25.isEmpty()) {
            System.err.println("not run: needs java25=HOME");
            return;
        }
        try {
            calls.run(scenario, scenario.needsVirtualThreads() ? machine.with(Path.of(java25)) : machine);
        } catch (IllegalStateException e) {
            failed.add(scenario.name() + ": " + e.getMessage());
        }
    }

    private Table channels(Server server) throws IOException {
        List<String> command = machine.jvm(
                Machine.Side.CLIENT,
                ChannelFootprint.class,
                System.getProperty("java.class.path"),
                List.of("-XX:+UseSerialGC", "-Xmx256m"),
                server.target(Scenario.Way.PLAIN)[0]);
        try (LineProcess process = LineProcess.start(command)) {
            String[] numbers = process.line().split(" ", -1);
            Table table = new Table("10,000 channels", "bytes each, beside the key", "threads more", "meters more");
            table.row(numbers);
            return table;
        }
    }

    /** What there is by now, so that a run that is cut off leaves what it has measured. */
    private String write(CallComparison calls) throws IOException {
        Path out = Files.createDirectories(Path.of("target", "comparison"));
        StringBuilder text = new StringBuilder(began + ", " + machine.description() + ", " + arguments.rounds()
                + " rounds, begun at a load of " + String.format(Locale.ROOT, "%.2f", load) + ".\n");
        int number = 0;
        for (Table table :
                Stream.concat(Stream.of(calls.table()), tables.stream()).toList()) {
            if (!table.isEmpty()) {
                text.append('\n').append(table.markdown());
                table.writeCsv(out.resolve("table-" + ++number + ".csv"));
            }
        }
        calls.raw().writeCsv(out.resolve("rounds.csv"));
        Files.writeString(out.resolve("comparison.md"), text);
        return text.toString();
    }
}
