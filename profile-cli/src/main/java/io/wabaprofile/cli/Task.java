package io.wabaprofile.cli;

/** What a command does once its arguments are read. */
interface Task {

    /** @throws RuntimeException to be put into words, and into an exit code, by {@link FailureReport} */
    ExitCode run(Terminal terminal);
}
