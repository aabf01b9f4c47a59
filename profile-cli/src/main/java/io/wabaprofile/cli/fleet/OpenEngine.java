package io.wabaprofile.cli.fleet;

import io.wabaprofile.cli.output.Terminal;
import io.wabaprofile.fleet.FleetEngine;

/**
 * An engine with what it needs.
 *
 * @param description where the engine records the run
 * @param closing closes what the engine needs
 */
record OpenEngine(FleetEngine engine, String description, Runnable closing) implements AutoCloseable {
    /** The engine, whose failure to close is a warning: the run has ended, and is recorded. */
    OpenEngine warningTo(Terminal terminal) {
        return new OpenEngine(engine, description, () -> {
            try {
                closing.run();
            } catch (IllegalStateException notClosed) {
                terminal.warning(notClosed.getMessage() + ". The result of the run is not affected.");
            }
        });
    }

    @Override
    public void close() {
        closing.run();
    }
}
