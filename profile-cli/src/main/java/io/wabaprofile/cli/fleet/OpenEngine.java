package io.wabaprofile.cli.fleet;

import io.wabaprofile.fleet.FleetEngine;

/**
 * An engine with what it needs.
 *
 * @param description where the engine records the run
 * @param closing closes what the engine needs
 */
record OpenEngine(FleetEngine engine, String description, Runnable closing) implements AutoCloseable {
    @Override
    public void close() {
        closing.run();
    }
}
