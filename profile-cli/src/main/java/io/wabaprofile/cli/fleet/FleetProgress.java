package io.wabaprofile.cli.fleet;

import io.wabaprofile.cli.output.OutputOptions;
import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.cli.transfer.ProgressOptions;
import io.wabaprofile.fleet.RunObserver;
import java.util.OptionalInt;

/** Shows the progress of a run. The caller closes it when the run has ended. */
interface FleetProgress extends RunObserver, AutoCloseable {
    @Override
    void close();

    /**
     * A bar if the error stream is a terminal, otherwise lines.
     *
     * @param command the name of the command
     */
    static FleetProgress of(
            String command, Terminal terminal, ProgressOptions options, OutputOptions output, OptionalInt columns) {
        if (!options.isShown(output)) {
            return () -> {};
        }
        return columns.isPresent()
                ? new FleetProgressBar(command, terminal, columns.getAsInt())
                : new FleetProgressLines(command, terminal, System::nanoTime);
    }
}
