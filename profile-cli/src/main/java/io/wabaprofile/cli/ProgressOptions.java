package io.wabaprofile.cli;

import picocli.CommandLine.Option;

/** Whether an upload shows how far it is. */
final class ProgressOptions {
    @Option(names = "--quiet", order = 98, description = "Show no progress; with --json there is none either.")
    private boolean quiet;

    /** A bar where the error stream is a terminal, lines where it is not. */
    Progress of(String name, Terminal terminal, AnswerOptions answers, ErrorScreen screen) {
        if (quiet || answers.toMachines()) {
            return Progress.NONE;
        }
        return screen.columns().stream()
                .<Progress>mapToObj(columns -> new ProgressBarLine(name, terminal, columns))
                .findFirst()
                .orElseGet(() -> new ProgressLines(name, terminal));
    }
}
