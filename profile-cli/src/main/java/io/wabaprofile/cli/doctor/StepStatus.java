package io.wabaprofile.cli.doctor;

import java.util.Locale;

/** The result of a step, from good to bad. */
enum StepStatus {
    SKIPPED,
    OK,
    WARNING,
    FAILED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
