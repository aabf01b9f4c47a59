package io.wabaprofile.cli;

import java.util.OptionalInt;

/** What shows the error stream. */
@FunctionalInterface
interface ErrorScreen {

    /** How wide it is; empty if the stream goes into a file, a pipe, or a terminal where a line cannot be overwritten. */
    OptionalInt columns();
}
