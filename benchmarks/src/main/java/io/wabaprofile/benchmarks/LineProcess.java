package io.wabaprofile.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that responds to each line with a line, until it is closed. */
final class LineProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final Writer in;

    LineProcess(List<String> command) throws IOException {
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        out = process.inputReader(StandardCharsets.UTF_8);
        in = process.outputWriter(StandardCharsets.UTF_8);
    }

    String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IllegalStateException("A process of the comparison has ended: " + process.info());
        }
        return line;
    }

    String ask(String question) throws IOException {
        in.write(question + "\n");
        in.flush();
        return line();
    }

    /** What such a process does. */
    interface LineHandler {
        Object handle(String line) throws Exception;
    }

    /** Runs in such a process, until its standard input ends. */
    static void respond(LineHandler handler) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(handler.handle(line));
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }
}
