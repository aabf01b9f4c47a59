package io.wabaprofile.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** To whom a command answers. */
final class AnswerOptions {
    @Option(names = "--json", order = 99, description = "Answer with one JSON object, also when it fails.")
    private boolean json;

    boolean toMachines() {
        return json;
    }

    void answer(Terminal terminal, Supplier<List<String>> toPeople, Supplier<ObjectNode> toMachines) {
        if (json) {
            terminal.json(toMachines.get());
        } else {
            terminal.lines(toPeople.get());
        }
    }
}
