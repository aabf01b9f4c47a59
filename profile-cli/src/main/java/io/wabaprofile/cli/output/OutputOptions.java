package io.wabaprofile.cli.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Whether a command prints its result as text or as JSON. */
public final class OutputOptions {
    @Option(names = "--json", order = 99, description = "Print one JSON object, also for a failure.")
    private boolean json;

    public boolean isJson() {
        return json;
    }

    public void print(Terminal terminal, Supplier<List<String>> text, Supplier<ObjectNode> document) {
        if (json) {
            terminal.json(document.get());
        } else {
            terminal.lines(text.get());
        }
    }
}
