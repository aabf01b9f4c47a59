package io.wabaprofile.cli;

import java.util.List;

/** What a command does once its arguments are read. */
interface Task {

    /** @throws RuntimeException to be put into words, and into an exit code, by {@link FailureReport} */
    ExitCode run(Terminal terminal);

    /** What to do about a failure of {@link #run}, beside what its kind suggests. */
    default List<String> advice(RuntimeException failure) {
        return List.of();
    }
}
