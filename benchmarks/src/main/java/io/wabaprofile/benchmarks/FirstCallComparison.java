package io.wabaprofile.benchmarks;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** From the start of a fresh JVM, with the class path that the subject needs, to its first finished GET. */
final class FirstCallComparison {
    private final Server server;
    private final Machine machine;

    FirstCallComparison(Server server, Machine machine) {
        this.server = server;
        this.machine = machine;
    }

    Table run(int rounds) throws IOException {
        Samples samples = new Samples();
        Map<Stack, String> classPaths = new EnumMap<>(Stack.class);
        for (Stack stack : Stack.values()) {
            classPaths.put(stack, stack.closure().classPath());
        }
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<Stack, String> subject : classPaths.entrySet()) {
                double millis = firstCall(subject.getKey(), subject.getValue());
                if (round > 0) {
                    samples.add(subject.getKey().title(), millis);
                }
            }
        }
        Table table = new Table("First finished GET in a fresh JVM", "subject", "ms", "to bare", "to Retrofit");
        for (String subject : samples.contenders()) {
            table.row(
                    subject,
                    String.format(Locale.ROOT, "%.0f", samples.of(subject).median()),
                    samples.ratio(subject, Stack.BARE.title()).spread(),
                    samples.ratio(subject, Stack.RETROFIT.title()).spread());
        }
        return table;
    }

    private double firstCall(Stack stack, String classPath) throws IOException {
        String[] target = server.target(Scenario.Way.PLAIN);
        List<String> command = machine.jvm(
                Machine.Side.CLIENT, FirstCall.class, classPath, List.of(), stack.name(), target[0], target[1]);
        long served = server.counts().served();
        long start = System.nanoTime();
        try (LineProcess process = LineProcess.start(command)) {
            if (!process.line().equals("done")) {
                throw new IllegalStateException("No call by " + stack);
            }
            double millis = (System.nanoTime() - start) / 1e6;
            if (server.counts().served() != served + 1) {
                throw new IllegalStateException("Not one call by " + stack);
            }
            return millis;
        }
    }

    /** What the subjects bring along. */
    static Table classPaths() throws IOException {
        Table table = new Table("Run-time class path", "what", "jars", "MB");
        for (String adapter : List.of("adapter-cloud", "adapter-onpremise", "adapter-upload")) {
            row(table, adapter, JarClosure.of(Set.of(adapter)));
        }
        row(table, Stack.FEIGN.title(), Stack.FEIGN.closure());
        row(table, Stack.RETROFIT.title(), Stack.RETROFIT.closure());
        row(table, Stack.RESTFB.title(), Stack.RESTFB.closure());
        return table;
    }

    private static void row(Table table, String what, JarClosure closure) throws IOException {
        table.row(what, Integer.toString(closure.count()), String.format(Locale.ROOT, "%.2f", closure.megabytes()));
    }
}
