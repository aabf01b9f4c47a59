package io.wabaprofile.cli;

import io.wabaprofile.cli.output.DisplayText;
import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.testkit.journal.Exchange;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Prints the exchanges of a step of the demo, as the simulator recorded them. */
final class ExchangeLog {
    private static final int STEP = 12;
    private static final int TARGET = 44;

    private final Dialog360Simulator simulator;
    private final Terminal terminal;
    private int printed;

    ExchangeLog(Dialog360Simulator simulator, Terminal terminal) {
        this.simulator = simulator;
        this.terminal = terminal;
        this.printed = simulator.exchanges().size();
    }

    /** Runs a step and prints its exchanges, also if the step fails. */
    <T> T during(String step, Supplier<T> work) {
        try {
            return work.get();
        } finally {
            String name = step;
            List<Exchange> all = simulator.exchanges();
            for (Exchange exchange : all.subList(printed, all.size())) {
                terminal.line("  " + DisplayText.padded(name, STEP) + line(exchange));
                name = "";
            }
            printed = all.size();
        }
    }

    /** Method, target, status and time on one line. */
    static String line(Exchange exchange) {
        return String.format(
                Locale.ROOT,
                "%-6s %s %3d %6.1f ms",
                exchange.method(),
                DisplayText.padded(
                        DisplayText.cutInTheMiddle(DisplayText.printable(exchange.target()), TARGET), TARGET),
                exchange.status(),
                exchange.took().toNanos() / 1e6);
    }
}
