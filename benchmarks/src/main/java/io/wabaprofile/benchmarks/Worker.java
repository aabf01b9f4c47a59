package io.wabaprofile.benchmarks;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A subject's process: does each batch that a line asks for, and says what it took. */
final class Worker {
    private Worker() {}

    /** @param arguments the stack, the server's address, and the file of its certificate */
    public static void main(String[] arguments) throws Exception {
        try (Subject subject = Stack.valueOf(arguments[0]).open(Target.of(arguments[1], arguments[2]));
                Crew crew = new Crew()) {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            System.out.println("ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(crew.run(Batch.parse(line), subject).text());
            }
        }
        System.exit(0);
    }
}
