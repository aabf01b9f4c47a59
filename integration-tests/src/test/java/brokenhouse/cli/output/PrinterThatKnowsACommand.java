package brokenhouse.cli.output;

import brokenhouse.cli.CommandThatReachesInside;

public final class PrinterThatKnowsACommand {
    public void print(CommandThatReachesInside command) {}
}
