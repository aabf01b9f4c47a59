package io.wabaprofile.benchmarks;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From the start of a fresh JVM, with the class path that the subject needs, to its first finished GET. */
final class FirstCallComparison {
    private FirstCallComparison() {}

    /** The first round is not counted: it reads the jars into the page cache. */
    static Table run(Server server, Machine machine, int rounds) throws IOException {
        Map<Stack, String> classPaths = new EnumMap<>(Stack.class);
        for (Stack stack : Stack.values()) {
            classPaths.put(stack, stack.closure().classPath());
        }
        RoundResults millis = new RoundResults();
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<Stack, String> subject : classPaths.entrySet()) {
                double taken = firstCall(server, machine, subject.getKey(), subject.getValue());
                if (round > 0) {
                    millis.add(subject.getKey().title, taken);
                }
            }
        }
        Table table = new Table("First finished GET in a fresh JVM", "subject, ms, to bare, to Retrofit");
        for (String subject : millis.subjects()) {
            table.row(
                    subject,
                    millis.median("%.0f", subject),
                    millis.ratio(subject, Stack.BARE.title),
                    millis.ratio(subject, Stack.RETROFIT.title));
        }
        return table;
    }

    private static double firstCall(Server server, Machine machine, Stack stack, String classPath) throws IOException {
        String base = server.base(Server.Port.PLAIN);
        long served = server.counts().served();
        long start = System.nanoTime();
        try (LineProcess process =
                machine.java(Machine.CLIENT_CORE, FirstCall.class, classPath, List.of(), stack.name(), base)) {
            process.line();
            double millis = (System.nanoTime() - start) / 1e6;
            if (server.counts().served() != served + 1) {
                throw new IllegalStateException("Not one call by " + stack);
            }
            return millis;
        }
    }

    /** The jars of each subject. */
    static Table classPaths() throws IOException {
        Table table = new Table("Run-time class path", "what, jars, MB");
        for (String adapter : List.of("adapter-cloud", "adapter-onpremise", "adapter-upload")) {
            row(table, adapter, JarClosure.of(adapter));
        }
        for (Stack peer : List.of(Stack.FEIGN, Stack.RETROFIT, Stack.RESTFB)) {
            row(table, peer.title, peer.closure());
        }
        return table;
    }

    private static void row(Table table, String what, JarClosure closure) {
        table.row(
                what, Integer.toString(closure.jars().size()), String.format(Locale.ROOT, "%.2f", closure.megabytes()));
    }
}
